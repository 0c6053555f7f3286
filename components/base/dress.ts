import type { Settings } from '../../utils/store/settings.ts';
import { applyTheme } from './theme.ts';
import type { Words } from './words.tsx';

/** Gives a page its language, direction, theme and title. */
export function dress(document: Document, words: Words, theme: Settings['theme'], title: string): void {
  const html = document.documentElement;
  applyTheme(html, theme);
  html.lang = words.locale;
  html.dir = words.direction;
  document.title = title;
}
