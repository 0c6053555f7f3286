import browser, { type Tabs } from 'webextension-polyfill';

/** The one door to the browser: nothing outside this folder imports the polyfill. */
export { type Browser, browser };

/** True in Firefox, whose notifications and alarms refuse options that Chrome knows. */
export const isFirefox = (): boolean => browser.runtime.getURL('').startsWith('moz-extension:');
