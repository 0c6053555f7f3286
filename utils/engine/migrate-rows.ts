import type { Table, Write } from '../store/store.ts';
import type { EngineParts } from './parts.ts';
import { TABLE_OF } from './row-tables.ts';
import { SCHEMA_OF } from './rows.ts';
import type { RowOf } from './rows-from.ts';

type Kind = keyof RowOf;
type Parts = Pick<EngineParts, 'store' | 'lock'>;

/** Which kinds are written under which lock. */
const WRITTEN: readonly (readonly [lock: string, kinds: readonly Kind[]])[] = [
  ['poll', ['poll', 'reading']],
  ['judge', ['verdict', 'stories', 'endings', 'probe', 'people', 'mentions']],
];

/**
 * Goes through the rows that an earlier version of the extension has left, once after an update: what
 * can be read is brought into today's shape, the rest is removed. After it the panel, which carries no
 * schemas, may take every row as it is.
 */
export async function migrateRows({ store, lock }: Parts): Promise<void> {
  for (const [name, kinds] of WRITTEN) {
    await lock(name, async () => {
      const writes = await Promise.all(kinds.map((kind) => renewed(store, kind)));
      await store.commit(writes.flat());
    });
  }
}

async function renewed(store: Parts['store'], kind: Kind): Promise<Write[]> {
  const table = TABLE_OF[kind];
  const rows = (await store.readAll(table)).filter(([key]) => kindOf(table, key) === kind);
  return rows.flatMap(([key, value]): Write[] => {
    const { success, data } = SCHEMA_OF[kind].safeParse(value);
    if (!success) return [{ table, key, remove: true }];
    return JSON.stringify(data) === JSON.stringify(value) ? [] : [{ table, key, value: data }];
  });
}

/** The kind of a row; null for notes of the state table that only the worker reads. */
function kindOf(table: Table, key: string): Kind | null {
  if (table === 'people') return key.startsWith('mentions|') ? 'mentions' : 'people';
  const kinds = Object.entries(TABLE_OF) as [Kind, Table][];
  return kinds.find(([kind, of]) => of === table && (table !== 'state' || kind === key))?.[0] ?? null;
}
