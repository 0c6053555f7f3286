import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../tools/catalog-data.ts';
import type { Line } from '../../tools/world/lines.ts';
import { parseWorld } from '../../tools/world/read.ts';
import { replayWorld } from '../../tools/world/replay.ts';

const catalog = loadCatalog();
const at = (time: string) => `2026-01-01T${time}Z`;
const FEED = 'https://www.githubstatus.com/api/v2/summary.json';

function summary(status: string) {
  return {
    page: { id: 'kctbh9vrtdwd', name: 'GitHub', url: 'https://www.githubstatus.com' },
    components: [{ id: 'a', name: 'API Requests', status, group: false }],
    incidents: [],
    scheduled_maintenances: [],
    status: { indicator: status === 'operational' ? 'none' : 'major', description: '' },
  };
}

async function replay(described: object) {
  const world = parseWorld({
    title: 't',
    start: at('10:00:00'),
    end: at('11:00:00'),
    user: { country: 'DE', follows: ['github'] },
    routes: [
      { url: FEED, to: at('10:20:00'), json: summary('operational') },
      { url: FEED, json: summary('major_outage') },
    ],
    ...described,
  });
  const lines: Line[] = [];
  const replayed = await replayWorld(
    { name: 't', world, files: new Map() },
    { catalog, onLine: (line) => lines.push(line) },
  );
  expect(replayed.errors).toEqual([]);
  return { ...replayed, lines };
}

describe('a replay', () => {
  it('prints verdicts and notices as they come, then the cost and the result', async () => {
    const { lines } = await replay({ expect: [{ at: at('10:40:00'), service: 'github', scope: 'local' }] });
    expect(lines.map((line) => line.type)).toEqual(
      expect.arrayContaining(['verdict', 'notice', 'cost', 'result']),
    );
    expect(lines.at(-2)).toMatchObject({ type: 'cost', requests: expect.any(Number) });
    expect(lines.at(-1)).toMatchObject({ type: 'result', expectations: 1, failed: [{ index: 0 }] });
  });

  it('tells the outage once, whenever the worker dies', async () => {
    for (const second of ['00.010', '00.121', '01', '30']) {
      const events = ['10:20', '10:21', '10:22', '10:23', '10:24', '10:25', '10:26'].map((minute) => ({
        at: at(`${minute}:${second}`),
        do: 'kill-worker',
      }));
      const { notices } = await replay({ events });
      expect(notices.map(({ kind }) => kind)).toEqual(['started']);
    }
  });

  it('rings the missed alarm once after a sleep', async () => {
    const awake = await replay({});
    const asleep = await replay({ events: [{ at: at('10:05:30'), do: 'sleep', minutes: 40 }] });
    // forty beats fell into the sleep; one rang on waking, and the last of the hour came too late
    expect(awake.cost.wakeups - asleep.cost.wakeups).toBe(40);
    expect(asleep.notices.map(({ kind, t }) => `${kind} ${t.slice(11, 16)}`)).toEqual(['started 10:45']);
  });

  it('shows no status and no part of a page without the permission', async () => {
    const events = [
      { at: at('10:05:00'), do: 'navigate', url: 'https://github.com/', status: 503 },
      {
        at: at('10:05:10'),
        do: 'request',
        page: 'https://github.com/',
        url: 'https://api.github.com/',
        status: 503,
      },
    ];
    const own = async (consents: string[]) => {
      const { verdicts } = await replay({ user: { country: 'DE', follows: ['github'], consents }, events });
      const line = verdicts.findLast(({ t }) => t <= at('10:06:00'));
      return line?.evidence.filter((piece) => piece.class === 'own').map(({ says }) => says);
    };
    expect(await own([])).toEqual([expect.stringContaining('opens')]);
    expect(await own(['http-status'])).not.toEqual([expect.stringContaining('opens')]);
  });
});
