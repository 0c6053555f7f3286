import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useKeys } from '../base/keys.ts';
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
  const around = useRef<HTMLDivElement>(null);
  const close = () => {
    // what had the focus is about to be hidden
    around.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    setOpen(null);
  };
  useKeys(around, (event) => {
    if (event.key !== 'Escape' || open === null) return;
    event.preventDefault(); // the browser would close the whole panel
    close();
  });
  return (
    <div class="drawers" ref={around}>
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
        <fieldset key={key} id={`drawer-${key}`} class="drawer" hidden={open !== key}>
          <legend class={title ? 'meta' : 'sr-only'}>{title ?? label}</legend>
          <div class="chips">
            {choices.map((choice) => (
              <button
                key={choice.key}
                type="button"
                class="button small"
                onClick={() => {
                  choice.choose();
                  close();
                }}
              >
                {choice.label}
              </button>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
