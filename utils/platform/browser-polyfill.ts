import type { Browser } from 'webextension-polyfill';

const { browser: standard, chrome } = globalThis as { browser?: Browser; chrome?: Browser };

/**
 * The browser's own interface, for pages: in every browser that we support its methods answer with
 * promises. Where browsers still differ (answering a message later), the worker uses the polyfill (`api.ts`).
 */
export const browser = (standard ?? chrome) as Browser;

/** True in Firefox, which knows permissions and options that Chrome refuses, and the other way round. */
export function isFirefox(): boolean {
  return browser.runtime.getURL('').startsWith('moz-extension:');
}
