import type { ROWS } from '../store/row-registry.ts';
import type { RowOf } from './rows-from.ts';

/** The table that holds the rows of a kind, as the registry says: the panel reads this and not the registry. */
export const TABLE_OF: { readonly [Kind in keyof RowOf]: (typeof ROWS)[Kind]['table'] } = {
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
