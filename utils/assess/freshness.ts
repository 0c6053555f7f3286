import type { PeopleSignal } from '../crowd/types.ts';
import type { ProbeReport } from '../probe/types.ts';
import type { OfficialSignal, Situation } from './types.ts';

/** Three missed polls of five minutes, and some: a reading that old is neither green nor red. */
export const READING_LIFE = 20 * 60_000;
/** As long as the observations that a check belongs to, ms. */
export const PROBE_LIFE = 15 * 60_000;
/** Two quarters of an hour, the hub's bucket. */
export const PEOPLE_LIFE = 30 * 60_000;

/** The reading, when it can still be trusted. */
export function freshReading(signal: OfficialSignal | null, now: number) {
  if (!signal?.reading || signal.readAt === null || Math.abs(now - signal.readAt) > READING_LIFE) return null;
  return { reading: signal.reading, readAt: signal.readAt };
}

/** The check, when it can still be trusted. */
export function freshProbe({ probe, now }: Situation): ProbeReport | null {
  return probe && now - probe.at <= PROBE_LIFE ? probe : null;
}

export function freshPeople({ people, now }: Situation): PeopleSignal | null {
  return people && now - people.at <= PEOPLE_LIFE ? people : null;
}
