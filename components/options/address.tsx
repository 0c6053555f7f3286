import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../base/words.tsx';

type Props = {
  id: string;
  label: string;
  note: string;
  /** Said in the place of the note where the address cannot be used. */
  invalid: string;
  placeholder: string;
  address: string | null;
  fixed: boolean;
  isValid: (address: string) => boolean;
  /** Keeps an address that is valid; null where the field is empty. */
  save: (address: string | null) => void;
};

/** A field for an address, kept only by its button: the browser may have to be asked for the host. */
export function AddressField({
  id,
  label,
  note,
  invalid,
  placeholder,
  fixed,
  isValid,
  save,
  ...props
}: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState(props.address ?? '');
  // also when it was changed elsewhere: what is shown must not overwrite it
  useEffect(() => setTyped(props.address ?? ''), [props.address]);
  const address = typed.trim();
  const valid = address === '' || isValid(address);
  return (
    <form
      class="line-form"
      id={id}
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) save(address === '' ? null : new URL(address).href);
      }}
    >
      <label>
        {label}
        <input
          class="field"
          type="text"
          inputMode="url"
          dir="ltr"
          placeholder={placeholder}
          disabled={fixed}
          aria-invalid={!valid}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button" disabled={fixed} aria-disabled={!valid}>
        {t('options.save')}
      </button>
      <p class="meta">{valid ? note : invalid}</p>
    </form>
  );
}
