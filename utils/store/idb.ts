import { type DBSchema, type IDBPDatabase, openDB, unwrap } from 'idb';
import { DATABASE, layOut } from './layout.ts';
import type { AnyWrite, Store, TABLES } from './store.ts';

type Schema = DBSchema & Record<(typeof TABLES)[number], { key: string; value: unknown }>;

/** Opens the extension's database, one object store per table. @throws DOMException when storage is blocked. */
function open(name: string, onEnd: () => void): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, DATABASE.version, {
    // the browser clears site data, or somebody wants to delete or upgrade: let go, and open again when needed
    terminated: onEnd,
    blocking: (_, __, event) => {
      (event.target as IDBDatabase).close();
      onEnd();
    },
    upgrade: (db) => layOut(unwrap(db)),
  });
}

/** The store in IndexedDB. Opened on first use, so that listeners can be registered before. */
export function createIdbStore(name: string = DATABASE.name): Store<AnyWrite> {
  let opening: Promise<IDBPDatabase<Schema>> | null = null;
  const db = () => {
    opening ??= open(name, () => {
      opening = null;
    }).catch((error: unknown) => {
      opening = null; // a blocked database may be free again at the next try
      throw error;
    });
    return opening;
  };

  return {
    read: async (table, key) => (await db()).get(table, key),
    readAll: async (table, from = '', to) => {
      const range =
        to === undefined ? IDBKeyRange.lowerBound(from) : IDBKeyRange.bound(from, to, false, true);
      const transaction = (await db()).transaction(table);
      const [keys, values] = await Promise.all([
        transaction.store.getAllKeys(range),
        transaction.store.getAll(range),
      ]);
      return keys.map((key, index) => [key, values[index]]);
    },
    commit: async (writes) => {
      const tables = [...new Set(writes.map((write) => write.table))];
      if (tables.length === 0) return;
      const transaction = (await db()).transaction(tables, 'readwrite');
      const requests: Promise<unknown>[] = [transaction.done];
      try {
        for (const write of writes) {
          const store = transaction.objectStore(write.table);
          requests.push('remove' in write ? store.delete(write.key) : store.put(write.value, write.key));
        }
        await Promise.all(requests);
      } catch (error) {
        // one row that cannot be stored must not leave the others behind
        abort(transaction);
        await Promise.allSettled(requests);
        throw error;
      }
    },
  };
}

function abort(transaction: { abort: () => void }): void {
  try {
    transaction.abort();
  } catch {
    // it has ended by itself
  }
}
