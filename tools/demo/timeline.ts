import type { World, WorldEvent } from '../world/schema.ts';

/** A moment of the day at which something happens: an event, or a beat of the extension's alarm. */
export type Stop = { at: number; event: WorldEvent | null };

/** The alarm of a day is walked in beats of this length, ms: every feed is due once in each. */
export const BEAT = 5 * 60_000;

/** The moments of a world in order. While the machine sleeps nothing beats; it beats once on waking. */
export function timelineOf({ start, end, events }: World): Stop[] {
  const sleeps = events.flatMap((event) =>
    event.do === 'sleep' ? [{ from: event.at, to: event.at + event.minutes * 60_000 }] : [],
  );
  const asleep = (at: number) => sleeps.some(({ from, to }) => at > from && at < to);
  const beats = Array.from(
    { length: Math.floor((end - start) / BEAT) + 1 },
    (_, index) => start + index * BEAT,
  );
  return [
    ...beats.filter((at) => !asleep(at)).map((at): Stop => ({ at, event: null })),
    ...sleeps.map(({ to }): Stop => ({ at: to, event: null })),
    ...events.map((event): Stop => ({ at: event.at, event })),
  ].sort((a, b) => a.at - b.at);
}
