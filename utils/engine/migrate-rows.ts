import { kindOf, LOCKS, ROWS } from '../store/row-registry.ts';
import type { Write } from '../store/store.ts';
import type { EngineParts } from './parts.ts';
import { SCHEMA_OF } from './rows.ts';
import type { RowOf } from './rows-from.ts';

type Kind = keyof RowOf;
type Parts = Pick<EngineParts, 'store' | 'lock'>;

/**
 * Goes through the rows that an earlier version of the extension has left, once after an update: what
 * can be read is brought into today's shape, the rest is removed. After it the panel, which carries no
 * schemas, may take every row as it is.
 */
export async function migrateRows({ store, lock }: Parts): Promise<void> {
  for (const name of LOCKS) {
    const kinds = (Object.keys(SCHEMA_OF) as Kind[]).filter((kind) => ROWS[kind].lock === name);
    if (kinds.length === 0) continue;
    await lock(name, async () => {
      const writes = await Promise.all(kinds.map((kind) => renewed(store, kind)));
      await store.commit(writes.flat());
    });
  }
}

async function renewed(store: Parts['store'], kind: Kind): Promise<Write[]> {
  const { table } = ROWS[kind];
  const rows = (await store.readAll(table)).filter(([key]) => kindOf(table, key) === kind);
  return rows.flatMap(([key, value]): Write[] => {
    const { success, data } = SCHEMA_OF[kind].safeParse(value);
    if (!success) return [{ table, key, remove: true }];
    return JSON.stringify(data) === JSON.stringify(value) ? [] : [{ table, key, value: data } as Write];
  });
}
