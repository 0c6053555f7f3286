import { render } from 'preact';
import { Failure } from '../../components/base/failure.tsx';
import { setPageChrome } from '../../components/base/page-chrome.ts';
import { createWords, WordsProvider } from '../../components/base/words.tsx';
import type { Page } from '../../utils/platform/page-types.ts';
import { App } from './app.tsx';
import { loadDashboard } from './load.ts';

/** Paints the dashboard; `#service=<id>` in the address looks at one service. */
export async function start(page: Page, root: HTMLElement, now: () => number): Promise<void> {
  const words = createWords(page.messages, page.locale, now());
  setPageChrome(document, words, page.settings.theme, words.t('dashboard.title'));
  const focus = new URLSearchParams(location.hash.slice(1)).get('service');
  try {
    const first = await loadDashboard(page, focus, now());
    render(<App page={page} first={first} focus={focus} now={now} />, root);
  } catch (error) {
    render(
      <WordsProvider value={words}>
        <Failure detail={String(error)} retry={() => void start(page, root, now)} />
      </WordsProvider>,
      root,
    );
  }
}
