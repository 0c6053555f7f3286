import type { Browser, Page } from 'puppeteer-core';

/**
 * Opens an empty page. In Firefox it gets a window of its own: ESR 140 looks for the tab strip of the newest
 * window, which may be the one of an extension's background page and has none ("selectedTab").
 */
export async function newTab(browser: Browser): Promise<Page> {
  const version = await browser.version();
  return browser.newPage(/^firefox/i.test(version) ? { type: 'window' } : {});
}
