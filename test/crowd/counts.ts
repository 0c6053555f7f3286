import { type Count, DAY, QUARTER } from '../../utils/crowd/bucket.ts';
import { dayCurve } from '../../utils/crowd/curve.ts';
import { poisson, seeded } from '../../utils/crowd/random.ts';
import { emptySurgeState, type Judged, type SurgeState, step } from '../../utils/crowd/surge.ts';

export const START = Date.UTC(2026, 0, 5);
/** Offset of the place where the made-up reports come from, hours. */
export const OFFSET = -5;

/** Quarters from `START` on with `usual` reports on average, more by day than by night. */
export function quietCounts(days: number, usual: number, seed = 1): Count[] {
  const random = seeded(seed);
  return Array.from({ length: (days * DAY) / QUARTER }, (_, i) => {
    const time = START + i * QUARTER;
    return { time, count: poisson(usual * dayCurve(time, OFFSET), random) };
  });
}

/** Counts that follow others in time. */
export function followedBy(before: readonly Count[], counts: readonly number[]): Count[] {
  const next = (before.at(-1)?.time ?? START - QUARTER) + QUARTER;
  return [...before, ...counts.map((count, i) => ({ time: next + i * QUARTER, count }))];
}

/** Judges counts in order; the last state and all judgements. */
export function judge(counts: readonly Count[], from = emptySurgeState()): [SurgeState, Judged[]] {
  let state = from;
  const judged = counts.map((count) => {
    const [next, result] = step(state, count, OFFSET);
    state = next;
    return result;
  });
  return [state, judged];
}
