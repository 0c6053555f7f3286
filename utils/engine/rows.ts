import type * as z from 'zod/mini';
import { verdictSchema } from '../assess/types.ts';
import { mentionsSchema } from '../crowd/mentions.ts';
import { peopleSignalSchema } from '../crowd/types.ts';
import { endingsSchema, storiesSchema } from '../notify/rows.ts';
import { observationLogSchema } from '../observe/types.ts';
import { pollStateSchema, storedReadingSchema } from '../poll/rows.ts';
import { probeReportSchema } from '../probe/types.ts';
import type { Store } from '../store/store.ts';
import { TABLE_OF } from './row-tables.ts';
import { type ReadKind, type RowOf, type Rows, rowsFrom } from './rows-from.ts';

export type { Rows } from './rows-from.ts';

/** What rows of a kind must be like. */
export const SCHEMA_OF: { [Kind in keyof RowOf]: z.ZodMiniType<RowOf[Kind]> } = {
  observations: observationLogSchema,
  poll: pollStateSchema,
  stories: storiesSchema,
  endings: endingsSchema,
  reading: storedReadingSchema,
  verdict: verdictSchema,
  probe: probeReportSchema,
  people: peopleSignalSchema,
  mentions: mentionsSchema,
};

/** The rows of one moment, every row through its schema. `now` in epoch ms UTC. */
export function openRows(store: Store, now: number): Promise<Rows> {
  const read: ReadKind = async (kind, key) => {
    const row = SCHEMA_OF[kind].safeParse(await store.read(TABLE_OF[kind], key));
    return row.success ? row.data : null;
  };
  return rowsFrom(read, now);
}
