import type { Settings } from '../../utils/settings/settings.ts';

const KEY = 'theme';

/**
 * Sets the theme of the page. Called first without settings, before anything is painted, with what was
 * chosen last time, so that a dark panel never flashes white.
 */
export function applyTheme(root: HTMLElement, theme: Settings['theme'] | null): void {
  const last = localStorage.getItem(KEY) ?? 'auto';
  const wanted = theme ?? last;
  const dark = wanted === 'dark' || (wanted === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  if (wanted !== last) localStorage.setItem(KEY, wanted);
}
