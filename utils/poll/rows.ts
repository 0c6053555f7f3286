import * as z from 'zod/mini';
import { type FeedReading, readingSchema } from '../feeds/reading.ts';
import { isTrouble } from '../health.ts';
import { recordOf } from '../store/salvage.ts';

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
