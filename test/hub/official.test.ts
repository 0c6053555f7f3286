import { describe, expect, it } from 'vitest';
import { createOfficial } from '../../hub/official.ts';
import { createSqliteStore } from '../../hub/store/sqlite.ts';
import { boardSchema, readingOnBoard, sourceMark } from '../../utils/crowd/board.ts';
import { formatById } from '../../utils/feeds/registry.ts';
import { createPoller } from '../../utils/poll/poller.ts';
import { createMemoryStore } from '../../utils/store/memory.ts';
import { CATALOG, createTestHub, NOON } from './support.ts';

const URL = 'https://status.flickr.example/api/v2/summary.json';
const MINUTE = 60_000;

const page = (status: string, incidents: unknown[] = []) => ({
  page: { id: 'f', name: 'Flickr', url: 'https://status.flickr.example', updated_at: '2026-01-05T11:00:00Z' },
  status: { indicator: status === 'operational' ? 'none' : 'major', description: '' },
  components: [
    { id: 'a', name: 'Photos', status, group: false },
    { id: 'b', name: 'Login', status: 'operational', group: false },
  ],
  incidents,
  scheduled_maintenances: [],
});

const incident = {
  id: 'i',
  name: 'Photos do not load',
  status: 'investigating',
  impact: 'major',
  created_at: '2026-01-05T11:00:00Z',
  updated_at: '2026-01-05T11:00:00Z',
  shortlink: 'https://stspg.example/i',
  components: [{ id: 'a', name: 'Photos', status: 'major_outage' }],
  incident_updates: [
    {
      id: 'u',
      status: 'investigating',
      body: 'We look. '.repeat(200),
      created_at: '2026-01-05T11:00:00Z',
      updated_at: '2026-01-05T11:00:00Z',
    },
  ],
};

/** The hub's own polling over a web that the test writes. */
function createPolledHub() {
  const web: { body: unknown; status: number; asked: number } = {
    body: page('operational'),
    status: 200,
    asked: 0,
  };
  const clock = { now: NOON };
  const store = createSqliteStore(':memory:', () => clock.now);
  const readings = createMemoryStore();
  const poller = createPoller({
    store: readings,
    fetch: async () => {
      web.asked += 1;
      return new Response(JSON.stringify(web.body), { status: web.status });
    },
    now: () => clock.now,
    random: () => 0.5,
    timeout: () => new AbortController().signal,
    formatById,
    lock: (_, work) => work(),
  });
  const official = createOfficial({ catalog: CATALOG, poller, readings, store, now: () => clock.now });
  const hub = createTestHub({ store, official });
  const board = async () => {
    hub.clock.now = clock.now;
    return boardSchema.parse(await (await hub.app.request('/v1/board')).json());
  };
  const pass = async (minutes: number) => {
    clock.now += minutes * MINUTE;
    await official.poll();
  };
  return { web, official, board, pass };
}

describe('the official feeds on the board', () => {
  it('are covered where they could be read, and named where they are not well', async () => {
    const { web, board, pass } = createPolledHub();
    expect((await board()).covers).toEqual([]);
    await pass(1);
    let now = await board();
    expect([now.covers, now.official]).toEqual([[sourceMark(URL)], []]);
    expect(readingOnBoard(now, URL)?.health).toBe('operational');

    web.body = page('major_outage', [incident]);
    await pass(6);
    now = await board();
    expect(now.official).toMatchObject([{ services: ['flickr'], source: sourceMark(URL) }]);
    const reading = readingOnBoard(now, URL);
    expect(reading?.health).toBe('major_outage');
    expect(reading?.components.map(({ name }) => name)).toEqual(['Photos']);
    expect(reading?.incidents[0]?.update?.length).toBeLessThanOrEqual(500);
  });

  it('are no longer covered when they cannot be read', async () => {
    const { web, board, pass } = createPolledHub();
    await pass(1);
    web.status = 500;
    for (let i = 0; i < 4; i += 1) await pass(6);
    expect((await board()).covers).toEqual([]);
  });

  it('are no longer covered when nobody polls', async () => {
    const { board, pass, official } = createPolledHub();
    await pass(1);
    expect((await official.current())?.covers).toHaveLength(1);
    await pass(0);
    expect((await board()).covers).toHaveLength(1);
  });

  it('are asked every five minutes, whoever looks at the board', async () => {
    const { web, board, pass } = createPolledHub();
    for (let minute = 0; minute < 60; minute += 1) {
      await pass(1);
      await board();
    }
    expect(web.asked).toBeLessThanOrEqual(14);
    expect(web.asked).toBeGreaterThanOrEqual(11);
  });
});
