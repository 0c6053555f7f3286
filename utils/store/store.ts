import type { KeyIn, Table } from './row-registry.ts';

export type { Table } from './row-registry.ts';

/**
 * Tables of the registry of rows, apart from it so that the panel need not load it. Values are plain data; every
 * reader checks them with a schema.
 */
export const TABLES = [
  'state',
  'readings',
  'verdicts',
  'probes',
  'people',
  'history',
  'outbox',
] as const satisfies readonly Table[];

/** One row that is put, under a key that the registry knows. */
type Put = { [Of in Table]: { table: Of; key: KeyIn<Of>; value: unknown } }[Table];

type Removal = { table: Table; key: string; remove: true };
export type Write = Put | Removal;
/** What a place that keeps rows takes: any key. Those who write for the extension keep to `Write`. */
export type AnyWrite = { table: Table; key: string; value: unknown } | Removal;

/** Where the panel reads. */
export type StoreReader = Pick<Store, 'read' | 'readAll'>;

/**
 * Where the engine keeps everything that matters. A commit is all or nothing, so that a worker that
 * dies between two commits loses no step and repeats at most one.
 */
export type Store<Written = Write> = {
  read: (table: Table, key: string) => Promise<unknown>;
  /** All rows of a table in key order, optionally only keys from `from` (inclusive) to `to` (exclusive). */
  readAll: (table: Table, from?: string, to?: string) => Promise<[key: string, value: unknown][]>;
  commit: (writes: readonly Written[]) => Promise<void>;
};
