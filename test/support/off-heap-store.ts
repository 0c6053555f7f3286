import { DatabaseSync } from 'node:sqlite';
import { deserialize, serialize } from 'node:v8';
import type { AnyWrite, Store } from '../../utils/store/store.ts';

/** A store whose rows lie outside of the heap, as those of a browser's database do. */
export function createOffHeapStore(): Store<AnyWrite> {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE rows (place TEXT, key TEXT, value BLOB, PRIMARY KEY (place, key)) WITHOUT ROWID');
  const one = db.prepare('SELECT value FROM rows WHERE place = ? AND key = ?');
  const range = db.prepare(
    'SELECT key, value FROM rows WHERE place = ? AND key >= ? AND key < ? ORDER BY key',
  );
  const put = db.prepare('INSERT OR REPLACE INTO rows VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM rows WHERE place = ? AND key = ?');
  const content = (row: Record<string, unknown> | undefined) =>
    row && deserialize(Buffer.from(row.value as Uint8Array));

  return {
    read: async (table, key) => content(one.get(table, key)),
    readAll: async (table, from = '', to = '\u{10ffff}') =>
      range.all(table, from, to).map((row) => [String(row.key), content(row)]),
    commit: async (writes) => {
      db.exec('BEGIN');
      for (const write of writes) {
        if ('remove' in write) remove.run(write.table, write.key);
        else put.run(write.table, write.key, serialize(write.value));
      }
      db.exec('COMMIT');
    },
  };
}
