import { useState } from 'preact/hooks';
import { useWords } from '../base/words.tsx';
import type { OptionsActions, OptionsView } from './types.ts';

/** How much is kept, how to take it along, and how to delete it. Deleting asks once more. */
export function Data({ view, actions }: { view: OptionsView; actions: OptionsActions }) {
  const { t, locale } = useWords();
  const [asking, setAsking] = useState(false);
  const size = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  });
  return (
    <section class="sheet" id="data">
      <h2>{t('options.data')}</h2>
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
            <button
              type="button"
              class="button danger"
              onClick={() => {
                setAsking(false);
                actions.deleteEverything();
              }}
            >
              {t('options.data.yes')}
            </button>
            <button type="button" class="button" onClick={() => setAsking(false)}>
              {t('options.data.no')}
            </button>
          </div>
        </div>
      ) : null}
    </section>
  );
}
