import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Store, TABLES, type Table } from '../../utils/store/store.ts';
import { createDevice, type Device, MINUTE, START } from '../support/device.ts';
import { feedRoutes } from '../support/feed-states.ts';
import { runs } from '../support/runs.ts';
import { FEEDS, LOOSE_CATALOG } from '../support/small-catalog.ts';

const HOUR = 60 * MINUTE;
const BEAT = 5 * MINUTE;

/** A device that has lived through half an hour of calm and one of trouble, in which a page was opened and checked. */
async function livedDevice(): Promise<Device> {
  const routes = FEEDS.flatMap((url, index) =>
    feedRoutes(url, [
      { state: 'operational', from: START, to: START + HOUR / 2 },
      { state: index === 0 ? 'incident' : 'operational', from: START + HOUR / 2, to: START + 2 * HOUR },
      { state: 'operational', from: START + 2 * HOUR, to: Number.POSITIVE_INFINITY },
    ]),
  );
  const device = createDevice({ routes, catalog: LOOSE_CATALOG });
  for (let beat = 0; beat < 9; beat += 1) await device.run((engine) => engine.tick(), BEAT);
  await device.run((engine) => engine.see({ url: 'https://beta.site/', error: 'net::ERR_CONNECTION_RESET' }));
  await device.run((engine) => engine.check('beta'));
  return device;
}

async function allRows(store: Store): Promise<{ table: Table; key: string; value: unknown }[]> {
  const tables = await Promise.all(
    TABLES.map(async (table) => (await store.readAll(table)).map(([key, value]) => ({ table, key, value }))),
  );
  return tables.flat();
}

/** Another value for some place within a value: what an older version, a newer one or a broken disk left. */
function damage(value: unknown, steps: readonly number[], instead: unknown): unknown {
  const [step = 0, ...rest] = steps;
  if (typeof value !== 'object' || value === null || steps.length === 0) return instead;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return instead;
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...value };
  copy[key] = damage(copy[key], rest, instead);
  return copy;
}

const instead = fc.oneof(
  fc.constant(undefined),
  fc.constant(null),
  fc.constant(-1),
  fc.constant(Number.NaN),
  fc.string(),
  fc.constant([]),
  fc.constant({}),
  fc.jsonValue(),
);
const damages = fc.array(
  fc.record({ row: fc.nat(), steps: fc.array(fc.nat(12), { maxLength: 4 }), instead }),
  {
    minLength: 1,
    maxLength: 6,
  },
);

const VALUES = [null, { at: 'yesterday' }, ...(process.env.FC_RUNS ? [7, 'text', [], {}] : [])];

describe('rows that an older version or an accident left', { timeout: 6 * HOUR }, () => {
  it('stop nothing and cost nothing but themselves', () =>
    fc.assert(
      fc.asyncProperty(damages, async (list) => {
        const device = await livedDevice();
        const rows = await allRows(device.store);
        const hurt = new Set<string>();
        for (const { row, steps, instead } of list) {
          const { table, key, value } = rows[row % rows.length] ?? {
            table: 'state' as const,
            key: 'x',
            value: 0,
          };
          await device.store.commit([{ table, key, value: damage(value, steps, instead) }]);
          hurt.add(`${table} ${key}`);
        }
        for (let beat = 0; beat < 20; beat += 1) await device.run((engine) => engine.tick(), BEAT);
        await device.run((engine) => engine.see({ url: 'https://alpha.site/' }));
        expect(device.errors).toEqual([]);

        // a damaged observation may name a site that nobody follows, of which nothing is known
        const verdicts = [...(await device.verdicts()).values()].filter(
          ({ service, health }) => !service.startsWith('host:') || health !== 'unknown',
        );
        expect(verdicts.map(({ service, health }) => `${service} ${health}`).sort()).toEqual(
          ['alpha', 'beta', 'cloud', 'delta', 'gamma'].map((id) => `${id} operational`),
        );
        const left = new Set((await allRows(device.store)).map(({ table, key }) => `${table} ${key}`));
        const history = rows.filter(({ table, key }) => table === 'history' && !hurt.has(`history ${key}`));
        for (const { key } of history) expect(left).toContain(`history ${key}`);
      }),
      runs(6),
    ));

  it.each(TABLES)('even when everything in %s is of another kind', async (table) => {
    for (const value of VALUES) {
      const device = await livedDevice();
      const rows = await device.store.readAll(table);
      await device.store.commit(rows.map(([key]) => ({ table, key, value })));
      for (let beat = 0; beat < 20; beat += 1) await device.run((engine) => engine.tick(), BEAT);
      expect({ value, errors: device.errors }).toEqual({ value, errors: [] });
      expect([...(await device.verdicts()).values()].map(({ health }) => health)).toEqual(
        Array(5).fill('operational'),
      );
    }
  });
});
