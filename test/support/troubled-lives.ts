import * as fc from 'fast-check';
import { MINUTE, START } from './device.ts';
import { FEED_STATES, type FeedState, feedRoutes, type Stretch } from './feed-states.ts';
import type { Fault, Life } from './life-story.ts';
import { FEEDS } from './small-catalog.ts';

const BEAT = 5 * MINUTE;
/** Beats that a state lasts: longer than any backoff, so that every state is seen whatever goes wrong. */
const LASTS = 12;
/** Beats at the end in which everything is well, so that every story can end. */
const CALM = 14;

/** Hours in which each feed is in some state, and the faults in them. */
export type Plan = { hours: FeedState[][]; faults: Fault[] };

/** At most one is silent at a time: two would look like a broken connection, which depends on who was asked last. */
const states = fc
  .array(fc.constantFrom(...FEED_STATES), { minLength: FEEDS.length, maxLength: FEEDS.length })
  .map((drawn) => {
    const silent = drawn.indexOf('silence');
    return drawn.map((state, index) => (state === 'silence' && index !== silent ? 'error' : state));
  });

/** What feeds go through: some states, each for an hour, then calm. */
const days = fc.array(states, { minLength: 1, maxLength: 3 }).map((troubles) => {
  const calm = FEEDS.map(() => 'operational' as const);
  return [calm, ...troubles, calm] satisfies FeedState[][];
});

/** `at(beat)` is drawn from the first half of a state, so that a fault is over before the next begins. */
function faultsOf(hours: number, kinds: fc.Arbitrary<Fault>[], most: number): fc.Arbitrary<Fault[]> {
  return fc
    .array(fc.tuple(fc.nat(hours - 1), fc.nat(3), fc.oneof(...kinds)), { minLength: 1, maxLength: most })
    .map((drawn) => drawn.map(([hour, beat, fault]) => ({ ...fault, beat: hour * LASTS + beat })));
}

const beat = 0;
const dies = (...again: ('at once' | 'next beat')[]) =>
  fc.record({
    kind: fc.constant('die' as const),
    beat: fc.constant(beat),
    after: fc.nat(90),
    reaches: fc.boolean(),
    again: fc.constantFrom(...again),
  });
/** Faults after which everything goes on at the same moment. */
export const HICCUPS: fc.Arbitrary<Fault>[] = [dies('at once'), fc.constant<Fault>({ kind: 'twice', beat })];
/** Faults that take time, so that feeds are read in another order. */
export const DEATHS: fc.Arbitrary<Fault>[] = [
  ...HICCUPS,
  dies('next beat'),
  fc.record({
    kind: fc.constant('restart' as const),
    beat: fc.constant(beat),
    beats: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    kind: fc.constant('storage' as const),
    beat: fc.constant(beat),
    beats: fc.integer({ min: 1, max: 4 }),
    state: fc.constantFrom('full' as const, 'blocked' as const),
  }),
];
/** A day forward, an hour back; and a little, so that no moment comes twice and no two notices look the same. */
export const CLOCKS: fc.Arbitrary<Fault>[] = [24 * 60 * MINUTE + 1234, -60 * MINUTE - 1234].map((by) =>
  fc.constant<Fault>({ kind: 'clock', beat, by }),
);
export const LOSSES: fc.Arbitrary<Fault>[] = [fc.constant<Fault>({ kind: 'emptied', beat })];

export function plans(kinds: fc.Arbitrary<Fault>[], most = 4): fc.Arbitrary<Plan> {
  return days.chain((hours) => faultsOf(hours.length, kinds, most).map((faults) => ({ hours, faults })));
}

/** `timeless`: the pages do not say when anything began, so that a clock that is off changes no meaning. */
export function lifeOf({ hours }: Plan, { timeless = false } = {}): Life {
  const routes = FEEDS.flatMap((url, index) => {
    const stretches: Stretch[] = hours.map((states, hour) => ({
      state: states[index] ?? 'operational',
      from: START + hour * LASTS * BEAT,
      to: hour === hours.length - 1 ? Number.POSITIVE_INFINITY : START + (hour + 1) * LASTS * BEAT,
    }));
    return feedRoutes(url, stretches, { timeless });
  });
  return { routes, beats: hours.length * LASTS + CALM };
}
