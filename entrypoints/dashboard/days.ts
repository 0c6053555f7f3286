import type { HistoryEntry } from '../../utils/engine/history.ts';
import type { WatchTimes } from '../../utils/engine/watch-times.ts';
import { type Health, isTrouble, worst } from '../../utils/health.ts';

export const DAY = 86_400_000;
export const DAYS_SHOWN = 90;

/** One local day of one service, as far as somebody looked. Times are ms. */
export type DayRecord = {
  /** Start of the day, epoch ms UTC. */
  start: number;
  /** Worst health that was known; `unknown` when nobody looked or nothing could be read. */
  health: Health;
  known: number;
  trouble: number;
};

/** A stretch in which one verdict held and somebody looked. */
type Stretch = { from: number; to: number; health: Health };

/** Health of the service itself: what fails only here says nothing of it. */
export function healthOf({ health, scope }: HistoryEntry): Health {
  return scope === 'local' || scope === 'unknown' ? 'unknown' : health;
}

/**
 * The last days of a service, oldest first. `starts` are the starts of the local days, and the end of
 * the last one is `now`. Between two entries the verdict held, but only where `awake` says that
 * somebody looked.
 */
export function recordDays(
  entries: readonly HistoryEntry[],
  awake: WatchTimes,
  starts: readonly number[],
  now: number,
): DayRecord[] {
  const stretches = stretchesOf(entries, awake, now);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? now;
    const record: DayRecord = { start, health: 'unknown', known: 0, trouble: 0 };
    for (const { from, to, health } of stretches) {
      const span = Math.min(to, end) - Math.max(from, start);
      if (span < 0 || health === 'unknown') continue;
      record.health = worst([record.health, health]);
      record.known += span;
      if (isTrouble(health)) record.trouble += span;
    }
    return record;
  });
}

function stretchesOf(entries: readonly HistoryEntry[], awake: WatchTimes, now: number): Stretch[] {
  return entries.flatMap((entry, index) => {
    const until = entries[index + 1]?.at ?? now;
    return awake.flatMap(([from, to]): Stretch[] => {
      const start = Math.max(from, entry.at);
      const end = Math.min(to, until);
      return start < end ? [{ from: start, to: end, health: healthOf(entry) }] : [];
    });
  });
}

/** Starts of the last local days, oldest first, today included. */
export function dayStarts(now: number, days = DAYS_SHOWN): number[] {
  const today = new Date(now);
  today.setHours(0, 0, 0, 0);
  return Array.from({ length: days }, (_, index) => {
    const day = new Date(today);
    day.setDate(today.getDate() - (days - 1 - index));
    return day.getTime();
  });
}
