import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chromium } from '../../tools/demo/chromium.ts';
import type { Fault } from '../../tools/demo/faults.ts';
import { copyGranted } from '../../tools/demo/granted.ts';
import type { Cause, Scope } from '../../utils/assess/types.ts';
import { CHECK_ORIGINS } from '../../utils/probe/operators.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import { writeBlocker } from './support/blocker.ts';
import { built } from './support/built.ts';
import { openIn } from './support/chromium.ts';
import { untilJudged, verdictOf } from './support/engine.ts';
import { temporaryFolder } from './support/folder.ts';
import { press } from './support/press.ts';
import { badgeOf, headlineOf, visit, withPanel } from './support/sight.ts';
import { openTown, type Town } from './support/town.ts';

type Case = {
  /** What happens, for a person to read. */
  what: string;
  service: string;
  host: string;
  /** How it fails here: on the wire, or by a rule of the browser's resolver. */
  fault?: Fault;
  rule?: string;
  /** What others get, by the words of a world; absent: it works for them. */
  elsewhere?: object;
  scope: Scope;
  cause: Cause | readonly Cause[];
  badge: string;
};

const CASES: readonly Case[] = [
  {
    what: 'a name that only this resolver does not find',
    service: 'spotify',
    host: 'www.spotify.com',
    rule: 'MAP www.spotify.com ~NOTFOUND',
    scope: 'local',
    cause: 'resolver',
    badge: '⌂',
  },
  {
    what: 'a name that nobody finds',
    service: 'dropbox',
    host: 'www.dropbox.com',
    rule: 'MAP www.dropbox.com ~NOTFOUND',
    elsewhere: { dns: { rcode: 'SERVFAIL', ede: 22 }, http: { '*': 'dns' } },
    scope: 'widespread',
    cause: 'dns',
    badge: '✕',
  },
  {
    what: 'a connection that is refused here and not elsewhere',
    service: 'imdb',
    host: 'www.imdb.com',
    rule: 'MAP www.imdb.com 127.0.0.1:1',
    scope: 'local',
    cause: 'path',
    badge: '⌂',
  },
  {
    what: 'a connection that is reset here and not elsewhere',
    service: 'pinterest',
    host: 'www.pinterest.com',
    fault: 'reset',
    scope: 'local',
    cause: 'path',
    badge: '⌂',
  },
  {
    what: 'a server that hangs up on everybody',
    service: 'etsy',
    host: 'www.etsy.com',
    fault: 'empty',
    elsewhere: { http: { '*': 'reset' } },
    scope: 'widespread',
    cause: 'service',
    badge: '✕',
  },
  {
    what: 'a certificate that only this device is shown',
    service: 'netflix',
    host: 'www.netflix.com',
    fault: 'certificate',
    scope: 'local',
    cause: 'certificate',
    badge: '⌂',
  },
  {
    what: 'an error page that everybody gets',
    service: 'flickr',
    host: 'www.flickr.com',
    fault: 503,
    elsewhere: { http: { '*': 503 } },
    scope: 'widespread',
    cause: 'service',
    badge: '✕',
  },
];

/** Chromium gives up a handshake after half a minute, so this one runs beside the others. */
const SILENT: Case = {
  what: 'a server that answers nobody',
  service: 'ebay',
  host: 'www.ebay.com',
  fault: 'silent',
  elsewhere: { http: { '*': 'timeout' } },
  scope: 'widespread',
  cause: ['service', 'routing'],
  badge: '✕',
};

/** A check is over within half a minute, ms. */
const CHECK = 35_000;

const BLOCKED = 'www.twitch.tv';
const { folder, remove } = temporaryFolder();
let town: Town;
let chromium: Chromium;
let silent: { tab: Page; over: Promise<unknown> };

beforeAll(async () => {
  const all = [...CASES, SILENT];
  town = await openTown(
    all.flatMap(({ host, elsewhere }) =>
      elsewhere ? [{ host: host.replace(/^www\./, ''), ...elsewhere }] : [],
    ),
  );
  for (const { host, fault } of all) if (fault !== undefined) town.server.fail(host, fault);
  const extension = join(folder, 'extension');
  // what a person allows for checks, and for the one site whose status is to be seen
  copyGranted(await built('chrome'), extension, {
    permissions: ['webRequest'],
    sites: [...CHECK_ORIGINS, 'https://www.flickr.com/*'],
  });
  chromium = await openIn(town, {
    extension,
    besides: [writeBlocker(folder, BLOCKED)],
    rules: all.flatMap(({ rule }) => rule ?? []),
  });
  const sources = { ...DEFAULT_SETTINGS.sources, httpStatus: true };
  await chromium.extensionProbe.settings({ welcomed: true, country: 'IN', sources });
  const tab = await chromium.browser.newPage();
  silent = { tab, over: tab.goto(`https://${SILENT.host}/`, { timeout: 60_000 }).catch(() => null) };
  await visit(chromium, 'https://www.wikipedia.org/');
  await visit(chromium, 'https://duckduckgo.com/');
});

afterAll(async () => {
  await chromium?.close();
  await town?.server.close();
  remove();
});

/** Presses the button of the panel and waits until the check is over; the sentence that it then shows. */
async function checkNow(tab: Page, service: string): Promise<string> {
  await untilJudged(chromium.extensionProbe, service);
  return await withPanel(chromium, tab, async (panel) => {
    await press(panel, 'Check now', 'mouse');
    const isChecked = async () => new Map(await chromium.extensionProbe.rows('probes')).has(service);
    await expect.poll(isChecked, { timeout: CHECK }).toBe(true);
    const verdict = async () =>
      (await verdictOf(chromium.extensionProbe, service))?.evidence.map(({ class: name }) => name);
    await expect.poll(verdict).toContain('resolver');
    return await headlineOf(panel);
  });
}

async function expectVerdict(tab: Page, { service, host, scope, cause, badge }: Case): Promise<void> {
  const url = `https://${host}/`;
  const headline = await checkNow(tab, service);
  const verdict = await verdictOf(chromium.extensionProbe, service);
  const seen = JSON.stringify(verdict?.evidence.map(({ sign }) => sign));
  expect([cause].flat(), seen).toContain(verdict?.cause);
  expect(verdict, seen).toMatchObject({ scope });
  await expect.poll(() => badgeOf(chromium, url)).toMatchObject({ text: badge, title: headline });
}

// the silent server comes last: its half minute passes during the others
describe('a page fails in a real Chromium', { shuffle: false }, () => {
  it.for(CASES)('$what: $scope', async (one) => {
    const tab = await visit(chromium, `https://${one.host}/`);
    town.forget();
    await expectVerdict(tab, one);
    const asked = new Set(town.asked().map(({ host }) => host));
    expect(asked).toContain('cloudflare-dns.com');
  });

  it('nobody else hears of it before the person asks', async () => {
    town.forget();
    await visit(chromium, 'https://www.soundcloud.com/');
    town.server.fail('tumblr.com', 'reset');
    const tab = await visit(chromium, 'https://www.tumblr.com/');
    await expect
      .poll(() => badgeOf(chromium, 'https://www.tumblr.com/'))
      .toMatchObject({
        title: expect.stringContaining('Tumblr fails here'),
      });
    await chromium.extensionProbe.send({ type: 'refresh' });
    await withPanel(chromium, tab, headlineOf);
    const hosts = new Set(town.asked().map(({ host }) => host));
    expect(hosts).toEqual(new Set(['www.soundcloud.com', 'www.tumblr.com']));
  });

  it('another extension blocks it: that is seen without asking anybody', async () => {
    const url = `https://${BLOCKED}/`;
    town.forget();
    await visit(chromium, url);
    await expect.poll(() => badgeOf(chromium, url)).toMatchObject({ text: '⌂' });
    expect(await verdictOf(chromium.extensionProbe, 'twitch')).toMatchObject({
      scope: 'local',
      cause: 'blocked',
    });
    expect(town.asked()).toEqual([]);
  });

  it(`${SILENT.what}: ${SILENT.scope}`, async () => {
    await silent.over;
    await expectVerdict(silent.tab, SILENT);
  });
});
