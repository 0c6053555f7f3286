import { describe, expect, it } from 'vitest';
import { LOG_SHARE } from '../../utils/observe/log.ts';
import { type Observation, observationLogSchema } from '../../utils/observe/types.ts';
import { createDevice, MINUTE, START } from '../support/device.ts';
import { feedRoutes } from '../support/feed-states.ts';
import { FEEDS } from '../support/small-catalog.ts';

const ROUTES = FEEDS.flatMap((url) =>
  feedRoutes(url, [{ state: 'operational', from: START, to: Number.POSITIVE_INFINITY }]),
);

describe('a site in a tab', () => {
  it('that fails thousands of requests costs a bounded amount of work, and hides nobody else', async () => {
    const device = createDevice({ routes: ROUTES });
    await device.run((engine) => engine.tick());
    await device.run((engine) =>
      engine.see({ url: 'https://beta.site/', error: 'net::ERR_CONNECTION_RESET' }),
    );
    const [commits, requests] = [device.commits.length, device.internet.log.length];
    for (let minute = 0; minute < 12; minute += 1) {
      for (let request = 0; request < 400; request += 1) {
        const url = `https://r${minute}-${request}.evil.org/pixel?${request}`;
        void device.run(
          (engine) => engine.see({ url, page: 'https://evil.org/', error: 'net::ERR_FAILED' }),
          0,
        );
      }
      await device.run((engine) => engine.tick());
    }
    const log: Observation[] = observationLogSchema.parse(await device.store.read('state', 'observations'));
    expect(log.filter(({ host }) => host.endsWith('evil.org')).length).toBeLessThanOrEqual(LOG_SHARE);
    expect(log.some(({ service }) => service === 'beta')).toBe(true);
    expect(device.commits.length - commits).toBeLessThan(12 * 70);
    // one poll of every feed in five minutes, as if nothing had happened
    expect(device.internet.log.length - requests).toBeLessThanOrEqual(FEEDS.length * 3);
    expect(device.shown).toEqual([]);
    expect(device.errors).toEqual([]);
  }, 60_000);

  it.each([
    'javascript:alert(1)',
    'chrome://settings/',
    'file:///etc/passwd',
    'https://user:pw@192.168.0.1/admin',
    'http://router.lan/',
    'https://[::1]:8080/',
    'http://localhost:3000/',
    'about:blank',
    'not an address',
    '',
  ])('at %s is none of our business: nothing is stored, nobody is asked', async (url) => {
    const device = createDevice({
      settings: { sources: { ...createDevice().settings().sources, automaticChecks: true } },
    });
    await device.run((engine) => engine.see({ url, error: 'net::ERR_CONNECTION_REFUSED' }), 2 * MINUTE);
    expect(await device.rows()).toBe(0);
    expect(device.internet.log).toEqual([]);
    expect(device.errors).toEqual([]);
  });

  it('cannot make the extension ask about it: a visit and a failure send nothing at all', async () => {
    const device = createDevice({ routes: ROUTES, follows: [] });
    for (const error of ['net::ERR_NAME_NOT_RESOLVED', undefined]) {
      await device.run((engine) => engine.see({ url: 'https://gamma.site/private/path?who=me', error }));
    }
    await device.run((engine) => engine.tick());
    expect(device.internet.log).toEqual([]);
    expect(JSON.stringify(device.commits)).not.toMatch(/private|who=me/);
  });

  it('with a name full of marks breaks no row', async () => {
    const device = createDevice({ routes: ROUTES });
    for (const url of [
      'https://xn--80ak6aa92e.com/',
      'https://a|b.com/',
      'https://a%7Cb.com/',
      'https://__proto__.com/',
    ]) {
      await device.run((engine) => engine.see({ url, error: 'net::ERR_FAILED' }));
    }
    await device.run((engine) => engine.tick(), 24 * 60 * MINUTE);
    await device.run((engine) => engine.tick());
    expect(device.errors).toEqual([]);
    for (const [key] of await device.store.readAll('verdicts')) expect(key).not.toContain('|');
  });
});
