import { describe, expect, it } from 'vitest';
import type { Format } from '../../utils/feeds/format.ts';
import { FeedError, type FeedIncident, type FeedReading } from '../../utils/feeds/reading.ts';
import { createLookUp, keepClosed, vanished } from '../../utils/poll/closings.ts';

const NOW = Date.UTC(2026, 0, 1);
const incident = (id: string): FeedIncident => ({
  id,
  title: `Trouble ${id}`,
  phase: 'investigating',
  health: 'degraded',
  startedAt: NOW,
  updatedAt: NOW,
  components: [],
  url: null,
  update: null,
});
const reading = (...ids: string[]): FeedReading => ({
  format: 'words',
  health: 'operational',
  components: [],
  incidents: ids.map(incident),
  maintenances: [],
  updatedAt: null,
});
const FORMAT: Format = {
  id: 'words',
  detect: () => true,
  parse: () => reading(),
  closing: {
    url: (url) => `${url}/incidents`,
    find: ({ body }, id) => {
      const words = new TextDecoder().decode(body);
      if (words.startsWith('<')) throw new FeedError('html', words);
      return words.includes(id) ? { endedAt: NOW - 1000, update: 'All is well.' } : null;
    },
  },
};

function lookUp(answer: (url: string) => Response | Promise<Response>) {
  const asked: string[] = [];
  const parts = {
    now: () => NOW,
    timeout: () => new AbortController().signal,
    fetch: async (url: string) => {
      asked.push(url);
      return answer(url);
    },
  };
  const { signal } = new AbortController();
  return {
    asked,
    closings: createLookUp(FORMAT, 'https://s.example', parts, signal)([incident('a'), incident('b')]),
  };
}

const moved = (location: string) => new Response('', { status: 302, headers: { location } });

describe('an incident that has vanished from its page', () => {
  it('is one that was open before and is not now', () => {
    expect(vanished(reading('a', 'b'), reading('b', 'c')).map(({ id }) => id)).toEqual(['a']);
    expect(vanished(undefined, reading('a'))).toEqual([]);
    // a page that lets go of a hundred is not searched a hundred times: three are kept
    expect(vanished(reading('a', 'b', 'c', 'd'), reading()).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it("is looked up once, with the operator's last words and time", async () => {
    const { asked, closings } = lookUp(() => new Response('a'));
    expect(await closings).toEqual([
      { id: 'a', title: 'Trouble a', endedAt: NOW - 1000, update: 'All is well.' },
      { id: 'b', title: 'Trouble b', endedAt: NOW, update: null },
    ]);
    expect(asked).toEqual(['https://s.example/incidents']);
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['an error', () => new Response('', { status: 500 })],
    ['a web page', () => new Response('<html>')],
    ['nothing', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['the way to another host', () => moved('http://10.0.0.1/reboot?a')],
    ['a way that ends nowhere', () => moved('/again')],
  ])('is closed without words when the answer is %s', async (_, answer) => {
    expect((await lookUp(answer).closings).map(({ update }) => update)).toEqual([null, null]);
  });

  it('is looked up on its own host only', async () => {
    const own = lookUp((url) => (url.endsWith('/old') ? new Response('a') : moved('/old')));
    expect((await own.closings)[0]?.update).toBe('All is well.');
    expect(own.asked).toEqual(['https://s.example/incidents', 'https://s.example/old']);
    const other = lookUp((url) => (url.startsWith('http:') ? new Response('a') : moved('http://10.0.0.1/')));
    await other.closings;
    expect(other.asked).toEqual(['https://s.example/incidents']);
  });

  it('is kept once, the newest three', () => {
    const closed = (id: string) => ({ id, title: id, endedAt: NOW, update: null });
    const kept = keepClosed([closed('d'), closed('a')], ['a', 'b', 'c'].map(closed));
    expect(kept.map(({ id }) => id)).toEqual(['d', 'a', 'b']);
  });
});
