import { render } from 'preact';
import { setPageChrome } from '../../components/base/page-chrome.ts';
import { createWords } from '../../components/base/words.tsx';
import type { Page } from '../../utils/platform/page-types.ts';
import { App } from './app.tsx';

/** Paints the first run. */
export async function start(page: Page, root: HTMLElement, now: () => number): Promise<void> {
  const words = createWords(page.messages, page.locale, now());
  setPageChrome(document, words, page.settings.theme, words.t('panel.name'));
  render(<App page={page} now={now} />, root);
}
