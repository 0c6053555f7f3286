import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Firefox, FirefoxParts } from '../../tools/demo/firefox.ts';
import { html } from '../../tools/world/internet/request.ts';
import { probeReportSchema } from '../../utils/probe/types.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import { beat, verdictOf } from './support/engine.ts';
import { openFirefoxIn, SAYS_YES } from './support/firefox.ts';
import { press } from './support/press.ts';
import { badgeOf, headlineOf, visit } from './support/sight.ts';
import { statusPage } from './support/status-page.ts';
import { openTown, type Town } from './support/town.ts';

let town: Town;
let firefox: Firefox | null = null;

beforeAll(async () => {
  town = await openTown();
});

afterEach(async () => {
  town.between = null;
  await firefox?.close();
  firefox = null;
});

afterAll(() => town?.server.close());

async function open(more: Partial<FirefoxParts>): Promise<Firefox> {
  firefox = await openFirefoxIn(town, more);
  await firefox.extensionProbe.settings({ welcomed: true, country: 'IN' });
  return firefox;
}

describe('the connection itself fails in a real Firefox', () => {
  it('no name is found', async () => {
    const opened = await open({ prefs: { 'network.dns.disabled': true, 'network.dns.forceResolve': '' } });
    await visit(opened, 'https://www.wikipedia.org/');
    await visit(opened, 'https://www.flickr.com/');
    await visit(opened, 'https://www.pinterest.com/');
    await expect.poll(() => badgeOf(opened, 'https://www.pinterest.com/')).toMatchObject({ text: '⌂' });
    const verdict = await verdictOf(opened.extensionProbe, 'pinterest');
    expect(verdict?.scope).toBe('local');
    expect(['resolver', 'offline']).toContain(verdict?.cause);
  });

  it('every certificate is wrong', async () => {
    const opened = await open({ trusting: false });
    await visit(opened, 'http://neverssl.com/');
    await visit(opened, 'https://www.flickr.com/');
    await visit(opened, 'https://www.pinterest.com/');
    await expect.poll(() => badgeOf(opened, 'https://www.pinterest.com/')).toMatchObject({ text: '⌂' });
    expect(await verdictOf(opened.extensionProbe, 'pinterest')).toMatchObject({
      scope: 'local',
      cause: 'certificate',
    });
  });

  it('a login page stands between, and the browser itself says so', async () => {
    town.between = ({ url }) =>
      url.protocol === 'http:' ? html('<h1>Your room number, please</h1>') : { fail: 'tls' };
    const opened = await open({
      prefs: {
        'network.captive-portal-service.enabled': true,
        'captivedetect.canonicalURL': 'http://detectportal.firefox.com/canonical.html',
        'captivedetect.canonicalContent': 'success',
      },
    });
    await expect
      .poll(() => opened.extensionProbe.page.evaluate('browser.captivePortal.getState()'))
      .toBe('locked_portal');
    await visit(opened, 'https://www.flickr.com/');
    await opened.extensionProbe.send({ type: 'check', service: 'flickr' });
    expect(await verdictOf(opened.extensionProbe, 'flickr')).toMatchObject({
      scope: 'local',
      cause: 'captive_portal',
    });
  });

  it('a press on "Check now" may be answered with a permission, and the check goes on with it', async () => {
    const opened = await open({ prefs: SAYS_YES });
    await visit(opened, 'https://www.flickr.com/');
    const report = async () => {
      const row = new Map(await opened.extensionProbe.rows('probes')).get('flickr');
      return row === undefined ? null : probeReportSchema.parse(row);
    };
    await opened.extensionProbe.send({ type: 'check', service: 'flickr' });
    expect(await report()).toMatchObject({
      connectivity: [],
      unasked: expect.arrayContaining(['google-connectivity']),
    });
    const panel = await opened.openPage('popup.html?url=https%3A%2F%2Fwww.flickr.com%2F');
    await press(panel, 'Allow asking them', 'mouse');
    await expect
      .poll(async () => (await report())?.connectivity.map(({ result }) => result))
      .toEqual(['ok', 'ok', 'ok']);
    expect((await report())?.unasked).toEqual([]);
  });
});

it('a press on "Allow reading it" lets a status page be read at once that no page may read', async () => {
  const opened = await open({ prefs: SAYS_YES });
  const { body } = statusPage('cloudflare', 'down') as { body: string };
  const reply = { status: 200, headers: { 'content-type': 'application/json' }, body };
  town.feeds.set('https://www.cloudflarestatus.com/api/v2/summary.json', () => reply);
  await opened.extensionProbe.settings({
    follows: ['cloudflare'],
    sources: { ...DEFAULT_SETTINGS.sources, probes: false },
  });
  await beat(opened.extensionProbe);
  expect(await verdictOf(opened.extensionProbe, 'cloudflare')).toMatchObject({ scope: 'unknown' });
  const panel = await opened.openPage('popup.html?url=https%3A%2F%2Fwww.cloudflare.com%2F');
  await press(panel, 'Allow reading it', 'mouse');
  await expect.poll(() => headlineOf(panel)).toContain("It's not just you");
});
