import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../utils/assess/types.ts';
import type { Story } from '../../utils/notify/rows.ts';
import type { StoryChange } from '../../utils/notify/stories.ts';
import { runs } from '../support/runs.ts';
import { byKinesis, degraded, down, MINUTE, offline, tell, unknown, verdict } from './telling.ts';

const SITES = ['flickr', 'roku', 'x'];
/** The likelier ones more than once. */
const STATES = [{}, {}, {}, byKinesis, byKinesis, byKinesis, down, degraded, unknown, offline] as const;
const STEP = 5;
const LATELY = 30 * MINUTE;

/** Three sites through a day of five minutes a step, each state of it lasting for a while. */
type Day = {
  states: { sites: number[]; lasts: number; isProviderRed: boolean | null }[];
  awaited: string[];
};

const anyDay: fc.Arbitrary<Day> = fc.record({
  states: fc.array(
    fc.record({
      sites: fc.tuple(...SITES.map(() => fc.nat({ max: STATES.length - 1 }))),
      lasts: fc.constantFrom(1, 1, 3, 3, 8),
      isProviderRed: fc.constantFrom(true, false, null),
    }),
    { minLength: 1, maxLength: 20 },
  ),
  awaited: fc.subarray(SITES),
});

/** A change with the verdicts that it was told from. */
type Told = { change: StoryChange; at: number; verdicts: Verdict[]; stories: Story[] };

function live({ states, awaited }: Day): Told[] {
  const told: Told[] = [];
  const ended = new Map<string, number>();
  let stories: Story[] = [];
  let minutes = 0;
  for (const { sites, lasts, isProviderRed } of states) {
    for (let step = 0; step < lasts; step += 1, minutes += STEP) {
      const at = minutes * MINUTE;
      const verdicts = SITES.map((site, index) => verdict(site, STATES[sites[index] ?? 0]));
      const { changes, ...next } = tell(stories, verdicts, minutes, {
        isAwaited: (site) => awaited.includes(site),
        endedLately: (site) => at - (ended.get(site) ?? Number.NEGATIVE_INFINITY) < LATELY,
        isProviderRed: () => isProviderRed,
      });
      stories = next.stories;
      for (const change of changes) {
        told.push({ change, at, verdicts, stories });
        if (change.kind === 'over') for (const site of change.story.services) ended.set(site, at);
      }
    }
  }
  return told;
}

describe('whatever the day brings', () => {
  const check = (law: (told: Told[]) => void) =>
    fc.assert(
      fc.property(anyDay, (day) => law(live(day))),
      runs(1000),
    );

  it('nothing is called over while it is down', () => {
    check((told) => {
      for (const { change, verdicts } of told) {
        if (change.kind !== 'over') continue;
        for (const { service, scope } of verdicts)
          if (change.story.services.includes(service)) expect(scope).not.toBe('widespread');
      }
    });
  });

  it('nothing is called over twice within half an hour without having been called down in between', () => {
    check((told) => {
      const ended = new Map<string, number>();
      for (const { change, at } of told) {
        for (const site of change.story.services) {
          const before = ended.get(site);
          if (change.kind === 'over') {
            if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(LATELY);
            ended.set(site, at);
          } else ended.delete(site);
        }
      }
    });
  });

  it('nothing but a broken connection is told while the connection is broken', () => {
    check((told) => {
      for (const { change, verdicts } of told)
        if (verdicts.some(({ cause }) => cause === 'offline')) expect(change.kind).toBe('connection');
    });
  });

  it('no site is in two stories, and nothing lasts less than no time', () => {
    check((told) => {
      for (const { change, stories } of told) {
        const sites = stories.filter(({ kind }) => kind !== 'connection').flatMap(({ services }) => services);
        expect(new Set(sites).size).toBe(sites.length);
        if (change.kind === 'over') expect(change.duration).toBeGreaterThanOrEqual(0);
      }
    });
  });
});
