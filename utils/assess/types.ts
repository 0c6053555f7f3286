import * as z from 'zod/mini';
import type { Catalog, Need, Service } from '../catalog/types.ts';
import type { PeopleSignal } from '../crowd/types.ts';
import type { FeedReading } from '../feeds/reading.ts';
import { HEALTHS } from '../health.ts';
import { textSchema } from '../i18n/text-schema.ts';
import type { ObservationLog } from '../observe/types.ts';
import type { ProbeReport } from '../probe/types.ts';
import { CAUSES, SCOPES } from './causes.ts';
import type { Sign } from './signs.ts';

export { CAUSES, type Cause, LOCAL_CAUSES, SCOPES, type Scope } from './causes.ts';

export const EVIDENCE_CLASSES = [
  'own',
  'control',
  'resolver',
  'vantage',
  'routes',
  'official',
  'people',
  'upstream',
] as const;
export type EvidenceClass = (typeof EVIDENCE_CLASSES)[number];

export const upstreamSchema = z.object({
  /** Catalogue id, as specific as is known (`aws-kinesis`). */
  provider: z.string(),
  region: z.optional(z.string()),
  /** `confirmed` by the provider's own feed, `likely` by co-failure of unrelated dependants. */
  certainty: z.enum(['confirmed', 'likely']),
});
export type Upstream = z.infer<typeof upstreamSchema>;

/** A signal judged for one service. */
export const evidenceSchema = z.object({
  class: z.enum(EVIDENCE_CLASSES),
  /** What was seen; the row of the likelihood table. One of another version decides nothing. */
  sign: z.string() as unknown as z.ZodMiniType<Sign, string>,
  /** One sentence for the person. */
  says: textSchema,
  /** For or against "something is wrong beyond this device"; `neutral` decides nothing. */
  stance: z.enum(['for', 'against', 'neutral']),
  /** When it was seen, epoch ms UTC. */
  at: z.number(),
  /** Who says so, in words: an operator's name, or a service id's name. */
  source: z.string(),
  /** https page to read more, on a host that the catalogue names. */
  url: z.optional(z.string()),
  /** First sign of what it tells, epoch ms UTC, where that is earlier than `at`. */
  since: z.optional(z.number()),
  /** Health that an official page claims. */
  health: z.optional(z.enum(HEALTHS)),
  /** For class `upstream`: whom it names. */
  upstream: z.optional(upstreamSchema),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const verdictSchema = z.object({
  service: z.string(),
  health: z.enum(HEALTHS),
  scope: z.enum(SCOPES),
  cause: z.nullable(z.enum(CAUSES)),
  upstream: z.nullable(upstreamSchema),
  /** Posterior of the scope, 0..1. */
  confidence: z.number(),
  /** First sign of the present trouble, epoch ms UTC; null when nothing is wrong. */
  since: z.nullable(z.number()),
  evidence: z.array(evidenceSchema),
  /** For `unknown`: the one check that would decide. */
  missing: z.nullable(textSchema),
  /** When it was assessed, epoch ms UTC. */
  at: z.number(),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** An official feed as last known. `reading` is null where none was ever valid. */
export type OfficialSignal = {
  reading: FeedReading | null;
  /** Last time that the feed was found valid or unchanged, epoch ms UTC. */
  readAt: number | null;
  /** Set while the feed cannot be read. */
  unreadableSince: number | null;
  reason: string | null;
};

/** A provider of the service with its own feed's signal; null where the provider has no feed. */
export type ProviderSignal = { need: Need; provider: Service; signal: OfficialSignal | null };

/** Everything known for one service at one moment: what `gather` turns into evidence. */
export type Situation = {
  /** Epoch ms UTC. */
  now: number;
  /** Time between two polls of a feed, ms; five minutes when absent. */
  period?: number;
  service: Service;
  catalog: Catalog;
  official: OfficialSignal | null;
  providers: ProviderSignal[];
  /** This browser's log of the last minutes, all hosts: own, control and co-failing services. */
  observations: ObservationLog;
  probe: ProbeReport | null;
  /** When a check of another site found the network's login page, epoch ms UTC; absent when none did. */
  portalAt?: number | undefined;
  people: PeopleSignal | null;
  /** Services followed or visited whose people's reports surge as well. */
  surging: readonly string[];
  /** The person's country, ISO 3166-1 alpha-2. */
  country: string | null;
  /** The verdict in force, for `since` and for what was seen a while ago. */
  previous: Verdict | null;
  /** Verdicts in force of other services of the same company. */
  family?: readonly Verdict[];
};
