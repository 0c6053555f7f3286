import { describe, expect, it } from 'vitest';
import { createDevice, MINUTE, START } from '../support/device.ts';
import { type FeedState, feedRoutes } from '../support/feed-states.ts';
import { FEEDS, LOOSE_CATALOG } from '../support/small-catalog.ts';

const STEP = 30 * MINUTE;

/** What is told while alpha's page is in one state after the other, half an hour each. */
async function told(...states: FeedState[]): Promise<string[]> {
  const until = (index: number) =>
    index === states.length - 1 ? Number.POSITIVE_INFINITY : START + (index + 1) * STEP;
  const on = createDevice({
    catalog: LOOSE_CATALOG,
    follows: ['alpha'],
    routes: feedRoutes(
      FEEDS[0] ?? '',
      states.map((state, index) => ({ state, from: START + index * STEP, to: until(index) })),
      { timeless: true },
    ),
  });
  for (let beat = 0; beat <= (states.length * STEP) / (5 * MINUTE) + 3; beat += 1)
    await on.run((engine) => engine.tick(), 5 * MINUTE);
  expect(on.errors).toEqual([]);
  return on.shown.map(({ kind }) => kind);
}

describe('trouble that a status page had when it was first read', () => {
  it.each<[what: string, states: FeedState[], notices: string[]]>([
    ['is no news', ['incident', 'incident'], []],
    ['stays none while it gets better and as bad again', ['outage', 'degraded', 'outage'], []],
    ['is no news where the page could not be read before', ['garbage', 'outage'], []],
    ['stays none when other words are read', ['garbage', 'outage', 'degraded'], []],
    ['is news when it gets worse', ['degraded', 'outage'], ['worse']],
    ['is news when it ends', ['outage', 'operational'], ['over']],
    ['is none of the trouble that comes after it', ['outage', 'operational', 'outage'], ['over', 'started']],
    ['is none of the first trouble of a page that was green', ['operational', 'degraded'], ['started']],
    ['stays none after the page could not be read', ['degraded', 'garbage', 'degraded'], []],
  ])('%s', async (_, states, notices) => {
    expect(await told(...states)).toEqual(notices);
  });
});
