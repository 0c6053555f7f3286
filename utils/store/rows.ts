import * as z from 'zod/mini';
import { CAUSES, SCOPES, upstreamSchema } from '../assess/types.ts';
import { type FeedReading, readingSchema } from '../feeds/reading.ts';
import { HEALTHS, isTrouble } from '../health.ts';
import { textSchema } from '../i18n/text-schema.ts';
import type { KeyIn } from './row-registry.ts';
import { listOf, recordOf } from './salvage.ts';
import type { Store, Table } from './store.ts';
import { timeSchema } from './time.ts';

/** What the poller remembers of one feed address. Times are epoch ms UTC. */
export const feedStateSchema = z.object({
  /** First time it was asked. */
  askedSince: z.number(),
  nextAt: z.number(),
  /** Last time it was asked. When that lies in the future, the clock was set back and `nextAt` means nothing. */
  askedAt: z.optional(z.number()),
  /** True when the last question brought no reading, whoever's fault that was. */
  failing: z.optional(z.boolean()),
  /** Last time it was valid, changed or not; null before the first valid answer. */
  readAt: z.nullable(z.number()),
  etag: z.nullable(z.string()),
  lastModified: z.nullable(z.string()),
  /** Mark of the small document at the last full reading. */
  mark: z.nullable(z.string()),
  /** Fingerprint of the last valid main document. */
  digest: z.nullable(z.string()),
  failures: z.number(),
  unreadableSince: z.nullable(z.number()),
  reason: z.nullable(z.string()),
});
export type FeedState = z.infer<typeof feedStateSchema>;

/** Polling state of every feed, one row, so that a quiet tick writes once. Key: feed address. */
export const pollStateSchema = recordOf(feedStateSchema);
export type PollState = z.infer<typeof pollStateSchema>;

/** An incident that its page no longer holds open. */
export const closedIncidentSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** As the operator says, else when it was found gone; epoch ms UTC. */
  endedAt: z.number(),
  /** The operator's last words as plain text; null where they are not known. */
  update: z.nullable(z.string()),
});
export type ClosedIncident = z.infer<typeof closedIncidentSchema>;

/** A reading as stored, by `sourceKey`. */
export const storedReadingSchema = z.object({
  reading: readingSchema,
  /** First valid reading ever of this source: a trouble in it is old news, not a change. */
  firstAt: z.number(),
  /** True while the trouble in it is the one that it was first read with: that is no news. */
  oldTrouble: z.optional(z.boolean()),
  changedAt: z.number(),
  /** The last incidents that were closed, newest first. */
  closed: z.optional(z.array(closedIncidentSchema)),
  /** Fingerprint of the document that it is of: `FeedState.digest` of that time. */
  digest: z.optional(z.nullable(z.string())),
  /** Set while the document can be read, but not this part of it; epoch ms UTC. */
  unreadableSince: z.optional(z.number()),
  reason: z.optional(z.string()),
});
export type StoredReading = z.infer<typeof storedReadingSchema>;

/** One cause and the services under it, from its first sign to its end. */
export const storySchema = z.object({
  id: z.string(),
  kind: z.enum(['service', 'upstream', 'connection', 'maintenance']),
  services: z.array(z.string()),
  upstream: z.nullable(upstreamSchema),
  cause: z.nullable(z.enum(CAUSES)),
  since: z.number(),
  /** Worst health that was reached, and so announced. */
  worst: z.enum(HEALTHS),
  /** True when a notice said that it started. */
  announced: z.boolean(),
  /** Id of its notices, kept when its cause or its beginning turns out to be another: the last replaces the first. */
  noticeId: z.optional(z.string()),
  /** True once an official page had an incident open for it: that page then says when it is over. */
  incident: z._default(z.boolean(), false),
  /** True when it came back soon after it had been told to be over. */
  returned: z.optional(z.boolean()),
  /** Set while everything looks well again but the story is not closed yet. */
  quietSince: z.nullable(z.number()),
  /** Set while nothing can be seen of it: neither that it goes on nor that it is over. */
  lostSince: z.optional(z.nullable(z.number())),
  /** Since when (epoch ms UTC) those of its services look well again without which it goes on. */
  well: z.optional(z.record(z.string(), z.number())),
});
export type Story = z.infer<typeof storySchema>;
export const storiesSchema = listOf(storySchema);

/** Services whose trouble was told to be over, and when (epoch ms UTC), for as long as it may come back. */
export const endingsSchema = z.record(z.string(), z.number());
export type Endings = z.infer<typeof endingsSchema>;

/** A desktop notification on its way. Its id is stable, so that showing it again replaces it. */
export const noticeSchema = z.object({
  id: z.string(),
  kind: z.enum(['started', 'worse', 'over', 'connection']),
  services: z.array(z.string()),
  title: textSchema,
  body: textSchema,
  at: z.number(),
  /** https page of the service or provider; null: the panel. */
  url: z.nullable(z.string()),
});
export type Notice = z.infer<typeof noticeSchema>;

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

/** A new reading as it is stored in the place of the one before. */
export function storedReading(
  reading: FeedReading,
  before: StoredReading | null,
  at: number,
): StoredReading & { oldTrouble: boolean } {
  const isSameTrouble = before === null || before.oldTrouble === true;
  return {
    reading,
    firstAt: before?.firstAt ?? at,
    changedAt: at,
    oldTrouble: isSameTrouble && isTrouble(reading.health),
  };
}

/**
 * The row of a part that its page no longer tells of, for that reason, since that time (epoch ms UTC): what
 * was known stays, but says nothing of how it is.
 */
export function unreadReading(
  format: string,
  before: StoredReading | null,
  unreadableSince: number,
  reason: string,
): StoredReading {
  const never = { format, components: [], incidents: [], maintenances: [], updatedAt: null };
  return {
    // trouble that it is first read with is old
    ...(before ?? { firstAt: unreadableSince, changedAt: unreadableSince, oldTrouble: true }),
    reading: { ...(before?.reading ?? never), health: 'unknown' },
    unreadableSince,
    reason,
  };
}

/** Reads one row through its schema; a row that does not fit is as good as absent. */
export async function readRow<T, Of extends Table>(
  store: Store,
  table: Of,
  key: KeyIn<Of>,
  schema: z.ZodMiniType<T>,
): Promise<T | null> {
  const row = schema.safeParse(await store.read(table, key));
  return row.success ? row.data : null;
}

/** Reads all rows of a table (or of a key range) through a schema, leaving out those that do not fit. */
export async function readRows<T>(
  store: Store,
  table: Table,
  schema: z.ZodMiniType<T>,
  from?: string,
  to?: string,
): Promise<Map<string, T>> {
  const rows = new Map<string, T>();
  for (const [key, value] of await store.readAll(table, from, to)) {
    const row = schema.safeParse(value);
    if (row.success) rows.set(key, row.data);
  }
  return rows;
}
