import * as z from 'zod/mini';
import type { Fetch } from '../net/fetch.ts';
import { hubUrl } from './board.ts';
import { readJson } from './fetch-json.ts';
import { peopleSignalSchema } from './types.ts';

/** Where the counts of small countries are added up, so that nobody can be made out. */
export const ELSEWHERE = 'elsewhere';

/** Everything that a hub tells of one service: the people's signal, and the curve of each country. */
export const serviceSignalsSchema = z.extend(peopleSignalSchema, {
  service: z.string(),
  /** Different people in this half-hour or the last, whichever had more. */
  reporters: z.number(),
  /** Reports per country, one number for each of `buckets`. */
  series: z.record(z.string(), z.array(z.number())),
});
export type ServiceSignals = z.infer<typeof serviceSignalsSchema>;

/** 24 hours of quarters for 250 countries stay below this, bytes. */
const LONGEST_SIGNALS = 500_000;

/**
 * Asks a hub about one service, because the person looks at it; null when it cannot be had. Never throws.
 */
export async function fetchSignals({
  fetch,
  hub,
  service,
  signal,
}: {
  fetch: Fetch;
  hub: string;
  service: string;
  signal?: AbortSignal;
}): Promise<ServiceSignals | null> {
  const url = hubUrl(hub, `/v1/services/${encodeURIComponent(service)}/signals`);
  const answer = await readJson(fetch, url, serviceSignalsSchema, {
    limit: LONGEST_SIGNALS,
    ...(signal && { signal }),
  });
  return answer.kind === 'read' && answer.value.service === service ? answer.value : null;
}
