import type { Expectation } from './baseline.ts';
import { tail } from './tail.ts';
import type { SurgeLevel } from './types.ts';

/**
 * Size of the negative binomial around one hour's guess. Over weeks it is 0.8 to 1.3 for busy services; the
 * last two hours are part of the guess here, and around them reports are steadier.
 */
export const BURSTS = 4;

/** A warning: more than this hour explains. */
const WARNING = { chance: 5e-4, least: 4 };

/**
 * A danger: more than any hour of the day explains. What is usual in a busy hour is `busy` times the day's
 * mean, with bursts as they are over weeks. A trouble of few reporters shows in half an hour or an hour
 * before it shows in a quarter. Fitted on `shared/crowd` at volumes from 20 to 100 %; `test/bench/surge`
 * prints what each value buys, and the values sit in the middle of wide plateaus.
 */
const DANGER = {
  busy: 1.5,
  bursts: 1.5,
  spans: [
    { quarters: 1, chance: 1e-3, least: 4 },
    { quarters: 2, chance: 2e-3, least: 8 },
    { quarters: 4, chance: 1e-4, least: 8 },
  ],
  /** Reports that the newest quarter must have for a longer span to count: what is over is no danger. */
  leastNow: 3,
};

/** Quarters that `levelOf` looks at. */
export const SPAN = 4;

/**
 * Judges one quarter of an hour. `counts` are the reports of the last quarters, this one last; those that
 * are not known are left out. `caution`: how many times rarer a danger must be than usual.
 */
export function levelOf(counts: readonly number[], usual: Expectation, caution = 1): SurgeLevel {
  const count = counts.at(-1) ?? 0;
  const busiest = Math.max(usual.now, DANGER.busy * usual.size);
  const isDanger = DANGER.spans.some(({ quarters, chance, least }) => {
    if (counts.length < quarters || (quarters > 1 && (count < DANGER.leastNow || count <= busiest)))
      return false;
    const reports = counts.slice(-quarters).reduce((sum, each) => sum + each, 0);
    return reports >= least && tail(reports, quarters * busiest, DANGER.bursts) < chance / caution;
  });
  if (isDanger) return 'danger';
  const isWarning = count >= WARNING.least && tail(count, usual.now, BURSTS) < WARNING.chance;
  return isWarning ? 'warning' : 'none';
}
