import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chromium } from '../../tools/demo/chromium.ts';
import { openIn } from './support/chromium.ts';
import { beat, shownNotices, verdictOf } from './support/engine.ts';
import { badgeAfter, badgeOf, headlineOf, visit, withPanel } from './support/sight.ts';
import { openTown, type Town } from './support/town.ts';

let town: Town;
let chromium: Chromium;
let tab: Page;

beforeAll(async () => {
  town = await openTown();
  chromium = await openIn(town);
});

afterAll(async () => {
  await chromium?.close();
  await town?.server.close();
});

describe('in Chromium', { shuffle: false }, () => {
  it('opens the first page once and asks nobody before the person has chosen', async () => {
    await expect
      .poll(
        async () =>
          (await chromium.browser.pages()).filter((page) => page.url().endsWith('/welcome.html')).length,
      )
      .toBe(1);
    await chromium.extensionProbe.send({ type: 'refresh' });
    expect(town.asked()).toEqual([]);
    await chromium.extensionProbe.settings({ welcomed: true });
  });

  it('polls what is followed, and nothing because of a visit', async () => {
    await chromium.extensionProbe.send({ type: 'follow', service: 'github' });
    expect(await verdictOf(chromium.extensionProbe, 'github')).toMatchObject({
      health: 'operational',
      scope: 'none',
    });
    const feeds = new Set(town.asked().map(({ host }) => host));
    expect(feeds).toContain('www.githubstatus.com');

    town.forget();
    tab = await visit(chromium, 'https://www.reddit.com/');
    await tab.goto('https://github.com/');
    await expect
      .poll(() => badgeOf(chromium, 'https://github.com/'))
      .toMatchObject({ text: '', title: expect.stringContaining('GitHub is working') });
    expect(new Set(town.asked().map(({ host }) => host))).toEqual(new Set(['www.reddit.com', 'github.com']));
  });

  it('shows one notice, and paints symbol, colour and words on the tabs of the service only', async () => {
    town.says('github', 'down');
    await beat(chromium.extensionProbe);
    // looked at once: without a desktop Chromium takes its notifications away after some seconds
    expect(await chromium.extensionProbe.notices()).toHaveLength(1);
    expect(await shownNotices(chromium.extensionProbe)).toMatchObject([
      { kind: 'started', services: ['github'] },
    ]);
    await expect
      .poll(() => badgeOf(chromium, 'https://github.com/'))
      .toMatchObject({ text: '✕', color: '#b3261e' });
    expect((await badgeOf(chromium, 'https://github.com/'))?.title).toContain('GitHub');

    await tab.goto('https://www.wikipedia.org/');
    await expect.poll(() => badgeOf(chromium, 'https://www.wikipedia.org/')).not.toMatchObject({ text: '✕' });
    await tab.goto('https://github.com/pulls');
    await expect
      .poll(() => badgeOf(chromium, 'https://github.com/pulls'))
      .toMatchObject({ text: '✕', color: '#b3261e' });
    await tab.reload();
    await expect
      .poll(() => badgeOf(chromium, 'https://github.com/pulls'))
      .toMatchObject({ text: '✕', color: '#b3261e' });
    const none = { text: '', title: 'Is It Me?' };
    expect(await badgeAfter(chromium, tab, 'https://github.com/pulls')).toMatchObject(none);
  });

  it('opens the panel from stored data, without a single request', async () => {
    const url = 'https://github.com/issues';
    await tab.goto(url);
    await expect.poll(() => badgeOf(chromium, url)).toMatchObject({ text: '✕' });
    const badge = await badgeOf(chromium, url);
    town.forget();
    await withPanel(chromium, tab, async (panel) => {
      expect(await headlineOf(panel)).toBe(badge?.title);
      await panel.waitForSelector('::-p-text(Elevated error rates)');
    });
    expect(town.asked()).toEqual([]);
  });

  it('keeps the badge of a page that fails, however often it is loaded', async () => {
    const url = 'https://github.com/gone';
    town.server.fail('github.com', 'reset');
    await tab.goto(url).catch(() => null);
    await expect.poll(() => badgeOf(chromium, url)).toMatchObject({ text: '✕' });
    for (const _ of [1, 2]) {
      await tab.reload().catch(() => null);
      await expect.poll(() => badgeOf(chromium, url)).toMatchObject({ text: '✕' });
    }
    await visit(chromium, `${url}/too`);
    await expect.poll(() => badgeOf(chromium, `${url}/too`)).toMatchObject({ text: '✕' });
  });
});
