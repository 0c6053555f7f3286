import { describe, expect, it } from 'vitest';
import { type Board, fetchBoard, isBoardStale, readingOnBoard, sourceMark } from '../../utils/crowd/board.ts';
import { fetchSignals } from '../../utils/crowd/signals.ts';

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
    expect(await ask(fetch)).toEqual({ kind: 'changed', board, etag: '"a"' });
  });

  it('sends the validator, and keeps what it has when that still holds', async () => {
    let sent: string | null = null;
    const fetch = async (_: string, init: RequestInit) => {
      sent = new Headers(init.headers).get('if-none-match');
      return new Response(null, { status: 304 });
    };
    expect(await fetchBoard({ fetch, hub: 'https://hub.example', etag: '"a"' })).toEqual({
      kind: 'unchanged',
    });
    expect(sent).toBe('"a"');
  });

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
