import type { PeopleSignal } from '../crowd/types.ts';
import type { ProbeReport } from '../probe/types.ts';
import { staleAfter } from './stale.ts';
import type { OfficialSignal, Situation } from './types.ts';

/** As long as the observations that a check belongs to, ms. */
const PROBE_LIFE = 15 * 60_000;
/** Two quarters of an hour, the hub's bucket. */
const PEOPLE_LIFE = 30 * 60_000;

/** The reading, when it can still be trusted. */
export function freshReading(signal: OfficialSignal | null, { now, period }: Situation) {
  if (!signal?.reading || signal.readAt === null) return null;
  if (Math.abs(now - signal.readAt) > staleAfter(period)) return null;
  return { reading: signal.reading, readAt: signal.readAt };
}

/** The check, when it can still be trusted. */
export function freshProbe({ probe, now }: Situation): ProbeReport | null {
  return probe && Math.abs(now - probe.at) <= PROBE_LIFE ? probe : null;
}

/** What people say, when it can still be trusted. */
export function freshPeople({ people, now }: Pick<Situation, 'people' | 'now'>): PeopleSignal | null {
  return people && Math.abs(now - people.at) <= PEOPLE_LIFE ? people : null;
}
