import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, openChromium } from '../../tools/demo/chromium.ts';
import { browserPath, built } from './support/built.ts';
import { beat, shownNotices, verdictOf } from './support/engine.ts';
import { openTown, type Town } from './support/town.ts';

let town: Town;
let chromium: Chromium;

beforeAll(async () => {
  town = await openTown();
  chromium = await openChromium({
    program: await browserPath('chromium'),
    extension: await built('chrome'),
    server: town.server,
    headless: true,
  });
});

afterAll(async () => {
  await chromium?.close();
  await town?.server.close();
});

/** What the toolbar shows for the tab with that address. */
async function badgeOf(url: string) {
  const tab = (await chromium.keyhole.tabs()).find((shown) => shown.url === url);
  return tab ? await chromium.keyhole.badge(tab.id) : null;
}

describe('in Chromium', { shuffle: false }, () => {
  it('opens the first page once and asks nobody before the person has chosen', async () => {
    await expect
      .poll(
        async () =>
          (await chromium.browser.pages()).filter((page) => page.url().endsWith('/welcome.html')).length,
      )
      .toBe(1);
    await chromium.keyhole.send({ type: 'refresh' });
    expect(town.asked()).toEqual([]);
    await chromium.keyhole.settings({ welcomed: true });
  });

  it('polls what is followed, and nothing because of a visit', async () => {
    await chromium.keyhole.send({ type: 'follow', service: 'github' });
    expect(await verdictOf(chromium.keyhole, 'github')).toMatchObject({
      health: 'operational',
      scope: 'none',
    });
    const feeds = new Set(town.asked().map(({ host }) => host));
    expect(feeds).toContain('www.githubstatus.com');

    town.forget();
    const page = await chromium.browser.newPage();
    await page.goto('https://www.reddit.com/');
    await page.goto('https://github.com/');
    await expect
      .poll(() => badgeOf('https://github.com/'))
      .toMatchObject({ text: '', title: expect.stringContaining('GitHub works') });
    expect(new Set(town.asked().map(({ host }) => host))).toEqual(new Set(['www.reddit.com', 'github.com']));
  });

  it('shows one notice, and paints symbol, colour and words on the tabs of the service only', async () => {
    town.says('github', 'down');
    await beat(chromium.keyhole);
    // looked at once: without a desktop Chromium takes its notifications away after some seconds
    expect(await chromium.keyhole.notices()).toHaveLength(1);
    expect(await shownNotices(chromium.keyhole)).toMatchObject([{ kind: 'started', services: ['github'] }]);
    await expect.poll(() => badgeOf('https://github.com/')).toMatchObject({ text: '✕', color: '#b3261e' });
    const [page] = (await chromium.browser.pages()).filter((tab) => tab.url() === 'https://github.com/');
    expect((await badgeOf('https://github.com/'))?.title).toContain('GitHub');

    await page?.goto('https://www.wikipedia.org/');
    await expect.poll(() => badgeOf('https://www.wikipedia.org/')).not.toMatchObject({ text: '✕' });
    await page?.goto('https://github.com/pulls');
    await expect
      .poll(() => badgeOf('https://github.com/pulls'))
      .toMatchObject({ text: '✕', color: '#b3261e' });
    await page?.reload();
    await expect
      .poll(() => badgeOf('https://github.com/pulls'))
      .toMatchObject({ text: '✕', color: '#b3261e' });
  });

  it('opens the panel from stored data, without a single request', async () => {
    const page = await chromium.browser.newPage();
    await page.goto('https://github.com/');
    await expect.poll(() => badgeOf('https://github.com/')).toMatchObject({ text: '✕' });
    const { title = '' } = (await badgeOf('https://github.com/')) ?? {};
    town.forget();
    const panel = await chromium.openPanel();
    const sentence = await panel.waitForSelector('main h1, main h2');
    await expect.poll(() => sentence?.evaluate((heading) => heading.textContent)).toBe(title);
    await expect
      .poll(() => panel.evaluate(() => document.body.textContent))
      .toContain('Elevated error rates');
    expect(town.asked()).toEqual([]);
    await panel.close();
  });
});
