import browser, { type Action, type Tabs } from 'webextension-polyfill';

export type { Action, Tabs };
/** The one door to the browser: nothing outside this folder imports the polyfill. */
export { browser };

/** True in Firefox, which knows permissions and options that Chrome refuses, and the other way round. */
export function isFirefox(): boolean {
  return browser.runtime.getURL('').startsWith('moz-extension:');
}
