import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Firefox } from '../../tools/demo/firefox.ts';
import { openIn } from './support/chromium.ts';
import { beat, untilJudged, verdictOf } from './support/engine.ts';
import { openFirefoxIn, SAYS_YES } from './support/firefox.ts';
import { type OpenHub, openHub } from './support/hub.ts';
import { press } from './support/press.ts';
import { headlineOf, visit, withPanel } from './support/sight.ts';
import { openTown, type Town } from './support/town.ts';

const COUNTRIES = ['US', 'GB', 'IN'];
const SITE = 'https://www.flickr.com/';

let town: Town;
let hub: OpenHub;

beforeAll(async () => {
  town = await openTown();
  town.between = ({ url }) => (url.hostname.endsWith('flickr.com') ? { fail: 'reset' } : null);
  hub = await openHub();
  for (const country of COUNTRIES) await hub.hub.seedHistory('flickr', country, 3, Date.now());
});

beforeEach(() => void hub.asked.splice(0));

afterAll(async () => {
  hub?.close();
  await town?.server.close();
});

const settings = () => ({ follows: ['flickr'], welcomed: true, country: 'IN', hub: hub.address });
const reports = () => hub.asked.filter((request) => request === 'POST /v1/reports');

it('in Chromium a person reports, others do, and everybody hears of it', async () => {
  const chromium = await openIn(town, { rules: ['EXCLUDE 127.0.0.1'] });
  try {
    await chromium.extensionProbe.settings(settings());
    const tab = await visit(chromium, SITE);
    await visit(chromium, 'https://www.wikipedia.org/');
    await beat(chromium.extensionProbe);
    expect(hub.asked).toContain('GET /v1/board');
    expect(reports()).toEqual([]);

    await withPanel(chromium, tab, async (panel) => {
      await press(panel, 'Report that it fails for me', 'mouse');
      await press(panel, 'Shows errors', 'mouse');
      await expect.poll(reports).toHaveLength(1);
    });

    for (const country of COUNTRIES) await hub.hub.ingestCounts('flickr', country, Date.now(), 400);
    await withPanel(chromium, tab, async (panel) => {
      await chromium.extensionProbe.send({ type: 'check', service: 'flickr' });
      await expect.poll(() => headlineOf(panel)).toContain("It's not just you: Flickr is failing");
      await panel.waitForSelector('::-p-text(What people report)');
      expect(await panel.$eval('main', (main) => main.textContent ?? '')).toMatch(/1,20[012]/);
    });
    expect(await verdictOf(chromium.extensionProbe, 'flickr')).toMatchObject({ scope: 'widespread' });
  } finally {
    await chromium.close();
  }
});

it('in Firefox a report goes out once the browser has asked for the consent', async () => {
  const firefox: Firefox = await openFirefoxIn(town, {
    prefs: SAYS_YES,
  });
  try {
    await firefox.extensionProbe.settings(settings());
    await visit(firefox, SITE);
    await untilJudged(firefox.extensionProbe, 'flickr');
    const panel = await firefox.openPage(`popup.html?url=${encodeURIComponent(SITE)}`);
    await press(panel, 'Report that it fails for me', 'mouse');
    await press(panel, 'Shows errors', 'mouse');
    await expect.poll(() => reports().length).toBeGreaterThan(0);
    await expect
      .poll(() => panel.$eval('.toast', (toast) => toast.textContent ?? ''))
      .toContain('Your report counts');
    expect(reports()).toHaveLength(1);
  } finally {
    await firefox.close();
  }
});
