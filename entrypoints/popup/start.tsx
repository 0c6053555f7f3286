import { render } from 'preact';
import { dress } from '../../components/base/dress.ts';
import { Failure } from '../../components/base/failure.tsx';

import { createWords, WordsProvider } from '../../components/base/words.tsx';
import type { Page } from '../../utils/platform/page.ts';
import { App } from './app.tsx';
import { loadView } from './load.ts';

/**
 * Paints the panel once everything is read: the first paint is already the answer, and nothing moves
 * after it.
 */
export async function start(page: Page, root: HTMLElement, now: () => number): Promise<void> {
  const words = createWords(page.messages, page.locale, now());
  dress(document, words, page.settings.theme, words.t('panel.name'));
  try {
    const first = await loadView(page, null, now(), page.settings);
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
