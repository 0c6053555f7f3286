import { describe, expect, it } from 'vitest';
import { type Board, sourceMark } from '../../utils/crowd/board.ts';
import { MINUTE, START } from '../support/device.ts';
import { feedRoutes } from '../support/feed-states.ts';
import { type Fault, type Life, live } from '../support/life-story.ts';
import { FEEDS } from '../support/small-catalog.ts';

const HOUR = 60 * MINUTE;
/** Every await with FC_RUNS, one in so many without. */
const STRIDE = process.env.FC_RUNS ? 1 : 13;

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

/** The same day told by a hub's board, which covers every feed. */
const dayOfHub = {
  ...day,
  settings: { hub: 'https://hub.example' },
  serve: (url: string, _: RequestInit, now: number) =>
    url === 'https://hub.example/v1/board' ? Response.json(boardAt(now)) : null,
};

function boardAt(now: number): Board {
  const isTrouble = now >= START + HOUR && now < START + 2 * HOUR;
  const reading = { format: 'board', components: [], incidents: [], maintenances: [], updatedAt: null };
  const red = [0, 4].map((index) => {
    const source = sourceMark(FEEDS[index] ?? '');
    return { source, services: [], reading: { ...reading, health: 'major_outage' as const } };
  });
  return { at: now, covers: FEEDS.map(sourceMark), official: isTrouble ? red : [], people: [] };
}

describe('a worker that dies', () => {
  it.each<[when: string, beat: number, life: Life]>([
    ['with a hub, at its first beat', 0, dayOfHub],
    ['with a hub, while trouble is read', 12, dayOfHub],
    ['with a hub, while trouble ends', 24, dayOfHub],
    ['at its first beat', 0, day],
    ['while trouble is read', 12, day],
    ['while nothing happens', 15, day],
    ['while trouble ends', 24, day],
    ['while a story is closed', 26, day],
  ])('loses and repeats nothing, at whichever await %s', { timeout: 600_000 }, async (_, beat, life) => {
    const calm = await live(life);
    expect(calm.notices.toSorted()).toEqual([
      'over service:alpha',
      'over service:cloud',
      'started service:alpha',
      'started service:cloud',
    ]);
    const before = await live({ ...life, beats: beat });
    const upTo = await live({ ...life, beats: beat + 1 });
    const awaits = upTo.device.awaits() - before.device.awaits();
    for (let after = 0; after < awaits; after += STRIDE) {
      for (const reaches of [false, true]) {
        const again = (after / STRIDE) % 2 === 0 ? 'at once' : 'next beat';
        const fault: Fault = { kind: 'die', beat, after, reaches, again };
        const { verdicts, notices, open, device } = await live(life, [fault]);
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
