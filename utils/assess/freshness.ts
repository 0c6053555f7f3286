import type { PeopleSignal } from '../crowd/types.ts';
import type { ProbeReport } from '../probe/types.ts';
import type { OfficialSignal, Situation } from './types.ts';

/** A reading that misses so many polls is neither green nor red. */
const MISSED_POLLS = 4;
/** The pace of polling where nothing else is said, ms. */
const PERIOD = 5 * 60_000;
/** As long as the observations that a check belongs to, ms. */
const PROBE_LIFE = 15 * 60_000;
/** Two quarters of an hour, the hub's bucket. */
const PEOPLE_LIFE = 30 * 60_000;

/** The reading, when it can still be trusted. */
export function freshReading(signal: OfficialSignal | null, { now, period = PERIOD }: Situation) {
  if (!signal?.reading || signal.readAt === null) return null;
  if (Math.abs(now - signal.readAt) > MISSED_POLLS * Math.max(period, PERIOD)) return null;
  return { reading: signal.reading, readAt: signal.readAt };
}

/** The check, when it can still be trusted. */
export function freshProbe({ probe, now }: Situation): ProbeReport | null {
  return probe && Math.abs(now - probe.at) <= PROBE_LIFE ? probe : null;
}

export function freshPeople({ people, now }: Situation): PeopleSignal | null {
  return people && Math.abs(now - people.at) <= PEOPLE_LIFE ? people : null;
}
