import type { Table } from '../store/store.ts';
import type { RowOf } from './rows-from.ts';

/** The table that holds the rows of a kind. */
export const TABLE_OF: Readonly<Record<keyof RowOf, Table>> = {
  observations: 'state',
  poll: 'state',
  stories: 'state',
  endings: 'state',
  reading: 'readings',
  verdict: 'verdicts',
  probe: 'probes',
  people: 'people',
  mentions: 'people',
};
