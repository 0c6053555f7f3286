import type { Browser, Page } from 'puppeteer-core';
import type { Chromium } from '../../../tools/demo/chromium.ts';
import type { BadgeState, ExtensionProbe } from '../../../tools/demo/extension-probe.ts';
import { newTab } from '../../../tools/demo/new-tab.ts';

/** What the toolbar shows for the tab with that address; null where there is no such tab. */
export async function badgeOf(
  { extensionProbe }: { extensionProbe: ExtensionProbe },
  url: string,
): Promise<BadgeState | null> {
  const tab = (await extensionProbe.tabs()).find((shown) => shown.url === url);
  return tab ? await extensionProbe.badge(tab.id) : null;
}

/** What the toolbar shows for the tab with that address when it has gone on to a page that is no site. */
export async function badgeAfter(
  { extensionProbe }: { extensionProbe: ExtensionProbe },
  tab: Page,
  url: string,
): Promise<BadgeState> {
  const shown = (await extensionProbe.tabs()).find((one) => one.url === url);
  if (!shown) throw new Error(`no tab shows ${url}`);
  await tab.goto('about:blank');
  return extensionProbe.badge(shown.id);
}

export async function titleOf(of: { extensionProbe: ExtensionProbe }, url: string): Promise<string> {
  return (await badgeOf(of, url))?.title ?? '';
}

/** Opens an address in a new tab; a page that fails to load is as good. */
export async function visit({ browser }: { browser: Browser }, url: string): Promise<Page> {
  const tab = await newTab(browser);
  await tab.goto(url).catch(() => null);
  return tab;
}

/** Opens the panel over a tab, looks, and closes it. */
export async function withPanel<Result>(
  chromium: Chromium,
  tab: Page,
  look: (panel: Page) => Promise<Result>,
): Promise<Result> {
  await tab.bringToFront();
  const panel = await chromium.openPanel();
  try {
    // without a desktop no window has the focus for sure, and the clipboard wants it
    await panel.emulateFocusedPage(true);
    await panel.waitForSelector('main h1');
    return await look(panel);
  } finally {
    await panel.close().catch(() => undefined); // it closes by itself when it opens a tab
  }
}

/** The first sentence of an open panel. */
export function headlineOf(panel: Page): Promise<string> {
  return panel.$eval('main h1', (heading) => heading.textContent ?? '');
}
