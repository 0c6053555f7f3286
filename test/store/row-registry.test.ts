import { describe, expect, it } from 'vitest';
import { createHousekeeper } from '../../utils/engine/housekeeper.ts';
import { TABLE_OF } from '../../utils/engine/row-tables.ts';
import { SCHEMA_OF } from '../../utils/engine/rows.ts';
import { createMemoryStore } from '../../utils/store/memory.ts';
import {
  type Kind,
  keptSinceNoted,
  kindOf,
  LOCKS,
  ROWS,
  type Table,
} from '../../utils/store/row-registry.ts';
import { TABLES } from '../../utils/store/store.ts';

const DAY = 24 * 60 * 60_000;
const NOW = Date.UTC(2026, 0, 20);
const kinds = Object.keys(ROWS) as Kind[];

/** What is left of rows of any key after a day's tidying. */
async function tidied(rows: readonly (readonly [table: Table, key: string, value: unknown])[]) {
  const store = createMemoryStore();
  await store.commit(rows.map(([table, key, value]) => ({ table, key, value })));
  await createHousekeeper({ store, now: () => NOW, lock: (_, work) => work() })(new Set());
  const left = await Promise.all(
    TABLES.map(async (table) => (await store.readAll(table)).map(([key]) => `${table} ${key}`)),
  );
  return left.flat();
}

describe('the registry of rows', () => {
  it('names every table of the database, and no other', () => {
    expect([...new Set(Object.values(ROWS).map(({ table }) => table))].sort()).toEqual([...TABLES].sort());
  });

  it('is what the panel goes by as well', () => {
    for (const [kind, table] of Object.entries(TABLE_OF)) expect(ROWS[kind as Kind].table).toBe(table);
  });

  it('tells the kind of every row by its key', () => {
    for (const kind of kinds) {
      const { table, key } = ROWS[kind];
      expect(kindOf(table, /^$|\|$/.test(key) ? `${key}github` : key), kind).toBe(kind);
    }
    expect(kindOf('state', 'stories|x')).toBeNull();
    expect(kindOf('outbox', 'note|1')).toBeNull();
  });

  it('gives each row that an update goes through a lock under which it is written', () => {
    for (const kind of Object.keys(SCHEMA_OF) as Kind[]) expect(LOCKS, kind).toContain(ROWS[kind].lock);
  });
});

describe('a day of tidying', () => {
  // a mark carries its time in its key
  const notes = kinds.filter((kind) => keptSinceNoted(kind) !== null && kind !== 'unjudged');

  it.each(notes)('forgets notes of the kind %s when their time is over, and not before', async (kind) => {
    const { table, key } = ROWS[kind];
    const life = keptSinceNoted(kind) ?? 0;
    const left = await tidied([
      [table, `${key}number-old`, NOW - life],
      [table, `${key}number-new`, NOW - life + 1],
      [table, `${key}object-old`, { at: NOW - life }],
      [table, `${key}object-new`, { at: NOW - life + 1 }],
      [table, `${key}broken`, 'yesterday'],
    ]);
    expect(left).toEqual(expect.arrayContaining([`${table} ${key}number-new`, `${table} ${key}object-new`]));
    expect(left.filter((row) => /old|broken/.test(row))).toEqual([]);
  });

  it('forgets hubs that were asked once and never answered', async () => {
    expect(await tidied([['state', 'board-asked|https://gone.example', NOW - DAY]])).not.toContain(
      'state board-asked|https://gone.example',
    );
  });

  it('removes rows that no version reads any more, and keeps all others of the table', async () => {
    const single = kinds.filter((kind) => ROWS[kind].table === 'state' && !ROWS[kind].key.endsWith('|'));
    const left = await tidied([
      ['state', 'row-of-an-older-version', { at: NOW }],
      ['outbox', 'letter|1', { at: NOW }],
      ['outbox', 'report|1', { of: 'another shape' }],
      ['state', `unjudged|${NOW - DAY}|github`, 'github'],
      ['state', 'unjudged|some day|github', 'github'],
      ['state', `unjudged|${NOW - DAY + 1}|github`, 'github'],
      ...single.map((kind) => ['state' as Table, ROWS[kind].key, []] as const),
    ]);
    expect(left.sort()).toEqual(
      [...single.map((kind) => `state ${ROWS[kind].key}`), `state unjudged|${NOW - DAY + 1}|github`].sort(),
    );
  });
});
