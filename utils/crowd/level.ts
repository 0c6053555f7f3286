import type { Expectation } from './baseline.ts';
import { tail } from './tail.ts';
import type { SurgeLevel } from './types.ts';

/** Size of the negative binomial around one hour's guess: 0.8 to 1.3 for busy services, 1.6 to 2.5 for others. */
export const BURSTS = 2;

/** A warning: more than this hour explains. */
const WARNING = { size: BURSTS, chance: 3e-4, least: 4 };

/**
 * A danger: more than any hour of the day explains. What is usual in a service's busiest hour is
 * `busy` times its day's mean, and around that level reports are steadier than around an hour's guess.
 * Fitted on `shared/crowd` at volumes from 20 to 100 %; the values sit in the middle of a wide plateau.
 */
const DANGER = { size: 5, chance: 3e-4, chanceOfHour: 4e-5, busy: 2.5, least: 5, leastOfHour: 8 };

/**
 * Judges one quarter of an hour. `counts` are the reports of the last quarters, this one last; up to
 * four are used, because a trouble of few reporters shows in an hour before it shows in a quarter.
 */
export function levelOf(counts: readonly number[], usual: Expectation): SurgeLevel {
  const count = counts.at(-1) ?? 0;
  const busiest = Math.max(usual.now, DANGER.busy * usual.size);
  if (count >= DANGER.least && tail(count, busiest, DANGER.size) < DANGER.chance) return 'danger';
  const hour = counts.slice(-4);
  const reports = hour.reduce((sum, each) => sum + each, 0);
  if (
    count > busiest &&
    reports >= DANGER.leastOfHour &&
    tail(reports, hour.length * busiest, DANGER.size) < DANGER.chanceOfHour
  )
    return 'danger';
  if (count >= WARNING.least && tail(count, usual.now, WARNING.size) < WARNING.chance) return 'warning';
  return 'none';
}
