import type { Page } from 'puppeteer-core';
import type { Chromium } from '../../../tools/demo/chromium.ts';
import type { BadgeState } from '../../../tools/demo/keyhole.ts';

/** What the toolbar shows for the tab with that address; null where there is no such tab. */
export async function badgeOf({ keyhole }: Chromium, url: string): Promise<BadgeState | null> {
  const tab = (await keyhole.tabs()).find((shown) => shown.url === url);
  return tab ? await keyhole.badge(tab.id) : null;
}

export async function titleOf(chromium: Chromium, url: string): Promise<string> {
  return (await badgeOf(chromium, url))?.title ?? '';
}

/** The tab with that address. @throws when there is none. */
export async function tabOf({ browser }: Chromium, url: string): Promise<Page> {
  const page = (await browser.pages()).find((tab) => tab.url() === url);
  if (!page) throw new Error(`no tab shows ${url}`);
  return page;
}

/** Opens the panel over the tab with that address, looks, and closes it. */
export async function withPanel<Result>(
  chromium: Chromium,
  url: string,
  look: (panel: Page) => Promise<Result>,
): Promise<Result> {
  await (await tabOf(chromium, url)).bringToFront();
  const panel = await chromium.openPanel();
  try {
    await panel.waitForSelector('main h1');
    return await look(panel);
  } finally {
    await panel.close();
  }
}

/** The panel's first sentence for the tab with that address. */
export function headlineOf(chromium: Chromium, url: string): Promise<string> {
  return withPanel(chromium, url, (panel) => panel.$eval('main h1', (heading) => heading.textContent ?? ''));
}
