import { DATABASE, layOut } from './layout.ts';
import type { StoreReader, Table } from './store.ts';

/**
 * Reads the extension's database for the panel, which writes nothing, so that it need not load what the
 * worker keeps its database with (`createIdbStore`). Opened at the first read, and again after somebody
 * had it deleted or upgraded. Reading rejects when storage is blocked.
 */
export function createIdbReader(name: string = DATABASE.name): StoreReader {
  let opening: Promise<IDBDatabase> | null = null;
  const forget = () => {
    opening = null;
  };
  async function table(of: Table): Promise<IDBObjectStore> {
    opening ??= open(name, forget);
    const database = await opening.catch((error: unknown) => {
      forget();
      throw error;
    });
    return database.transaction(of).objectStore(of);
  }
  return {
    read: async (from, key) => answer((await table(from)).get(key)),
    readAll: async (from, first = '', end) => {
      const range =
        end === undefined ? IDBKeyRange.lowerBound(first) : IDBKeyRange.bound(first, end, false, true);
      const rows = await table(from);
      const [keys, values] = await Promise.all([answer(rows.getAllKeys(range)), answer(rows.getAll(range))]);
      return keys.map((key, index) => [String(key), values[index]]);
    },
  };
}

/** Opens it; `onEnd` is called when it must be let go. */
async function open(name: string, onEnd: () => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name, DATABASE.version);
  request.onupgradeneeded = () => layOut(request.result);
  const database = await answer(request);
  database.onclose = onEnd;
  database.onversionchange = () => {
    database.close();
    onEnd();
  };
  return database;
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
