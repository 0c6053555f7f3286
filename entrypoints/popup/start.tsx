import { render } from 'preact';
import { Failure } from '../../components/base/failure.tsx';
import { applyTheme } from '../../components/base/theme.ts';
import { createWords, WordsProvider } from '../../components/base/words.tsx';
import type { Page } from '../../utils/platform/page.ts';
import { App } from './app.tsx';
import { loadView } from './load.ts';

/**
 * Paints the panel once everything is read: the first paint is already the answer, and nothing moves
 * after it.
 */
export async function start(page: Page, root: HTMLElement, now: () => number): Promise<void> {
  const html = document.documentElement;
  const words = createWords(page.messages, page.locale, now());
  applyTheme(html, page.settings.theme);
  html.lang = page.locale;
  html.dir = words.direction;
  document.title = words.t('panel.name');
  try {
    const first = await loadView(page, null, now());
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
