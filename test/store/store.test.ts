import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { sourceKey } from '../../utils/catalog/source-key.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import { settingsSchema } from '../../utils/settings/settings.ts';
import { createIdbStore } from '../../utils/store/idb.ts';
import { createMemoryStore } from '../../utils/store/memory.ts';
import { readRow, readRows } from '../../utils/store/read-rows.ts';
import { type AnyWrite, type Store, TABLES } from '../../utils/store/store.ts';

let databases = 0;
const stores: [string, () => Store<AnyWrite>][] = [
  ['in memory', createMemoryStore],
  ['in IndexedDB', () => createIdbStore(`test-${process.pid}-${databases++}`)],
];

const write: fc.Arbitrary<AnyWrite> = fc.oneof(
  fc.record({
    table: fc.constantFrom(...TABLES),
    key: fc.constantFrom('a', 'a|1', 'a|2', 'b', 'c'),
    value: fc.jsonValue(),
  }),
  fc.record({
    table: fc.constantFrom(...TABLES),
    key: fc.constantFrom('a', 'a|1', 'b'),
    remove: fc.constant(true as const),
  }),
);

describe.each(stores)('a store %s', (_, create) => {
  it('holds what was committed last, per table, in key order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(write, { maxLength: 6 }), { maxLength: 5 }), async (commits) => {
        const store = create();
        const model = new Map<string, unknown>();
        for (const writes of commits) {
          await store.commit(writes);
          for (const entry of writes) {
            const key = `${entry.table} ${entry.key}`;
            if ('remove' in entry) model.delete(key);
            else model.set(key, entry.value);
          }
        }
        for (const table of TABLES) {
          const rows = await store.readAll(table);
          const expected = [...model]
            .filter(([key]) => key.startsWith(`${table} `))
            .map(([key, value]) => [key.slice(table.length + 1), value]);
          expect(rows).toEqual(expected.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('reads a range of keys', async () => {
    const store = create();
    await store.commit(['a|1', 'a|2', 'a|3', 'b|1'].map((key) => ({ table: 'history', key, value: key })));
    expect((await store.readAll('history', 'a|2', 'a|\uffff')).map(([key]) => key)).toEqual(['a|2', 'a|3']);
  });

  it('gives out copies, so that nobody changes a stored row by accident', async () => {
    const store = create();
    const row = { list: [1] };
    await store.commit([{ table: 'state', key: 'row', value: row }]);
    row.list.push(2);
    ((await store.read('state', 'row')) as typeof row).list.push(3);
    expect(await store.read('state', 'row')).toEqual({ list: [1] });
  });

  it('leaves out rows that an older or broken version wrote', async () => {
    const store = create();
    const schema = z.object({ n: z.number() });
    await store.commit([
      { table: 'verdicts', key: 'good', value: { n: 1 } },
      { table: 'verdicts', key: 'bad', value: { n: 'one' } },
    ]);
    expect(await readRow(store, 'verdicts', 'bad', schema)).toBeNull();
    expect(await readRow(store, 'verdicts', 'none', schema)).toBeNull();
    expect([...(await readRows(store, 'verdicts', schema))]).toEqual([['good', { n: 1 }]]);
  });
});

describe('settings', () => {
  it('keep what an older version knew and fill in the rest', () => {
    const old = { follows: ['x'], notifications: { on: false }, gone: true };
    expect(settingsSchema.parse(old)).toEqual({
      ...DEFAULT_SETTINGS,
      follows: ['x'],
      notifications: { ...DEFAULT_SETTINGS.notifications, on: false },
    });
  });
});

describe('the key of a reading', () => {
  it('tells parts of one page apart', () => {
    const page = { url: 'https://a.example/', format: 'statuspage' };
    const keys = [
      page,
      { ...page, filter: { components: ['x'] } },
      { ...page, filter: { regions: ['x'] } },
    ].map(sourceKey);
    expect(new Set(keys).size).toBe(3);
  });
});
