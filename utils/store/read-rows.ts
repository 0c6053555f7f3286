import type * as z from 'zod/mini';
import type { KeyIn } from './row-registry.ts';
import type { Store, Table } from './store.ts';

/** Reads one row through its schema; a row that does not fit is as good as absent. */
export async function readRow<T, Of extends Table>(
  store: Store,
  table: Of,
  key: KeyIn<Of>,
  schema: z.ZodMiniType<T>,
): Promise<T | null> {
  const row = schema.safeParse(await store.read(table, key));
  return row.success ? row.data : null;
}

/** Reads all rows of a table (or of a key range) through a schema, leaving out those that do not fit. */
export async function readRows<T>(
  store: Store,
  table: Table,
  schema: z.ZodMiniType<T>,
  from?: string,
  to?: string,
): Promise<Map<string, T>> {
  const rows = new Map<string, T>();
  for (const [key, value] of await store.readAll(table, from, to)) {
    const row = schema.safeParse(value);
    if (row.success) rows.set(key, row.data);
  }
  return rows;
}
