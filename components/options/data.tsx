import { useRef, useState } from 'preact/hooks';
import { useWords } from '../base/words.tsx';
import type { OptionsActions, OptionsView } from './types.ts';

const focus = (element: HTMLElement | null) => element?.focus();

/** How much is kept, how to take it along, and how to delete it. Deleting asks once more. */
export function Data({ view, actions }: { view: OptionsView; actions: OptionsActions }) {
  const { t, locale } = useWords();
  const [asking, setAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const answered = () => {
    setAsking(false);
    heading.current?.focus();
  };
  const size = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  });
  return (
    <section class="sheet" id="data">
      <h2 ref={heading} tabIndex={-1}>
        {t('options.data')}
      </h2>
      {view.size === null ? null : (
        <p>{t('options.data.size', { size: size.format(view.size / 1_000_000) })}</p>
      )}
      <p class="meta">{t('options.data.note')}</p>
      <div class="chips">
        <button type="button" class="button" onClick={actions.openDashboard}>
          {t('options.data.export')}
        </button>
        {asking ? null : (
          <button type="button" class="button danger" onClick={() => setAsking(true)}>
            {t('options.data.delete')}
          </button>
        )}
      </div>
      {asking ? (
        <div class="hint" role="alert">
          <p>{t('options.data.sure')}</p>
          <div class="chips">
            {/* a key held down must not answer yes */}
            <button type="button" class="button" ref={focus} onClick={answered}>
              {t('options.data.no')}
            </button>
            <button
              type="button"
              class="button danger"
              onClick={() => {
                answered();
                actions.deleteEverything();
              }}
            >
              {t('options.data.yes')}
            </button>
          </div>
        </div>
      ) : null}
    </section>
  );
}
