import * as z from 'zod/mini';
import { CAUSES, SCOPES } from '../assess/types.ts';
import { HEALTHS } from '../health.ts';
import { timeSchema } from '../store/time.ts';

/** A change of a verdict, kept for the dashboard. Key: `historyKey`. */
export const historySchema = z.object({
  at: timeSchema,
  service: z.string(),
  health: z.enum(HEALTHS),
  scope: z.enum(SCOPES),
  cause: z.nullable(z.enum(CAUSES)),
  upstream: z.nullable(z.string()),
  confidence: z.number(),
  /** Health by the official feed at that time; null where there is none or it was not readable. */
  official: z.nullable(z.enum(HEALTHS)),
  /** Title of the first open official incident; null without one. */
  title: z.nullable(z.string()),
});
export type HistoryEntry = z.infer<typeof historySchema>;

/** Key of a change of a verdict; keys of one service are in the order of time. `at` is epoch ms UTC. */
export function historyKey(service: string, at: number): string {
  return `${service}|${new Date(at).toISOString()}`;
}
