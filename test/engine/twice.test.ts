import { describe, expect, it } from 'vitest';
import { createDevice, type Device, MINUTE, START } from '../support/device.ts';
import { feedRoutes } from '../support/feed-states.ts';
import { FEEDS, LOOSE_CATALOG } from '../support/small-catalog.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** All well for an hour; then alpha is out for two days. */
function device(follows?: readonly string[]): Device {
  return createDevice({
    catalog: LOOSE_CATALOG,
    ...(follows && { follows }),
    routes: FEEDS.flatMap((url, index) =>
      feedRoutes(url, [
        { state: 'operational', from: START, to: START + HOUR },
        { state: index === 0 ? 'incident' : 'operational', from: START + HOUR, to: START + 2 * DAY },
        { state: 'operational', from: START + 2 * DAY, to: Number.POSITIVE_INFINITY },
      ]),
    ),
  });
}

async function beats(on: Device, count: number): Promise<void> {
  for (let beat = 0; beat < count; beat += 1) await on.run((engine) => engine.tick(), 5 * MINUTE);
}

describe('messages that come twice, or at the same moment', () => {
  it('follow and unfollow each service once, and none overwrites another', async () => {
    const on = device([]);
    await on.run(async (engine) => {
      await Promise.all(['alpha', 'beta', 'alpha', 'gamma', 'beta'].map((id) => engine.follow(id)));
    });
    expect(on.settings().follows.toSorted()).toEqual(['alpha', 'beta', 'gamma']);
    await on.run(async (engine) => {
      await Promise.all([engine.unfollow('alpha'), engine.watch('beta', true), engine.unfollow('alpha')]);
    });
    expect(on.settings()).toMatchObject({ follows: ['beta', 'gamma'], watches: ['beta'] });
    await on.run(async (engine) => {
      await Promise.all([
        engine.watch('beta', true),
        engine.watch('gamma', true),
        engine.watch('gamma', false),
      ]);
    });
    expect(on.settings().watches).toEqual(['beta']);
    expect(on.errors).toEqual([]);
  });

  it('ask every feed once, however many beats and refreshes ring together', async () => {
    const on = device();
    for (let beat = 0; beat < 5; beat += 1) void on.run((engine) => engine.tick(), 0);
    await on.run((engine) => engine.tick());
    const asked = on.internet.log.map(({ url }) => url);
    expect(asked.toSorted()).toEqual(FEEDS.toSorted());
  });

  it('tell one story and show one notice', async () => {
    const on = device();
    await beats(on, 12);
    for (let twice = 0; twice < 2; twice += 1) {
      void on.run((engine) => engine.tick(), 0);
      void on.run((engine) => engine.check('alpha'), 0);
      void on.run(
        (engine) => engine.see({ url: 'https://alpha.site/', error: 'net::ERR_EMPTY_RESPONSE' }),
        0,
      );
    }
    await beats(on, 3);
    expect(on.shown.map(({ kind, services }) => [kind, services])).toEqual([['started', ['alpha']]]);
    expect(on.errors).toEqual([]);
  });
});

describe('a machine that sleeps', () => {
  it('tells what began meanwhile once, when it wakes', async () => {
    const on = device();
    await beats(on, 6);
    await on.clock.runUntil(START + DAY);
    await beats(on, 6);
    expect(on.shown.map(({ kind, services }) => [kind, services])).toEqual([['started', ['alpha']]]);
  });

  it('tells that it is over once, when it wakes after the end', async () => {
    const on = device();
    await beats(on, 18);
    await on.clock.runUntil(START + 3 * DAY);
    await beats(on, 6);
    expect(on.shown.map(({ kind }) => kind)).toEqual(['started', 'over']);
    expect(new Set(on.shown.map(({ id }) => id)).size).toBe(1);
  });

  it('says nothing of what began and ended meanwhile', async () => {
    const on = device();
    await beats(on, 6);
    await on.clock.runUntil(START + 3 * DAY);
    await beats(on, 6);
    expect(on.shown).toEqual([]);
  });
});

describe('a clock that is set back an hour', () => {
  it('delays nothing: feeds are asked at their pace and stories end in their time', async () => {
    const on = device();
    await beats(on, 18);
    on.trouble.skew = -HOUR;
    const before = on.internet.log.length;
    await beats(on, 3);
    expect(on.internet.log.length - before).toBe(3 * FEEDS.length);
    await on.clock.runUntil(START + 2 * DAY);
    await beats(on, 4);
    expect(on.shown.map(({ kind }) => kind)).toEqual(['started', 'over']);
    expect([...(await on.verdicts()).values()].every(({ health }) => health === 'operational')).toBe(true);
  });

  it('makes nothing of before the change look fresh', async () => {
    const on = device();
    await beats(on, 6);
    on.trouble.skew = -HOUR;
    on.trouble.storage = 'well';
    const silent = createDevice({ catalog: LOOSE_CATALOG, routes: [{ url: 'https://*', status: 500 }] });
    await silent.store.commit(
      (await on.store.readAll('readings')).map(([key, value]) => ({ table: 'readings', key, value })),
    );
    const poll = (await on.store.read('state', 'poll')) as object;
    await silent.store.commit([{ table: 'state', key: 'poll', value: poll }]);
    silent.trouble.skew = -HOUR;
    await beats(silent, 6);
    expect([...(await silent.verdicts()).values()].map(({ health }) => health)).toEqual(
      Array(5).fill('unknown'),
    );
  });
});
