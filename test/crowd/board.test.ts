import { describe, expect, it } from 'vitest';
import { type Board, fetchBoard, isBoardStale, readingOnBoard, sourceMark } from '../../utils/crowd/board.ts';
import { fetchSignals } from '../../utils/crowd/signals.ts';
import { createDevice, MINUTE, START } from '../support/device.ts';
import { feedRoutes } from '../support/feed-states.ts';
import { FEEDS } from '../support/small-catalog.ts';

const KEY = 'https://www.redditstatus.com/api/v2/summary.json';
const OTHER = 'https://status.flickr.net/api/v2/summary.json';
const reading = {
  format: 'statuspage',
  health: 'partial_outage',
  components: [],
  incidents: [],
  maintenances: [],
  updatedAt: 1,
} as const;
const board: Board = {
  at: 1000,
  covers: [KEY, OTHER].map(sourceMark),
  official: [
    {
      source: sourceMark(KEY),
      services: ['reddit'],
      reading: { ...reading, components: [], incidents: [], maintenances: [] },
    },
  ],
  people: [],
};

const answering = (response: () => Response) => async () => response();
const ask = (fetch: () => Promise<Response>, etag: string | null = null) =>
  fetchBoard({ fetch, hub: 'https://hub.example', etag });

describe('asking for the board', () => {
  it('gives the board and its validator', async () => {
    const fetch = answering(() => new Response(JSON.stringify(board), { headers: { etag: '"a"' } }));
    expect(await ask(fetch)).toEqual({ kind: 'changed', board, etag: '"a"', age: 0 });
  });

  it('sends the validator, and keeps what it has when that still holds', async () => {
    let sent: string | null = null;
    const fetch = async (_: string, init: RequestInit) => {
      sent = new Headers(init.headers).get('if-none-match');
      return new Response(null, { status: 304 });
    };
    expect(await fetchBoard({ fetch, hub: 'https://hub.example', etag: '"a"' })).toEqual({
      kind: 'unchanged',
      age: 0,
    });
    expect(sent).toBe('"a"');
  });

  it.each([
    ['60', 60_000],
    ['0', 0],
    [' 7 ', 7000],
    ['-60', 0],
    ['1.5', 0],
    ['1e2', 0],
    ['soon', 0],
    ['', 0],
    ['60, 61', 0],
  ])('tells how long a cache has kept it: %j', async (age, expected) => {
    const headers = { etag: '"a"', age };
    const read = answering(() => new Response(JSON.stringify(board), { headers }));
    expect(await ask(read)).toMatchObject({ kind: 'changed', age: expected });
    const unchanged = answering(() => new Response(null, { status: 304, headers }));
    expect(await ask(unchanged, '"a"')).toEqual({ kind: 'unchanged', age: expected });
  });

  it.each(['601', '86400', '9'.repeat(20)])(
    'takes none from a cache that has kept it for %s s',
    async (age) => {
      const headers = { etag: '"a"', age };
      const read = answering(() => new Response(JSON.stringify(board), { headers }));
      expect(await ask(read)).toEqual({ kind: 'failed', reason: 'too old' });
      const unchanged = answering(() => new Response(null, { status: 304, headers }));
      expect(await ask(unchanged, '"a"')).toEqual({ kind: 'failed', reason: 'too old' });
    },
  );

  it.each([
    ['HTTP 500', () => new Response('oops', { status: 500 })],
    ['HTTP 304', () => new Response(null, { status: 304 })],
    ['not JSON', () => new Response('<html>')],
    ['not understood', () => new Response('{"services":[]}')],
    ['too large', () => new Response('x'.repeat(2_000_001))],
  ])('fails with "%s" and never throws', async (reason, response) => {
    expect(await ask(answering(response))).toEqual({ kind: 'failed', reason });
  });

  it('fails when nobody answers', async () => {
    const fetch = async () => Promise.reject(new TypeError('network'));
    expect(await ask(fetch)).toEqual({ kind: 'failed', reason: 'not reached' });
  });
});

describe('a cache that goes on answering for a dead hub', () => {
  const [url = ''] = FEEDS;
  const calm = { at: START, covers: FEEDS.map(sourceMark), official: [], people: [] };

  it('hides no outage: the feeds are asked themselves', async () => {
    const died = START + MINUTE;
    const device = createDevice({
      routes: FEEDS.flatMap((feed) =>
        feedRoutes(feed, [
          { state: 'operational', from: 0, to: died },
          { state: feed === url ? 'outage' : 'operational', from: died, to: Number.POSITIVE_INFINITY },
        ]),
      ),
      settings: { hub: 'https://hub.example' },
      serve: (asked, { headers }, now) => {
        if (!asked.startsWith('https://hub.example')) return null;
        const age = String(Math.max(0, Math.floor((now - died) / 1000)));
        const known = new Headers(headers).get('if-none-match') === '"calm"';
        const init = { headers: { etag: '"calm"', age } };
        return known ? new Response(null, { status: 304, ...init }) : Response.json(calm, init);
      },
    });
    const minutes = async (count: number) => {
      for (let minute = 0; minute < count; minute += 1) await device.run((engine) => engine.tick());
    };
    await minutes(5);
    expect(device.internet.log.filter((entry) => entry.url === url)).toEqual([]);
    await minutes(13);
    expect(device.errors).toEqual([]);
    expect((await device.verdicts()).get('alpha')).toMatchObject({ health: 'major_outage' });
    await minutes(60);
    expect((await device.verdicts()).get('alpha')).toMatchObject({ health: 'major_outage' });
  });
});

describe('what a board says of a feed', () => {
  it('is its reading, where it is in trouble', () => {
    expect(readingOnBoard(board, KEY)?.health).toBe('partial_outage');
  });

  it('is operational, where it is covered and not named', () => {
    expect(readingOnBoard(board, OTHER)?.health).toBe('operational');
  });

  it('is nothing, where it is not covered', () => {
    expect(readingOnBoard(board, `${KEY}#part`)).toBeNull();
  });

  it('is nothing of the present after ten minutes without confirmation, or from the future', () => {
    expect(isBoardStale(0, 600_000)).toBe(false);
    expect(isBoardStale(0, 600_001)).toBe(true);
    expect(isBoardStale(2_000_000, 0)).toBe(true);
  });
});

describe('asking for one service', () => {
  it('believes only an answer about that service', async () => {
    const signals = {
      service: 'x',
      reporters: 0,
      series: {},
      at: 1,
      level: 'none',
      since: null,
      scope: 'none',
      countries: [],
      symptoms: {},
      buckets: [],
    };
    const fetch = answering(() => new Response(JSON.stringify(signals)));
    expect(await fetchSignals({ fetch, hub: 'https://hub.example', service: 'x' })).toEqual(signals);
    expect(await fetchSignals({ fetch, hub: 'https://hub.example', service: 'reddit' })).toBeNull();
  });
});
