import { render } from 'preact';
import { Failure } from '../../components/base/failure.tsx';
import { setPageChrome } from '../../components/base/page-chrome.ts';

import { createWords, WordsProvider } from '../../components/base/words.tsx';
import type { PanelPage } from '../../utils/platform/page-types.ts';
import { App } from './app.tsx';
import { loadView } from './load.ts';
import { loadLater } from './load-later.ts';

/**
 * Paints the panel once everything is read: the first paint is already the answer, and nothing moves
 * after it.
 */
export async function start(page: PanelPage, root: HTMLElement, now: () => number): Promise<void> {
  const words = createWords(page.messages, page.locale, now());
  setPageChrome(document, words, page.settings.theme, words.t('panel.name'));
  try {
    const first = await loadView(page, {
      chosen: null,
      now: now(),
      settings: page.settings,
      later: null,
      loadLater,
    });
    render(<App page={page} first={first} now={now} />, root);
  } catch (error) {
    render(
      <WordsProvider value={words}>
        <Failure detail={String(error)} retry={() => void start(page, root, now)} />
      </WordsProvider>,
      root,
    );
  }
}
