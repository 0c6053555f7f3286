import {
  ageOf,
  type Baseline,
  type Expectation,
  emptyBaseline,
  expect,
  learn,
  learnSurge,
} from './baseline.ts';
import { type Count, DAY, HOUR, QUARTER } from './bucket.ts';
import { BURSTS, levelOf, SPAN } from './level.ts';
import { tail } from './tail.ts';
import type { SurgeLevel } from './types.ts';

/** Report counts that are too high, from the first quarter of an hour that stood out. */
export type Surge = {
  /** Start of the first quarter of an hour that was too high, epoch ms UTC. */
  since: number;
  /** End of the last quarter of an hour of the surge, epoch ms UTC; null while it lasts. */
  until: number | null;
  /** The worst quarter of an hour so far. */
  peak: Count;
  /** Calm quarters in a row at the end. */
  calm: number;
};

/** What one quarter of an hour was found to be. */
export type Judged = Count & { expected: number; level: SurgeLevel };

/** Everything that is remembered of one service in one country. Plain data, of bounded size. */
export type SurgeState = {
  baseline: Baseline;
  /** The newest quarters, oldest first. */
  newest: Judged[];
  /** The present surge, or the last one; null before the first. */
  surge: Surge | null;
};

/** A surge may fill this many quarters before it shows: they are not yet in the baseline. */
const GAP = 2;
/**
 * A level that has held this long, or as long as the history that speaks against it, is the new usual, and
 * the baseline learns it, ms. So a busy service does not look like a surge for its whole first day.
 */
const FROZEN = { least: HOUR, most: DAY };
/** A surge is over after this many quarters under a quarter of its peak and not unusual. */
const CALM_QUARTERS = 4;
const CALM_SHARE = 0.25;
const CALM_CHANCE = 0.05;

export function emptySurgeState(): SurgeState {
  return { baseline: emptyBaseline(), newest: [], surge: null };
}

/**
 * Judges the next quarter of an hour by nothing but the ones before it, and remembers it. Pure, so a
 * quarter that is not over yet is judged by keeping the old state. Quarters come in order; missing ones
 * are taken for unknown, not for zero. `utcOffset` of the country, hours; `caution` as for `levelOf`.
 */
export function step(
  state: SurgeState,
  { time, count }: Count,
  utcOffset: number,
  caution = 1,
): [SurgeState, Judged] {
  const baseline = learnOldest(state, utcOffset);
  const usual = expect(baseline, time, utcOffset);
  const hour = state.newest.filter((each) => each.time > time - SPAN * QUARTER);
  const level = levelOf([...hour.map((each) => each.count), count], usual, caution);
  const judged = { time, count, expected: usual.now, level };
  const newest = [...state.newest, judged].slice(-1 - GAP);
  return [{ baseline, newest, surge: follow(state.surge, judged, usual, baseline) }, judged];
}

/** Learns the quarter that leaves the gap; the baseline is frozen, but for its rhythm, during a surge. */
function learnOldest({ baseline, newest, surge }: SurgeState, utcOffset: number): Baseline {
  const oldest = newest.at(-1 - GAP);
  if (!oldest) return baseline;
  return oldest.level === 'none' || isUsual(surge, oldest.time, baseline)
    ? learn(baseline, oldest, utcOffset, oldest.expected)
    : learnSurge(baseline, oldest, oldest.expected);
}

/** True when a surge has lasted so long that it is none any more. */
function isUsual(surge: Surge | null, time: number, baseline: Baseline): boolean {
  if (surge === null || surge.until !== null) return false;
  const frozenFor = Math.min(FROZEN.most, Math.max(FROZEN.least, ageOf(baseline) * QUARTER));
  return time - surge.since >= frozenFor;
}

function follow(surge: Surge | null, judged: Judged, usual: Expectation, baseline: Baseline): Surge | null {
  const { time, count, level } = judged;
  if (surge === null || surge.until !== null) {
    return level === 'none' ? surge : { since: time, until: null, peak: { time, count }, calm: 0 };
  }
  const peak = count > surge.peak.count ? { time, count } : surge.peak;
  const isLow = count < CALM_SHARE * peak.count || isUsual(surge, time, baseline);
  const isCalm = level === 'none' && isLow && tail(count, usual.now, BURSTS) > CALM_CHANCE;
  const calm = isCalm ? surge.calm + 1 : 0;
  const until = calm === CALM_QUARTERS ? time - (CALM_QUARTERS - 1) * QUARTER : null;
  return { since: surge.since, until, peak, calm };
}
