import type { Settings } from '../../utils/settings/settings.ts';
import { applyTheme } from './theme.ts';
import type { Words } from './words.tsx';

/** Gives a page its language, direction, theme and title. */
export function setPageChrome(
  document: Document,
  words: Words,
  theme: Settings['theme'],
  title: string,
): void {
  const html = document.documentElement;
  applyTheme(html, theme);
  html.lang = words.locale;
  html.dir = words.direction;
  document.title = title;
}

/** Goes along with a theme and a language that were chosen since the page was opened, on this page or another. */
export function renewPageChrome({ theme, language }: Settings, opened: Settings): void {
  applyTheme(document.documentElement, theme);
  // another language is another set of messages
  if (language !== opened.language) location.reload();
}
