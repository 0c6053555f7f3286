import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

type Props = {
  on: boolean;
  change: (on: boolean) => void;
  label: ComponentChildren;
  /** What it means or sends, read out together with the label. */
  note?: ComponentChildren;
  disabled?: boolean;
};

/** A choice between on and off, with its whole line to click on. */
export function Switch({ on, change, label, note, disabled = false }: Props) {
  const id = useId();
  return (
    <div class="switch">
      <label>
        <span class="switch-label">{label}</span>
        <input
          type="checkbox"
          role="switch"
          aria-checked={on}
          checked={on}
          disabled={disabled}
          aria-describedby={note ? id : undefined}
          onChange={(event) => change(event.currentTarget.checked)}
        />
      </label>
      {note ? (
        <p class="meta" id={id}>
          {note}
        </p>
      ) : null}
    </div>
  );
}
