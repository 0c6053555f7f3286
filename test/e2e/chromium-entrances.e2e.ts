import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chromium } from '../../tools/demo/chromium.ts';
import { openIn } from './support/chromium.ts';
import { beat, shownNotices } from './support/engine.ts';
import { openTown, type Town } from './support/town.ts';

let town: Town;
let chromium: Chromium;

beforeAll(async () => {
  town = await openTown();
  chromium = await openIn(town);
  await chromium.extensionProbe.settings({ follows: ['github'], welcomed: true, country: 'IN' });
  await beat(chromium.extensionProbe);
});

afterAll(async () => {
  await chromium?.close();
  await town?.server.close();
});

/** Sets off an event of the browser's own surfaces, which no remote control can reach, in the worker. */
async function happens(event: string, ...details: unknown[]): Promise<void> {
  await chromium.inWorker(`void chrome.${event}.dispatch(...${JSON.stringify(details)})`);
}

async function addresses(): Promise<string[]> {
  return (await chromium.browser.pages()).map((page) => page.url());
}

const panelOn = (site: string) =>
  `${chromium.extensionProbe.origin}/popup.html?url=${encodeURIComponent(`https://${site}/`)}`;

describe('the panel opens', () => {
  it('about a link, from its menu: its host alone is handed on', async () => {
    const linkUrl = 'https://www.flickr.com/photos/somebody?secret=1';
    await happens('contextMenus.onClicked', { menuItemId: 'is-it-just-me', linkUrl }, { incognito: false });
    await expect.poll(addresses).toContain(panelOn('www.flickr.com'));
  });

  it('not about a link in a private window', async () => {
    const before = await addresses();
    const linkUrl = 'https://www.pinterest.com/';
    await happens('contextMenus.onClicked', { menuItemId: 'is-it-just-me', linkUrl }, { incognito: true });
    await happens('omnibox.onInputEntered', 'etsy', 'currentTab');
    await expect.poll(addresses).toContain(panelOn('etsy.com'));
    expect(await addresses()).toHaveLength(before.length + 1);
  });

  it('from the address bar, where a few letters find a service', async () => {
    const found = await chromium.inWorker(
      `new Promise((resolve) => chrome.omnibox.onInputChanged.dispatch('redd', resolve))`,
    );
    expect(found).toContainEqual({ content: 'reddit.com', description: 'Reddit (reddit.com)' });
    await happens('omnibox.onInputEntered', 'reddit.com', 'currentTab');
    await expect.poll(addresses).toContain(panelOn('reddit.com'));
  });
});

it('a click on a notice opens the official page and takes the notice down', async () => {
  town.says('github', 'down');
  await beat(chromium.extensionProbe);
  const [notice] = await shownNotices(chromium.extensionProbe);
  expect(await chromium.extensionProbe.notices()).toEqual([notice?.id]);
  await happens('notifications.onClicked', notice?.id);
  await expect.poll(addresses).toContain('https://www.githubstatus.com/');
  await expect.poll(() => chromium.extensionProbe.notices()).toEqual([]);
});
