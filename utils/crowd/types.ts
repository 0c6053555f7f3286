import * as z from 'zod/mini';

export const LEVELS = ['none', 'warning', 'danger'] as const;
export type SurgeLevel = (typeof LEVELS)[number];

const bucketSchema = z.object({
  /** Start of the quarter of an hour, epoch ms UTC. */
  time: z.number(),
  count: z.number(),
  expected: z.number(),
});

/** What people report of one service, as the hub tells it. */
export const peopleSignalSchema = z.object({
  /** When the hub computed it, epoch ms UTC. */
  at: z.number(),
  level: z.enum(LEVELS),
  /** Start of the surge, epoch ms UTC; null without one. */
  since: z.nullable(z.number()),
  /** `regional` names its country in `countries[0]`; `unknown` when too little is known. */
  scope: z.enum(['none', 'regional', 'widespread', 'unknown']),
  /** Countries with their last quarter of an hour, largest excess first; `elsewhere` folds the small. */
  countries: z.array(
    z.object({ country: z.string(), count: z.number(), expected: z.number(), level: z.enum(LEVELS) }),
  ),
  symptoms: z.record(z.string(), z.number()),
  /** Last 24 hours, oldest first; empty where only the board was read. */
  buckets: z.array(bucketSchema),
});
export type PeopleSignal = z.infer<typeof peopleSignalSchema>;
