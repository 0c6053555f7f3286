import { useEffect } from 'preact/hooks';
import type { Settings } from '../../utils/settings/settings.ts';
import { renewPageChrome } from './page-chrome.ts';

/** What depends on the time of day is looked at again so often, ms. */
const EVERY = 60_000;

type Kept = {
  /** The settings that the page was opened with. */
  settings: Settings;
  readSettings: () => Promise<Settings>;
  /** Calls back when anything is stored, on this page or another; returns what ends it. */
  onChange: (listener: () => void) => () => void;
};

/**
 * Reads a page's view again whenever something is stored, and each minute, and goes along with a theme and
 * a language that were chosen on another page.
 */
export function useLiveView(page: Kept, reload: () => Promise<void>): void {
  useEffect(() => {
    const follow = async () => {
      renewPageChrome(await page.readSettings().catch(() => page.settings), page.settings);
      await reload();
    };
    const stop = page.onChange(() => void follow());
    const timer = setInterval(() => void reload(), EVERY);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [page, reload]);
}
