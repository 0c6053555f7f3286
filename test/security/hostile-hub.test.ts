import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDevice, type Device, START } from '../support/device.ts';
import { feedRoutes } from '../support/feed-states.ts';
import { runs } from '../support/runs.ts';
import { FEEDS } from '../support/small-catalog.ts';

const HUB = 'https://hub.example';
const ROUTES = FEEDS.flatMap((url, index) =>
  feedRoutes(url, [
    { state: index === 0 ? 'outage' : 'operational', from: START, to: Number.POSITIVE_INFINITY },
  ]),
);

/** A device whose hub answers everything with that. */
function deviceWith(answer: () => Response): Device & { sent: [string, RequestInit][] } {
  const sent: [string, RequestInit][] = [];
  const device = createDevice({
    routes: ROUTES,
    settings: { hub: HUB },
    serve: (url, init) => {
      if (!url.startsWith(HUB)) return null;
      sent.push([url, init]);
      return answer();
    },
  });
  return Object.assign(device, { sent });
}

const endless = () =>
  new Response(
    new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024).fill(32)),
    }),
  );

describe('a hub that', () => {
  it.each<[string, () => Response]>([
    ['is broken', () => new Response('oops', { status: 500 })],
    ['sends a web page', () => new Response('<!doctype html><title>hi</title>')],
    ['sends bytes without end', endless],
    ['sends another document', () => Response.json({ covers: 'everything', at: 'now' })],
    ['redirects', () => Response.redirect('http://192.168.0.1/reboot', 302)],
    [
      'claims to cover what it does not name',
      () => Response.json({ at: 1e15, covers: [], official: [], people: [] }),
    ],
  ])(
    '%s takes nothing away: the feeds speak for themselves',
    async (_, answer) => {
      const device = deviceWith(answer);
      for (let minute = 0; minute < 6; minute += 1) await device.run((engine) => engine.tick());
      const verdicts = await device.verdicts();
      expect(verdicts.get('alpha')).toMatchObject({ health: 'major_outage' });
      expect(verdicts.get('beta')).toMatchObject({ health: 'operational' });
      expect(device.errors).toEqual([]);
    },
    30_000,
  );

  it('answers anything at all neither stops the engine nor names a provider', { timeout: 3_600_000 }, () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { minLength: 1 }), async (answers) => {
        let turn = 0;
        const device = deviceWith(() => Response.json(answers[turn++ % answers.length] as never));
        await device.run((engine) => engine.tick());
        await device.run((engine) => engine.check('beta'));
        expect(device.errors).toEqual([]);
        for (const { upstream } of (await device.verdicts()).values()) expect(upstream).toBeNull();
      }),
      runs(5),
    ),
  );

  it('is told nothing of browsing, and no cookie or referrer', async () => {
    const device = deviceWith(() => new Response('', { status: 404 }));
    await device.run((engine) => engine.see({ url: 'https://gamma.site/a?b', error: 'net::ERR_FAILED' }));
    for (let minute = 0; minute < 6; minute += 1) await device.run((engine) => engine.tick());
    expect(new Set(device.sent.map(([url]) => url))).toEqual(new Set([`${HUB}/v1/board`]));
    // what is in no catalogue is named to nobody, and the rest only at a press
    await device.run((engine) => engine.check('host:private-clinic.site'));
    expect(new Set(device.sent.map(([url]) => url))).toEqual(new Set([`${HUB}/v1/board`]));
    await device.run((engine) => engine.check('gamma'));
    expect(device.sent.map(([url]) => url)).toContain(`${HUB}/v1/services/gamma/signals`);
    await device.run((engine) => engine.report('gamma', 'errors'));
    const [address, init] = device.sent.find(([url]) => url.endsWith('/reports')) ?? ['', {}];
    expect(address).toBe(`${HUB}/v1/reports`);
    expect(Object.keys(JSON.parse(String(init.body))).sort()).toEqual([
      'at',
      'country',
      'service',
      'symptom',
    ]);
    for (const [, { credentials, referrerPolicy, redirect }] of device.sent) {
      expect({ credentials, referrerPolicy, redirect }).toEqual({
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'error',
      });
    }
  }, 30_000);
});
