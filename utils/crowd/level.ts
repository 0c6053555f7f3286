import type { Expectation } from './baseline.ts';
import { tail } from './tail.ts';
import type { SurgeLevel } from './types.ts';

/**
 * Size of the negative binomial around one hour's guess, for telling when a surge has ebbed away. Over weeks
 * it is 0.8 to 1.3 for busy services; the last two hours are part of the guess here, and around them reports
 * are steadier.
 */
export const BURSTS = 4;

/**
 * How reports scatter before a service has shown how its own do: a negative binomial of size 1.5, as counts of
 * busy services do over weeks. `weight` is how many expected reports of its own outweigh that.
 */
const PRIOR = { size: 1.5, weight: 50 };
/** Reports never come more evenly than by chance, and a guess of a busy hour is never better than to a tenth. */
const LEAST_SPREAD = { chance: 1.05, size: 100 };

/**
 * The rules of both levels. Chosen on 31 onsets of one provider and 25 of two others, at full, 20 % and 5 %
 * volume; `bench -- surge` prints each provider by itself beside the rules of others.
 *
 * - `busy`: a busy hour is that many times the day's mean, but at most `LOCAL` times the last four hours'.
 * - `spans`: a trouble of few reporters shows in half an hour or an hour before it shows in a quarter.
 * - `jump`: the one-line rule of others (so many reports, and five times the median of the last seven hours).
 *   It finds an onset in the quiet hours of a service whose day does not follow the curve.
 */
type Rule = {
  busy: number;
  spans: readonly { quarters: number; chance: number; least: number }[];
  jump: { least: number; times: number; chance: number };
};
const WARNING: Rule = {
  busy: 1,
  spans: [{ quarters: 1, chance: 1.5e-3, least: 4 }],
  jump: { least: 15, times: 5, chance: 0.1 },
};
const DANGER: Rule = {
  busy: 1.5,
  spans: [
    { quarters: 1, chance: 2e-4, least: 4 },
    { quarters: 2, chance: 2e-4, least: 8 },
    { quarters: 4, chance: 3e-5, least: 8 },
  ],
  jump: { least: 20, times: 5, chance: 0.03 },
};
const LOCAL = 3;
/** Reports that the newest quarter must have for a longer span to count: what is over is no danger. */
const LEAST_NOW = 3;

/** Quarters that `levelOf` looks at. */
export const SPAN = 4;

/**
 * Judges one quarter of an hour. `counts` are the reports of the last quarters, this one last; those that
 * are not known are left out. `caution`: how many times rarer a danger must be than usual.
 */
export function levelOf(counts: readonly number[], usual: Expectation, caution = 1): SurgeLevel {
  if (isOver(DANGER, counts, usual, caution)) return 'danger';
  return isOver(WARNING, counts, usual, 1) ? 'warning' : 'none';
}

function isOver({ busy, spans, jump }: Rule, counts: readonly number[], usual: Expectation, caution: number) {
  const count = counts.at(-1) ?? 0;
  const busiest = Math.max(usual.now, Math.min(busy * usual.size, LOCAL * usual.lately));
  const chanceOf = (reports: number, quarters: number) =>
    tail(reports, quarters * busiest, (quarters * busiest) / (spreadOf(usual, busiest) - 1));
  const isJump =
    usual.median !== null &&
    count >= Math.max(jump.least, jump.times * usual.median) &&
    chanceOf(count, 1) < jump.chance / caution;
  return (
    isJump ||
    spans.some(({ quarters, chance, least }) => {
      if (counts.length < quarters) return false;
      if (quarters > 1 && (count < LEAST_NOW || count <= busiest)) return false;
      const reports = counts.slice(-quarters).reduce((sum, each) => sum + each, 0);
      return reports >= least && chanceOf(reports, quarters) < chance / caution;
    })
  );
}

/** Variance to mean of quiet counts around `mean`: the service's own, with the prior mixed in. */
function spreadOf({ spread }: Expectation, mean: number): number {
  const prior = PRIOR.weight * (1 + mean / PRIOR.size);
  return Math.max(
    LEAST_SPREAD.chance + mean / LEAST_SPREAD.size,
    (prior + spread.squares) / (PRIOR.weight + spread.expected),
  );
}
