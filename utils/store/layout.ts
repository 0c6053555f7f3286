import { TABLES } from './store.ts';

/** Name and version of the extension's database. */
export const DATABASE = { name: 'is-it-me', version: 1 } as const;

/** Makes what is missing: one object store per table. */
export function layOut(database: IDBDatabase): void {
  for (const table of TABLES)
    if (!database.objectStoreNames.contains(table)) database.createObjectStore(table);
}
