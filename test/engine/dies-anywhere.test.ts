import { describe, expect, it } from 'vitest';
import { MINUTE, START } from '../support/device.ts';
import { feedRoutes } from '../support/feed-states.ts';
import { type Fault, live } from '../support/life-story.ts';
import { FEEDS } from '../support/small-catalog.ts';

const HOUR = 60 * MINUTE;
/** Every await with FC_RUNS, one in so many without. */
const STRIDE = process.env.FC_RUNS ? 1 : 9;

/** An hour of calm, an hour in which alpha is out and the cloud has an incident, and calm again. */
const day = {
  beats: 33,
  routes: FEEDS.flatMap((url, index) =>
    feedRoutes(url, [
      { state: 'operational', from: START, to: START + HOUR },
      {
        state: index === 0 ? 'outage' : index === 4 ? 'incident' : 'operational',
        from: START + HOUR,
        to: START + 2 * HOUR,
      },
      { state: 'operational', from: START + 2 * HOUR, to: START + 24 * HOUR },
    ]),
  ),
};

describe('a worker that dies', () => {
  it.each([
    ['at its first beat', 0],
    ['while trouble is read', 12],
    ['while nothing happens', 15],
    ['while trouble ends', 24],
    ['while a story is closed', 26],
  ])('loses and repeats nothing, at whichever await %s', { timeout: 600_000 }, async (_, beat) => {
    const calm = await live(day);
    expect(calm.notices.toSorted()).toEqual([
      'over service:alpha',
      'over service:cloud',
      'started service:alpha',
      'started service:cloud',
    ]);
    const before = await live({ ...day, beats: beat });
    const upTo = await live({ ...day, beats: beat + 1 });
    const awaits = upTo.device.awaits() - before.device.awaits();
    for (let after = 0; after < awaits; after += STRIDE) {
      for (const reaches of [false, true]) {
        const again = (after / STRIDE) % 2 === 0 ? 'at once' : 'next beat';
        const fault: Fault = { kind: 'die', beat, after, reaches, again };
        const { verdicts, notices, open, device } = await live(day, [fault]);
        expect({ fault, verdicts, notices: notices.toSorted(), open }).toEqual({
          fault,
          verdicts: calm.verdicts,
          notices: calm.notices.toSorted(),
          open: [],
        });
        expect(device.errors).toEqual([]);
      }
    }
  });
});
