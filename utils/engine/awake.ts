import * as z from 'zod/mini';
import { readRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';

const MINUTE = 60_000;
/** Row of table `state`. */
export const AWAKE = 'awake';
/** Spans of time in which somebody was looking: `[from, to]`, epoch ms UTC, oldest first. */
export const awakeSchema = z.array(z.tuple([z.number(), z.number()]));
export type Awake = z.infer<typeof awakeSchema>;

/** Written at most this often, ms, so that a quiet tick writes nothing more. */
const EVERY = 15 * MINUTE;
/** A longer silence means that the browser was closed or the device asleep, ms. */
const GAP = 35 * MINUTE;
const KEEP = 90 * 24 * 60 * MINUTE;

/** Adds a moment to the spans; the same array when there is nothing to write. Pure. */
export function stayAwake(spans: Awake, now: number): Awake {
  const last = spans.at(-1);
  if (last && now >= last[1] && now - last[1] < EVERY && last[1] > last[0]) return spans;
  const kept = spans.filter(([, to]) => now - to < KEEP && to <= now);
  const open = kept.at(-1);
  return open && now - open[1] <= GAP ? kept.with(-1, [open[0], now]) : [...kept, [now, now]];
}

/** Notes that the engine was running, so that the history can tell "nothing happened" from "nobody looked". */
export async function recordAwake(store: Store, now: number): Promise<void> {
  const spans = (await readRow(store, 'state', AWAKE, awakeSchema)) ?? [];
  const next = stayAwake(spans, now);
  if (next !== spans) await store.commit([{ table: 'state', key: AWAKE, value: next }]);
}
