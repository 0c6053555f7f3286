import { describe, expect, it } from 'vitest';
import { historyKey } from '../../utils/engine/history.ts';
import { createHousekeeper, KEEP_HISTORY, MOST_HISTORY } from '../../utils/engine/housekeeper.ts';
import { createMemoryStore } from '../../utils/store/memory.ts';
import type { Write } from '../../utils/store/store.ts';
import { createDevice, type Device, MINUTE, START } from '../support/device.ts';
import { feedRoutes } from '../support/feed-states.ts';
import { FEEDS, largeCatalog } from '../support/small-catalog.ts';

const DAY = 24 * 60 * MINUTE;

/** A device that follows so many sites, all well, and has read them once. */
async function quietDevice(size: number): Promise<Device> {
  const catalog = largeCatalog(size);
  const routes = [...catalog.services.values()].flatMap(({ feed }) =>
    feedRoutes(feed?.url ?? '', [{ state: 'operational', from: START, to: Number.POSITIVE_INFINITY }]),
  );
  const device = createDevice({ catalog, routes });
  for (let minute = 0; minute < 6; minute += 1) await device.run((engine) => engine.tick());
  return device;
}

/** What is written and asked from now on. */
function counting({ commits, internet }: Device) {
  const [commit, request] = [commits.length, internet.log.length];
  return () => ({
    commits: commits.slice(commit),
    rows: commits.slice(commit).flat().length,
    asked: internet.log.slice(request).map(({ url }) => url),
  });
}

describe('a quiet beat', () => {
  it('of a hundred services writes one row, and none when nothing is due', async () => {
    const device = await quietDevice(100);
    for (let minute = 0; minute < 10; minute += 1) {
      const count = counting(device);
      await device.run((engine) => engine.tick());
      const { rows, asked } = count();
      expect(rows).toBe(asked.length > 0 ? 1 : 0);
    }
  });

  it('writes nothing when it comes again at the same moment', async () => {
    const device = await quietDevice(20);
    await device.run((engine) => engine.tick(), 5000);
    const count = counting(device);
    for (let again = 0; again < 20; again += 1) await device.run((engine) => engine.tick(), 0);
    expect(count()).toEqual({ commits: [], rows: 0, asked: [] });
  });

  it('asks every feed once in five minutes, spread over them, and in few bytes', async () => {
    const device = await quietDevice(100);
    const minutes: number[] = [];
    const count = counting(device);
    for (let minute = 0; minute < 5; minute += 1) {
      const before = device.internet.log.length;
      await device.run((engine) => engine.tick());
      minutes.push(device.internet.log.length - before);
    }
    const { asked } = count();
    expect(new Set(asked).size).toBe(100);
    expect(asked.length).toBe(100);
    expect(Math.max(...minutes)).toBeLessThan(40);
    const bytes = device.internet.log.slice(-100).reduce((sum, entry) => sum + entry.bytes, 0);
    expect(bytes).toBe(0); // every answer was "not modified"
  });

  it('costs the same whatever lies in the history', async () => {
    const device = await quietDevice(20);
    const cost = async () => {
      const before = device.awaits();
      // a quarter of an hour, in which everything is looked at once
      for (let minute = 0; minute < 15; minute += 1) await device.run((engine) => engine.tick());
      return device.awaits() - before;
    };
    const young = await cost();
    const entries: Write[] = Array.from({ length: 20_000 }, (_, index) => {
      const at = START - index * 5 * MINUTE;
      return { table: 'history', key: historyKey(`s${index % 20}`, at), value: { at } };
    });
    await device.store.commit(entries);
    const readAll = device.store.readAll;
    let tablesRead = 0;
    device.store.readAll = (table, ...range) => {
      if (table === 'history') tablesRead += 1;
      return readAll(table, ...range);
    };
    expect(await cost()).toBe(young);
    expect(tablesRead).toBe(0);
  });
});

describe('when nobody answers', () => {
  it('a beat ends soon, and goes on with the others at the next', async () => {
    const catalog = largeCatalog(100);
    const device = createDevice({ catalog, routes: [{ url: 'https://*', fail: 'timeout' }] });
    let ended = 0;
    await device.run(async (engine) => {
      await engine.tick();
      ended = device.clock.now();
    });
    expect(ended - START).toBeGreaterThan(0);
    expect(ended - START).toBeLessThan(50_000);
    for (let minute = 0; minute < 15; minute += 1) await device.run((engine) => engine.tick());
    const asked = new Set(device.internet.log.map(({ url }) => url));
    expect(asked.size).toBe(100);
    expect(device.shown.length).toBeLessThanOrEqual(1);
  }, 30_000);
});

describe('the database', () => {
  it('keeps 90 days of history, and of a page that changes all the time its newest entries', async () => {
    const store = createMemoryStore();
    const now = START + 365 * DAY;
    const writes: Write[] = [];
    for (let at = START; at < now; at += DAY / 2) {
      writes.push({ table: 'history', key: historyKey('calm', at), value: { at } });
    }
    for (let at = now - 20 * DAY; at < now; at += 5 * MINUTE) {
      writes.push({ table: 'history', key: historyKey('host:a|b.example', at), value: { at } });
    }
    await store.commit(writes);
    await createHousekeeper({ store, now: () => now, lock: (_, work) => work() })(new Set());
    const kept = (await store.readAll('history')).map(([key]) => key);
    expect(kept.filter((key) => key.startsWith('calm')).length).toBe((KEEP_HISTORY / DAY) * 2);
    expect(kept.filter((key) => key.startsWith('host'))).toHaveLength(MOST_HISTORY);
    expect(kept.at(-1)).toBe(historyKey('host:a|b.example', now - 5 * MINUTE));
  });

  it('stays the same size from month to month, whatever is visited, failed and announced', async () => {
    const device = createDevice({
      settings: { sources: { ...createDevice().settings().sources, automaticChecks: true, probes: false } },
      routes: FEEDS.flatMap((url, index) =>
        feedRoutes(
          url,
          Array.from({ length: 180 }, (_, day) => ({
            state: (day + index) % 3 === 0 ? 'outage' : 'operational',
            from: START + day * DAY,
            to: START + (day + 1) * DAY,
          })),
        ),
      ),
    });
    const sizes: number[] = [];
    for (let day = 0; day < 180; day += 1) {
      await device.run((engine) => engine.tick());
      const url = `https://site-${day}.com/`;
      await device.run((engine) => engine.see({ url, error: 'net::ERR_CONNECTION_RESET' }));
      await device.run((engine) => engine.tick(), DAY - 2 * MINUTE);
      if (day % 30 === 29) sizes.push(await device.rows());
    }
    expect(device.errors).toEqual([]);
    expect(device.shown.length).toBeGreaterThan(50);
    const [, , , fourth = 0] = sizes;
    expect(Math.max(...sizes.slice(4))).toBeLessThanOrEqual(fourth + 20);
    expect(Math.max(...sizes)).toBeLessThan(1_200);
  }, 120_000);
});
