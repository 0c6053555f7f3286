import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Sign, type SignName } from '../base/sign.tsx';

export type Choice = { key: string; label: string; choose: () => void };

export type DrawerAction = {
  key: string;
  sign: SignName;
  label: string;
  /** Shown above the choices once opened. */
  title?: string;
  choices: Choice[];
};

/**
 * Buttons that open a row of choices under themselves, one at a time; choosing closes it. Escape closes
 * it too and gives the focus back to its button.
 */
export function Drawers({
  actions,
  children,
}: {
  actions: readonly DrawerAction[];
  children?: ComponentChildren;
}) {
  const [open, setOpen] = useState<string | null>(null);
  const active = actions.find((action) => action.key === open);
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    if (event.key !== 'Escape' || !active) return;
    event.preventDefault(); // the browser would close the whole panel
    event.currentTarget.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    setOpen(null);
  };
  return (
    <div class="drawers" onKeyDown={onKeyDown}>
      <div class="drawer-buttons">
        {children}
        {actions.map(({ key, sign, label }) => (
          <button
            key={key}
            type="button"
            class="button"
            aria-expanded={open === key}
            aria-controls={`drawer-${key}`}
            onClick={() => setOpen(open === key ? null : key)}
          >
            <Sign name={sign} />
            {label}
          </button>
        ))}
      </div>
      {actions.map(({ key, title, label, choices }) => (
        <div
          key={key}
          id={`drawer-${key}`}
          class="drawer"
          role="group"
          aria-label={label}
          hidden={open !== key}
        >
          {title ? <p class="meta">{title}</p> : null}
          <div class="chips">
            {choices.map((choice) => (
              <button
                key={choice.key}
                type="button"
                class="button small"
                onClick={() => {
                  choice.choose();
                  setOpen(null);
                }}
              >
                {choice.label}
              </button>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
