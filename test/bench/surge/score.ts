import { QUARTER } from '../../../utils/crowd/bucket.ts';
import type { CountedEvent } from './event.ts';

/** Whether each quarter of an hour raises an alarm, decided in order by nothing but those up to it. */
export type Rule = (event: CountedEvent) => boolean[];

export type Score = {
  /** Share of onsets found, 0..1. */
  found: number;
  /** Minutes from the onset to the end of the first quarter with an alarm; negative when before. */
  median: number;
  /** Rising edges per 24 hours of quiet quarters. */
  falseAlarms: number;
  missed: string[];
};

const TWO_HOURS = 8 * QUARTER;
/** Quarters at the start of an event in which no alarm counts as false: a rule needs something to know. */
const WARM_UP = 12;
const QUARTERS_A_DAY = 96;

/**
 * Scores a rule: an onset is found by an alarm that ends between two hours before it and the end of the
 * peak; an alarm that rises earlier, after the first 12 quarters, is false.
 */
export function score(rule: Rule, events: readonly CountedEvent[]): Score {
  const delays: number[] = [];
  const missed: string[] = [];
  let alarms = 0;
  let quiet = 0;
  for (const event of events) {
    const { id, onset, peak, counts } = event;
    const alarm = rule(event);
    const first = counts.find(
      ({ time }, i) => alarm[i] && time + QUARTER >= onset - TWO_HOURS && time <= peak,
    );
    if (first) delays.push((first.time + QUARTER - onset) / 60_000);
    else missed.push(id);
    for (const [i, { time }] of counts.entries()) {
      if (i < WARM_UP || time + QUARTER >= onset - TWO_HOURS) continue;
      quiet += 1;
      if (alarm[i] && !alarm[i - 1]) alarms += 1;
    }
  }
  return {
    found: delays.length / events.length,
    median: median(delays),
    falseAlarms: quiet === 0 ? 0 : (alarms * QUARTERS_A_DAY) / quiet,
    missed,
  };
}

/** Middle value; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}
