import type { StoreReader } from '../store/store.ts';
import { TABLE_OF } from './row-tables.ts';
import { type ReadKind, type Rows, rowsFrom } from './rows-from.ts';

/**
 * The rows of one moment as the worker wrote them, for the panel, which does not carry their schemas.
 * Rows of an earlier version are gone through when the extension is updated. `now` in epoch ms UTC.
 */
export function openOwnRows(store: StoreReader, now: number): Promise<Rows> {
  const read: ReadKind = async (kind, key) => {
    const row = await store.read(TABLE_OF[kind], key);
    return typeof row === 'object' ? (row as never) : null;
  };
  return rowsFrom(read, now);
}
