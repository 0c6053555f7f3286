import { render } from 'preact';
import { Failure } from '../../components/base/failure.tsx';
import { setPageChrome } from '../../components/base/page-chrome.ts';
import { createWords, WordsProvider } from '../../components/base/words.tsx';
import type { Page } from '../../utils/platform/page-types.ts';
import { App } from './app.tsx';
import { loadOptions } from './load.ts';

/** Paints the settings; `#page=<address>` offers to look for a status page there. */
export async function start(page: Page, root: HTMLElement, now: () => number): Promise<void> {
  const words = createWords(page.messages, page.locale, now());
  setPageChrome(
    document,
    words,
    page.settings.theme,
    `${words.t('options.title')} – ${words.t('panel.name')}`,
  );
  const statusPage = new URLSearchParams(location.hash.slice(1)).get('page') ?? '';
  try {
    const first = await loadOptions(page, now());
    render(<App page={page} first={first} statusPage={statusPage} now={now} />, root);
  } catch (error) {
    render(
      <WordsProvider value={words}>
        <Failure detail={String(error)} retry={() => void start(page, root, now)} />
      </WordsProvider>,
      root,
    );
  }
}
