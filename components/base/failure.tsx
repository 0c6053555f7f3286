import { Mark } from './mark.tsx';
import { useWords } from './words.tsx';

/** Shown when the page's own data could not be read: what it means, and one thing to try. */
export function Failure({ detail, retry }: { detail: string; retry: () => void }) {
  const { t } = useWords();
  return (
    <main class="failure">
      <Mark standing={{ health: 'unknown', scope: 'unknown' }} size={36} />
      <h1>{t('panel.error.title')}</h1>
      <p>{t('panel.error.what')}</p>
      <p class="meta" dir="auto">
        {detail}
      </p>
      <button type="button" class="button" onClick={retry}>
        {t('panel.error.retry')}
      </button>
    </main>
  );
}
