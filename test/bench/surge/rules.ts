import type { Count } from '../../../utils/crowd/bucket.ts';
import { utcOffsetOf } from '../../../utils/crowd/countries.ts';
import { emptySurgeState, step } from '../../../utils/crowd/surge.ts';
import { tail } from '../../../utils/crowd/tail.ts';
import { median, type Rule } from './score.ts';

/** The detector itself, at one level or worse, more or less cautious about a danger. */
export function ours(level: 'warning' | 'danger', caution = 1): Rule {
  return ({ counts }) => {
    let state = emptySurgeState();
    return counts.map((count) => {
      const [next, judged] = step(state, count, utcOffsetOf(''), caution);
      state = next;
      return judged.level === 'danger' || judged.level === level;
    });
  };
}

/** Quarters before the present one that a fixed rule knows, and the newest of them that it leaves out. */
const WINDOW = 28;
const GAP = 2;
/** A fixed rule is silent until it knows this many. */
const LEAST = 4;

/** A rule that compares a count with the seven hours before, without the last two quarters. */
function local(isHigh: (count: number, before: readonly number[]) => boolean): Rule {
  return ({ counts }) =>
    counts.map(({ count }: Count, i) => {
      const before = counts.slice(Math.max(0, i - GAP - WINDOW), Math.max(0, i - GAP)).map((c) => c.count);
      return before.length >= LEAST && isHigh(count, before);
    });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Nothing is ever expected to be rarer than this, or a single report would be an alarm. */
const usual = (values: readonly number[]) => Math.max(mean(values), 0.3);

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(
    values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length - 1),
  );
}

/** The rules that others use or that the literature offers. */
export const FIXED_RULES: Record<string, Rule> = {
  'max(10, 5 x median)': local((count, before) => count >= Math.max(10, 5 * median(before))),
  'max(20, 5 x median)': local((count, before) => count >= Math.max(20, 5 * median(before))),
  'EARS C2': local((count, before) => count > mean(before) + 3 * Math.max(deviation(before), 0.5)),
  'Poisson p < 1e-4': local((count, before) => poissonTail(count, usual(before)) < 1e-4),
  'Poisson p < 1e-6, 5 or more': local(
    (count, before) => count >= 5 && poissonTail(count, usual(before)) < 1e-6,
  ),
  'negative binomial k 1.2, p < 1e-3': local((count, before) => tail(count, usual(before), 1.2) < 1e-3),
};

/** A negative binomial of boundless size is a Poisson distribution. */
function poissonTail(count: number, expected: number): number {
  return tail(count, expected, 1e9);
}
