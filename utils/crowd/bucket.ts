/** Reports are counted per quarter of an hour, as Downdetector does; ms. */
export const QUARTER = 15 * 60_000;
export const HOUR = 4 * QUARTER;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** One quarter of an hour: `time` is its start, epoch ms UTC. */
export type Count = { time: number; count: number };

/** Start of the quarter of an hour that holds a time, epoch ms UTC. */
export function quarterOf(time: number): number {
  return Math.floor(time / QUARTER) * QUARTER;
}

/** Hour of the week of a time, 0..167, counted from Thursday 00:00 UTC as the epoch is. */
export function hourOfWeek(time: number): number {
  return Math.floor((time % WEEK) / HOUR);
}
