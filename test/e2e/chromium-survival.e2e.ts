import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chromium } from '../../tools/demo/chromium.ts';
import type { Reply } from '../../tools/world/internet/request.ts';
import { openIn } from './support/chromium.ts';
import { beat, makeDue, settle, shownNotices, verdictOf } from './support/engine.ts';
import { temporaryFolder } from './support/folder.ts';
import { headlineOf, titleOf, visit, withPanel } from './support/sight.ts';
import { statusPage } from './support/status-page.ts';
import { FEED, openTown, type Town } from './support/town.ts';

const { folder, remove } = temporaryFolder();
const PAGE = 'https://github.com/';
/** How a sentence about trouble sounds, whether the site opens here or not. */
const TROUBLE = /GitHub .*(trouble|failing)/;
let town: Town;
let chromium: Chromium;
let tab: Page;

async function open(): Promise<Chromium> {
  return await openIn(town, { profile: folder });
}

beforeAll(async () => {
  town = await openTown();
  chromium = await open();
  await chromium.extensionProbe.settings({ follows: ['github', 'reddit'], welcomed: true });
  await beat(chromium.extensionProbe);
  tab = await visit(chromium, PAGE);
});

afterAll(async () => {
  await chromium?.close();
  await town?.server.close();
  remove();
});

/** Badge title and panel sentence, which must agree. */
async function whatIsSaid(): Promise<string> {
  const title = await titleOf(chromium, PAGE);
  expect(await withPanel(chromium, tab, headlineOf)).toBe(title);
  return title;
}

describe('whatever happens to the browser, it stays true and says everything once', {
  shuffle: false,
}, () => {
  it('the worker is killed between two polls', async () => {
    await chromium.killWorker();
    town.says('github', 'down');
    await beat(chromium.extensionProbe);
    expect(await chromium.extensionProbe.notices()).toHaveLength(1);
    await chromium.killWorker();
    await beat(chromium.extensionProbe);
    expect(await shownNotices(chromium.extensionProbe)).toMatchObject([
      { kind: 'started', services: ['github'] },
    ]);
    expect(await chromium.extensionProbe.rows('outbox')).toEqual([]);
    await expect.poll(() => titleOf(chromium, PAGE)).toMatch(TROUBLE);
    expect(await whatIsSaid()).toMatch(TROUBLE);
  });

  it('the worker is killed in the middle of a poll', async () => {
    let asked = 0;
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    town.feeds.set(FEED.reddit, async () => {
      asked += 1;
      await held;
      return statusPage('reddit', 'down');
    });
    await makeDue(chromium.extensionProbe);
    const tick = chromium.extensionProbe.send({ type: 'refresh' }).catch(() => null);
    await expect.poll(() => asked).toBe(1);
    await chromium.killWorker();
    goOn();
    await tick;

    await beat(chromium.extensionProbe);
    expect(await verdictOf(chromium.extensionProbe, 'reddit')).toMatchObject({ scope: 'widespread' });
    const notices = await shownNotices(chromium.extensionProbe);
    expect(notices.map(({ kind, services }) => [kind, services])).toEqual(
      expect.arrayContaining([
        ['started', ['github']],
        ['started', ['reddit']],
      ]),
    );
    expect(notices).toHaveLength(2);
  });

  it('the browser is restarted', async () => {
    const before = await shownNotices(chromium.extensionProbe);
    await chromium.close();
    chromium = await open();
    tab = await visit(chromium, PAGE);
    await expect.poll(() => titleOf(chromium, PAGE)).toMatch(TROUBLE);
    await beat(chromium.extensionProbe);
    expect(await shownNotices(chromium.extensionProbe)).toEqual(before);
    expect(await chromium.extensionProbe.notices()).toEqual([]);
    expect(await whatIsSaid()).toMatch(TROUBLE);
  });

  const html = { 'content-type': 'text/html' };
  const bad: [name: string, reply: Reply][] = [
    ['an error 500', { status: 500, headers: html, body: '<h1>Internal error</h1>' }],
    [
      'a web page with status 200',
      { status: 200, headers: html, body: '<!doctype html><h1>All systems go</h1>' },
    ],
    ['garbage', { status: 200, body: Uint8Array.from({ length: 400 }, (_, index) => (index * 151) & 0xff) }],
    ['an empty body', { status: 200, body: '' }],
    ['no answer', { fail: 'reset' }],
  ];
  it.for(bad)('the feed answers with %s', async ([, reply]) => {
    const before = await shownNotices(chromium.extensionProbe);
    town.feeds.set(FEED.github, () => reply);
    await beat(chromium.extensionProbe);
    expect(await verdictOf(chromium.extensionProbe, 'github')).not.toMatchObject({ health: 'operational' });
    expect(await shownNotices(chromium.extensionProbe)).toEqual(before);
    expect(await whatIsSaid()).not.toMatch(/works/);
  });

  it('the trouble ends, and that is said once', async () => {
    town.says('github', 'well');
    town.says('reddit', 'well');
    await beat(chromium.extensionProbe);
    await chromium.killWorker();
    await settle(chromium.extensionProbe);
    await beat(chromium.extensionProbe);
    await beat(chromium.extensionProbe);
    const notices = await shownNotices(chromium.extensionProbe);
    expect(notices.map(({ kind, services }) => [kind, ...services]).sort()).toEqual([
      ['over', 'github'],
      ['over', 'reddit'],
    ]);
    await expect.poll(() => titleOf(chromium, PAGE)).toContain('GitHub is working');
    expect(await whatIsSaid()).toContain('GitHub is working');
  });

  it('a feed that was never readable is unknown, not well', async () => {
    town.feeds.set('https://discordstatus.com/api/v2/summary.json', () => ({ status: 500, body: 'no' }));
    await chromium.extensionProbe.send({ type: 'follow', service: 'discord' });
    expect(await verdictOf(chromium.extensionProbe, 'discord')).toMatchObject({
      health: 'unknown',
      scope: 'unknown',
    });
  });
});
