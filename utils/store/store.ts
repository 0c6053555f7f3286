/** Tables of the engine's store. Values are plain data; every reader checks them with a schema. */
export const TABLES = ['state', 'readings', 'verdicts', 'probes', 'people', 'history', 'outbox'] as const;
export type Table = (typeof TABLES)[number];

export type Write =
  | { table: Table; key: string; value: unknown }
  | { table: Table; key: string; remove: true };

/** Where the panel reads. */
export type StoreReader = Pick<Store, 'read' | 'readAll'>;

/**
 * Where the engine keeps everything that matters. A commit is all or nothing, so that a worker that
 * dies between two commits loses no step and repeats at most one.
 */
export type Store = {
  read: (table: Table, key: string) => Promise<unknown>;
  /** All rows of a table in key order, optionally only keys from `from` (inclusive) to `to` (exclusive). */
  readAll: (table: Table, from?: string, to?: string) => Promise<[key: string, value: unknown][]>;
  commit: (writes: readonly Write[]) => Promise<void>;
};
