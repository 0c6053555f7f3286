import browser, { type Action, type Tabs } from 'webextension-polyfill';

export type { Action, Tabs };
/** The worker's door to the browser: nothing outside this folder imports the polyfill. */
export { browser };
