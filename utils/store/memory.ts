import { type AnyWrite, type Store, TABLES, type Table } from './store.ts';

/** A store in memory: for the command line, the replayer, tests, and browsers that block IndexedDB. */
export function createMemoryStore(): Store<AnyWrite> {
  const tables = new Map<Table, Map<string, unknown>>(TABLES.map((table) => [table, new Map()]));
  const rows = (table: Table) => tables.get(table) ?? new Map<string, unknown>();

  return {
    read: async (table, key) => structuredClone(rows(table).get(key)),
    readAll: async (table, from = '', to) =>
      [...rows(table)]
        .filter(([key]) => key >= from && (to === undefined || key < to))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => [key, structuredClone(value)]),
    commit: async (writes) => {
      for (const write of writes) {
        if ('remove' in write) rows(write.table).delete(write.key);
        else rows(write.table).set(write.key, structuredClone(write.value));
      }
    },
  };
}
