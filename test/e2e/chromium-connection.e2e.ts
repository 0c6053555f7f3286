import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Chromium } from '../../tools/demo/chromium.ts';
import { copyGranted } from '../../tools/demo/granted.ts';
import { html, type Reply, type Request } from '../../tools/world/internet/request.ts';
import { CHECK_ORIGINS } from '../../utils/probe/operators.ts';
import { probeReportSchema } from '../../utils/probe/types.ts';
import { built } from './support/built.ts';
import { openIn } from './support/chromium.ts';
import { beat, forgetSights, shownNotices, untilJudged, verdictOf } from './support/engine.ts';
import { temporaryFolder } from './support/folder.ts';
import { press } from './support/press.ts';
import { badgeOf, headlineOf, visit, withPanel } from './support/sight.ts';
import { openTown, type Town } from './support/town.ts';

const { folder, remove } = temporaryFolder();
let town: Town;
let chromium: Chromium;

beforeAll(async () => {
  town = await openTown();
  const extension = join(folder, 'extension');
  copyGranted(await built('chrome'), extension, { sites: CHECK_ORIGINS });
  chromium = await openIn(town, { extension });
  await chromium.extensionProbe.settings({ follows: ['github', 'reddit'], welcomed: true, country: 'IN' });
  await beat(chromium.extensionProbe);
});

afterEach(async () => {
  town.between = null;
  await forgetSights(chromium.extensionProbe);
});

afterAll(async () => {
  await chromium?.close();
  await town?.server.close();
  remove();
});

/** A hotel: plain http gets the login page, whatever was asked for, and nothing else gets anything. */
function hotel({ url }: Request): Reply {
  return url.protocol === 'http:'
    ? html('<title>Welcome</title><h1>Your room number, please</h1>')
    : { fail: 'tls' };
}

describe('the connection itself fails in a real Chromium', () => {
  it('a login page stands between', async () => {
    town.between = hotel;
    const tab = await visit(chromium, 'https://www.flickr.com/');
    await visit(chromium, 'https://www.wikipedia.org/');
    await chromium.extensionProbe.send({ type: 'check', service: 'flickr' });
    expect(await verdictOf(chromium.extensionProbe, 'flickr')).toMatchObject({
      scope: 'local',
      cause: 'captive_portal',
    });
    await expect.poll(() => badgeOf(chromium, 'https://www.flickr.com/')).toMatchObject({ text: '⌂' });
    expect(await withPanel(chromium, tab, headlineOf)).toContain('log in');
  });

  it('there is no connection: no feed is blamed, and one line says so', async () => {
    const before = (await shownNotices(chromium.extensionProbe)).filter(({ kind }) => kind !== 'connection');
    town.between = () => ({ fail: 'reset' });
    const tab = await chromium.browser.newPage();
    await tab.setOfflineMode(true);
    await tab.goto('https://github.com/').catch(() => null);
    await beat(chromium.extensionProbe);
    await expect
      .poll(() => verdictOf(chromium.extensionProbe, 'github'))
      .toMatchObject({ scope: 'local', cause: 'offline' });
    await expect.poll(() => badgeOf(chromium, 'https://github.com/')).toMatchObject({ text: '⌂' });
    expect(await withPanel(chromium, tab, headlineOf)).toContain('not connected');
    const after = await shownNotices(chromium.extensionProbe);
    expect(after.filter(({ kind }) => kind !== 'connection')).toEqual(before);
    expect(after.filter(({ kind }) => kind === 'connection').length).toBeLessThanOrEqual(1);
  });
});

it('a check begins while the browser still asks the person for a permission, even if the worker was asleep', async () => {
  const opened = await openIn(town);
  try {
    await opened.extensionProbe.settings({ welcomed: true, country: 'IN' });
    const tab = await visit(opened, 'https://www.flickr.com/');
    await untilJudged(opened.extensionProbe, 'flickr');
    await withPanel(opened, tab, async (panel) => {
      await opened.killWorker();
      await press(panel, 'Check now', 'mouse'); // the browser's question closes the panel
    });
    const report = async () => {
      const row = new Map(await opened.extensionProbe.rows('probes')).get('flickr');
      return row === undefined ? null : probeReportSchema.parse(row);
    };
    await expect
      .poll(report)
      .toMatchObject({ connectivity: [], asked: expect.arrayContaining(['Globalping']) });
    expect((await verdictOf(opened.extensionProbe, 'flickr'))?.scope).not.toBe('local');
  } finally {
    await opened.close();
  }
});
