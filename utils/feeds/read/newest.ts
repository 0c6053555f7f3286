import type { Row } from './guard.ts';
import { parseTime } from './time.ts';

/** The newest of several updates, by the first of these keys that holds a time. Pages promise no order. */
export function newest(updates: readonly Row[], ...keys: readonly string[]): Row | undefined {
  let best: Row | undefined;
  let bestTime = Number.NEGATIVE_INFINITY;
  for (const update of updates) {
    const time = firstTime(update, keys);
    if (best === undefined || time > bestTime) [best, bestTime] = [update, time];
  }
  return best;
}

function firstTime(update: Row, keys: readonly string[]): number {
  for (const key of keys) {
    const time = parseTime(update[key]);
    if (time !== null) return time;
  }
  return 0;
}
