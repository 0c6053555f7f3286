import { beforeEach, describe, expect, it } from 'vitest';
import { sourceKey } from '../../utils/catalog/source-key.ts';
import type { FeedSource } from '../../utils/catalog/types.ts';
import type { Format } from '../../utils/feeds/format.ts';
import { FeedError } from '../../utils/feeds/reading.ts';
import { createPoller } from '../../utils/poll/poller.ts';
import { type PollState, pollStateSchema } from '../../utils/poll/rows.ts';
import { createMemoryStore } from '../../utils/store/memory.ts';
import type { Store } from '../../utils/store/store.ts';

const MINUTE = 60_000;
const PERIOD = { period: 5 * MINUTE };
const START = Date.UTC(2026, 0, 1);
const A: FeedSource = { url: 'https://a.example/feed', format: 'words' };
const B: FeedSource = { url: 'https://b.example/feed', format: 'words' };

/** A format whose documents are a health word. */
const WORDS: Format = {
  id: 'words',
  detect: () => true,
  small: { url: (url) => `${url}/small`, mark: ({ body }) => new TextDecoder().decode(body) },
  parse: ({ documents }) => {
    const word = new TextDecoder().decode(documents[0]?.body);
    if (word !== 'operational' && word !== 'major_outage') throw new FeedError('not-json', word);
    return {
      format: 'words',
      health: word,
      components: [],
      incidents: [],
      maintenances: [],
      updatedAt: null,
    };
  },
};

/** The same, made at the start, and nothing an hour later. */
const DATED: Format = {
  id: 'dated',
  ages: true,
  detect: () => true,
  parse: (input) => {
    if (input.at - START > 60 * MINUTE) throw new FeedError('stale', 'made more than an hour ago');
    return WORDS.parse(input);
  },
};

type Reply = () => Response | Promise<Response>;

function world() {
  let time = START;
  const store: Store = createMemoryStore();
  const replies = new Map<string, Reply>();
  const asked: { url: string; headers: Record<string, string> }[] = [];
  const commits: number[] = [];
  const counting: Store = {
    ...store,
    commit: async (writes) => {
      commits.push(writes.length);
      await store.commit(writes);
    },
  };
  const poller = createPoller({
    store: counting,
    now: () => time,
    random: () => 0.5,
    timeout: () => new AbortController().signal,
    lock: (_, work) => work(),
    formatById: (id) => [WORDS, DATED].find((format) => format.id === id),
    fetch: async (url, init) => {
      asked.push({ url, headers: init.headers as Record<string, string> });
      const reply = replies.get(url);
      if (!reply) throw new TypeError('Failed to fetch');
      return reply();
    },
  });
  const states = async (): Promise<PollState> => pollStateSchema.parse(await store.read('state', 'poll'));
  return {
    poller,
    store,
    asked,
    commits,
    states,
    reply: (source: FeedSource | string, reply: Reply) =>
      replies.set(typeof source === 'string' ? source : source.url, reply),
    silence: (source: FeedSource) => replies.delete(source.url),
    pass: (ms: number) => {
      time += ms;
    },
    health: async (source: FeedSource) =>
      ((await store.read('readings', sourceKey(source))) as { reading: { health: string } } | undefined)
        ?.reading.health,
  };
}

const ok =
  (body: string, headers: Record<string, string> = {}) =>
  () =>
    new Response(body, { headers });

describe('the poller', () => {
  let w: ReturnType<typeof world>;
  beforeEach(() => {
    w = world();
  });

  it('reads a new feed at once and then once a period, not earlier', async () => {
    w.reply(A, ok('operational', { etag: '"1"' }));
    await w.poller.poll([A], PERIOD);
    expect(await w.health(A)).toBe('operational');

    for (let minute = 0; minute < 60; minute++) {
      w.pass(MINUTE);
      await w.poller.poll([A], PERIOD);
    }
    expect(w.asked.length).toBeGreaterThanOrEqual(12);
    expect(w.asked.length).toBeLessThanOrEqual(14);
  });

  it('asks a feed once for all services that share it', async () => {
    w.reply(A, ok('operational', { etag: '"1"' }));
    await w.poller.poll([A, { ...A, filter: { components: ['x'] } }, A], PERIOD);
    expect(w.asked).toHaveLength(1);
    expect(await w.health({ ...A, filter: { components: ['x'] } })).toBe('operational');
  });

  it('gives a service that joins a known feed a reading of its own although nothing changed', async () => {
    w.reply(A, () => new Response('operational', { headers: { etag: '"1"' } }));
    await w.poller.poll([A], PERIOD);
    const joined = { ...A, filter: { regions: ['us-east-1'] } };
    w.pass(6 * MINUTE);
    await w.poller.poll([A, joined], PERIOD);
    expect(w.asked.at(-1)?.headers['if-none-match']).toBeUndefined();
    expect(await w.health(joined)).toBe('operational');
  });

  it('sends validators back and takes 304 as unchanged and fresh', async () => {
    w.reply(A, ok('operational', { etag: '"1"' }));
    await w.poller.poll([A], PERIOD);
    w.reply(A, () => new Response(null, { status: 304 }));
    w.pass(6 * MINUTE);
    const [outcome] = await w.poller.poll([A], PERIOD);
    expect(w.asked.at(-1)?.headers['if-none-match']).toBe('"1"');
    expect(outcome).toMatchObject({ answered: true, changed: false, failed: false });
    expect((await w.states())[A.url]?.readAt).toBe(START + 6 * MINUTE);
  });

  it('reads a document that says its own age again, whether or not it has changed', async () => {
    const dated: FeedSource = { url: 'https://dated.example/feed', format: 'dated' };
    w.reply(dated, ok('operational', { etag: '"1"' }));
    await w.poller.poll([dated], PERIOD);
    w.pass(6 * MINUTE);
    expect(await w.poller.poll([dated], PERIOD)).toMatchObject([{ changed: false, failed: false }]);
    expect(w.asked.at(-1)?.headers['if-none-match']).toBeUndefined();
    w.pass(60 * MINUTE);
    expect(await w.poller.poll([dated], PERIOD)).toMatchObject([{ failed: true }]);
    expect((await w.states())[dated.url]?.reason).toBe('stale');
  });

  it('without validators asks the small document and fetches the large one only when that changed', async () => {
    w.reply(A, ok('operational'));
    w.reply(`${A.url}/small`, ok('mark-1'));
    await w.poller.poll([A], PERIOD);
    w.asked.length = 0;

    w.pass(6 * MINUTE);
    await w.poller.poll([A], PERIOD);
    expect(w.asked.map(({ url }) => url)).toEqual([`${A.url}/small`]);

    w.reply(A, ok('major_outage'));
    w.reply(`${A.url}/small`, ok('mark-2'));
    w.pass(6 * MINUTE);
    await w.poller.poll([A], PERIOD);
    expect(await w.health(A)).toBe('major_outage');
  });

  it('keeps the last reading and says since when and why a feed is unreadable', async () => {
    w.reply(A, ok('operational', { etag: '"1"' }));
    await w.poller.poll([A], PERIOD);
    w.reply(A, ok('<html>'));
    w.pass(6 * MINUTE);
    await w.poller.poll([A], PERIOD);
    w.reply(A, () => new Response('', { status: 500 }));
    w.pass(6 * MINUTE);
    await w.poller.poll([A], PERIOD);

    expect(await w.health(A)).toBe('operational');
    const state = (await w.states())[A.url];
    expect(state).toMatchObject({
      failures: 2,
      reason: 'http 500',
      unreadableSince: START + 6 * MINUTE,
      readAt: START,
    });
  });

  it('reads a feed that is put up only when trouble begins within one period', async () => {
    w.reply(A, () => new Response('', { status: 404 }));
    for (let n = 0; n < 30; n++) {
      await w.poller.poll([A], PERIOD);
      w.pass(5 * MINUTE);
    }
    w.reply(A, ok('operational', { etag: '"1"' }));
    await w.poller.poll([A], PERIOD);
    expect(await w.health(A)).toBe('operational');
  });

  it('does not blame feeds when nobody answers', async () => {
    w.reply(A, ok('operational', { etag: '"1"' }));
    w.reply(B, ok('operational', { etag: '"1"' }));
    await w.poller.poll([A, B], PERIOD);
    w.silence(A);
    w.silence(B);
    for (let n = 0; n < 10; n++) {
      w.pass(5 * MINUTE);
      await w.poller.poll([A, B], PERIOD);
    }
    const states = await w.states();
    expect([states[A.url]?.failures, states[B.url]?.failures].filter((n) => (n ?? 0) > 1)).toEqual([]);
    expect((states[A.url]?.nextAt ?? 0) - (START + 50 * MINUTE)).toBeLessThanOrEqual(5 * MINUTE);
  });

  it('blames the one feed that is silent while others answer', async () => {
    w.reply(A, ok('operational', { etag: '"1"' }));
    w.reply(B, ok('operational', { etag: '"1"' }));
    await w.poller.poll([A, B], PERIOD);
    w.silence(A);
    for (let n = 0; n < 5; n++) {
      w.pass(5 * MINUTE);
      await w.poller.poll([A, B], PERIOD);
    }
    const states = await w.states();
    expect(states[A.url]?.unreadableSince).not.toBeNull();
    expect(states[B.url]?.unreadableSince).toBeNull();
  });

  const many = Array.from(
    { length: 30 },
    (_, n): FeedSource => ({ ...A, url: `https://f${n}.example/feed` }),
  );

  it('gives up a sweep in which nobody answers, and leaves the rest due', async () => {
    await w.poller.poll(many, PERIOD);
    // eight silent ones, and those that were on their way meanwhile
    expect(w.asked.length).toBeGreaterThanOrEqual(8);
    expect(w.asked.length).toBeLessThan(12);
    const first = w.asked.map(({ url }) => url);
    await w.poller.poll(many, PERIOD);
    expect(w.asked.slice(first.length).filter(({ url }) => first.includes(url))).toEqual([]);
  });

  it('goes on with a sweep while somebody answers, if only with an error', async () => {
    for (const source of many) w.reply(source, () => new Response('', { status: 500 }));
    await w.poller.poll(many, PERIOD);
    expect(w.asked).toHaveLength(many.length);
  });

  it('goes on with a sweep in which one spoke before the others fell silent', async () => {
    const [first] = many;
    if (first) w.reply(first, () => new Response(null, { status: 500 }));
    await w.poller.poll(many, PERIOD);
    expect(w.asked).toHaveLength(many.length);
  });

  it('honours Retry-After', async () => {
    w.reply(A, () => new Response('', { status: 429, headers: { 'retry-after': '3600' } }));
    await w.poller.poll([A], PERIOD);
    for (let n = 0; n < 59; n++) {
      w.pass(MINUTE);
      await w.poller.poll([A], PERIOD);
    }
    expect(w.asked).toHaveLength(1);
  });

  it('does not follow a feed to another host', async () => {
    const moved = () => {
      const response = new Response('operational');
      Object.defineProperty(response, 'url', { value: 'http://10.0.0.1/feed' });
      return response;
    };
    w.reply(A, moved);
    await w.poller.poll([A], PERIOD);
    expect(await w.health(A)).toBeUndefined();
    expect((await w.states())[A.url]?.reason).toBe('moved: 10.0.0.1');
  });

  it('a check between two beats does not move the clock', async () => {
    w.reply(A, ok('operational', { etag: '"1"' }));
    await w.poller.poll([A], PERIOD);
    const { nextAt } = (await w.states())[A.url] ?? {};
    w.pass(30_000);
    await w.poller.poll([A], { ...PERIOD, now: true });
    expect(w.asked).toHaveLength(2);
    expect((await w.states())[A.url]?.nextAt).toBe(nextAt);
  });

  it('writes one row for a quiet beat, however many feeds it asks, and none when nothing is due', async () => {
    const sources = Array.from({ length: 40 }, (_, n) => ({
      url: `https://s${n}.example/feed`,
      format: 'words',
    }));
    for (const source of sources) w.reply(source, ok('operational', { etag: '"1"' }));
    await w.poller.poll(sources, PERIOD);
    for (const source of sources) w.reply(source, () => new Response(null, { status: 304 }));
    w.pass(6 * MINUTE);
    w.commits.length = 0;
    await w.poller.poll(sources, PERIOD);
    expect(w.commits).toEqual([1]);
    await w.poller.poll(sources, PERIOD);
    expect(w.commits).toEqual([1]);
  });

  it('asks at most four at once', async () => {
    let open = 0;
    let most = 0;
    const sources = Array.from({ length: 20 }, (_, n) => ({
      url: `https://s${n}.example/feed`,
      format: 'words',
    }));
    for (const source of sources) {
      w.reply(source, async () => {
        open += 1;
        most = Math.max(most, open);
        await new Promise((resolve) => setImmediate(resolve));
        open -= 1;
        return new Response('operational', { headers: { etag: '"1"' } });
      });
    }
    await w.poller.poll(sources, PERIOD);
    expect(most).toBe(4);
  });
});
