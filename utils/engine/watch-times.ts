import * as z from 'zod/mini';
import { readRow } from '../store/read-rows.ts';
import { ROWS } from '../store/row-registry.ts';
import type { Store } from '../store/store.ts';

const MINUTE = 60_000;
/** Row of table `state`. */
export const WATCH_TIMES = ROWS.watchTimes.key;
/** A span of time in which somebody was looking: `[from, to]`, epoch ms UTC. */
export const spanSchema = z.tuple([z.number(), z.number()]);
/** All of them, oldest first. */
export const watchTimesSchema = z.array(spanSchema);
export type WatchTimes = z.infer<typeof watchTimesSchema>;

/** Written at most this often, ms, so that a quiet tick writes nothing more. */
const EVERY = 15 * MINUTE;
/** A longer silence means that the browser was closed or the device asleep, ms. */
const GAP = 35 * MINUTE;
const KEEP = ROWS.watchTimes.kept.ms;

/** Adds a moment to the spans; the same array when there is nothing to write. Pure. */
export function extendWatchTimes(spans: WatchTimes, now: number): WatchTimes {
  const last = spans.at(-1);
  if (last && now >= last[1] && now - last[1] < EVERY && last[1] > last[0]) return spans;
  const kept = spans.filter(([, to]) => now - to < KEEP && to <= now);
  const open = kept.at(-1);
  return open && now - open[1] <= GAP ? kept.with(-1, [open[0], now]) : [...kept, [now, now]];
}

/** The spans of both, as far as they lie in the time that is kept: oldest first, none overlapping. Pure. */
export function joinSpans(one: WatchTimes, other: WatchTimes, now: number): WatchTimes {
  const past = [...one, ...other]
    .map(([from, to]): WatchTimes[number] => [Math.max(from, now - KEEP), Math.min(to, now)])
    .filter(([from, to]) => from <= to)
    .sort(([a], [b]) => a - b);
  const joined: WatchTimes = [];
  for (const [from, to] of past) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Notes that the engine was running, so that the history can tell "nothing happened" from "nobody looked". */
export async function recordWatchTimes(store: Store, now: number): Promise<void> {
  const spans = (await readRow(store, 'state', WATCH_TIMES, watchTimesSchema)) ?? [];
  const next = extendWatchTimes(spans, now);
  if (next !== spans) await store.commit([{ table: 'state', key: WATCH_TIMES, value: next }]);
}
