import * as z from 'zod/mini';
import { listOf } from '../store/salvage.ts';

/** Network Error Logging phases (W3C NEL), plus what never reached the network. */
export const PHASES = ['dns', 'connection', 'application', 'client', 'unknown'] as const;
export type Phase = (typeof PHASES)[number];

/** What one browser error can mean; a row of the table made from `net-errors`. */
export type ErrorMeaning = {
  /** NEL phase, `client` for what never left this device. */
  phase: Phase;
  /** NEL type, such as `dns.name_not_resolved`, `tcp.refused`, `tls.cert.authority_invalid`. */
  type: string;
  /** Whose fault such an error mostly is, before anything else is known. */
  prior: 'local' | 'ambiguous' | 'remote-leaning' | 'remote' | 'none';
  /** True for aborts: the person or the page stopped it, nothing was learnt. */
  ignored: boolean;
};

/** One thing this browser saw: a page or a sub-resource that worked or failed. Never a path or query. */
export const observationSchema = z.object({
  /** Epoch ms UTC. */
  at: z.number(),
  host: z.string(),
  /** Service that owns the host, or of the page for a sub-resource; null outside the catalogue. */
  service: z.nullable(z.string()),
  ok: z.boolean(),
  /** Browser's error string, absent for successes and for answered requests. */
  error: z.optional(z.string()),
  /** HTTP status where the optional permission shows it. */
  status: z.optional(z.number()),
  /** True for a sub-resource of an open page. */
  sub: z.optional(z.boolean()),
  /** True for a status feed that we asked: it tells of this connection, and nothing of the site it stands on. */
  feed: z.optional(z.boolean()),
  /** How often it was seen within a minute; absent: once. */
  count: z.optional(z.number()),
});
export type Observation = z.infer<typeof observationSchema>;

/** Rolling log of the last minutes, oldest first, bounded in time and number. */
export const observationLogSchema = listOf(observationSchema);
export type ObservationLog = z.infer<typeof observationLogSchema>;
