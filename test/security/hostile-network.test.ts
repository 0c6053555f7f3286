import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceKey } from '../../utils/catalog/source-key.ts';
import type { FeedSource } from '../../utils/catalog/types.ts';
import { FeedError } from '../../utils/feeds/reading.ts';
import { formatById } from '../../utils/feeds/registry.ts';
import { createPoller } from '../../utils/poll/poller.ts';
import { type PollState, pollStateSchema, storedReadingSchema } from '../../utils/poll/rows.ts';
import { createMemoryStore } from '../../utils/store/memory.ts';
import type { Store } from '../../utils/store/store.ts';
import { summary } from '../support/feed-states.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const MEGABYTE = 2 ** 20;
/** Time limit of a feed in these tests, ms; the real one is 15 seconds. */
const PATIENCE = 500;
const GOOD = JSON.stringify(summary('operational', Date.UTC(2026, 0, 1)));
const good: Handler = (_, response) => response.setHeader('etag', '"good"').end(GOOD);
const sends =
  (body: string | Uint8Array, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    response.writeHead(200, headers).end(body);

let handle: Handler = good;
let server: Server;
let elsewhere: Server;
const visitedElsewhere: string[] = [];
const portOf = (one: Server) => (one.address() as AddressInfo).port;

/** A poller on the real network of this machine, with little patience. `now` in epoch ms UTC. */
const pollerOf = (store: Store, now = () => 1_000_000) =>
  createPoller({
    store,
    fetch,
    formatById,
    now,
    random: () => 0.5,
    timeout: () => AbortSignal.timeout(PATIENCE),
    lock: (_, work) => work(),
  });

beforeAll(async () => {
  server = createServer((request, response) => handle(request, response));
  elsewhere = createServer((request, response) => {
    visitedElsewhere.push(request.url ?? '');
    response.end(GOOD);
  });
  for (const one of [server, elsewhere]) {
    await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  }
});

afterAll(() => {
  for (const one of [server, elsewhere]) {
    one.closeAllConnections();
    one.close();
  }
});

/** Bytes without end, as fast as they are taken, or one every so many ms. */
const pours =
  (chunk: Uint8Array, pause = 0): Handler =>
  (_, response) => {
    let sent = 0;
    const pour = () => {
      if (response.destroyed || sent > 50 * MEGABYTE) return void response.end();
      sent += chunk.length;
      const isTaken = response.write(chunk);
      if (pause > 0) setTimeout(pour, pause).unref();
      else if (isTaken) setImmediate(pour);
      else response.once('drain', pour);
    };
    pour();
  };

const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from(
  { length: 20 },
  (_, n) => `<!ENTITY ${String.fromCharCode(98 + n)} "${`&${String.fromCharCode(97 + n)};`.repeat(10)}">`,
).join('')}]><rss version="2.0"><channel><title>&u;</title></channel></rss>`;
const outside =
  '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>';

const ATTACKS: [name: string, attack: Handler][] = [
  ['50 MB of brackets', pours(new TextEncoder().encode('['.repeat(64 * 1024)))],
  ['50 MB of zeros in 50 kB', sends(gzipSync(new Uint8Array(50 * MEGABYTE)), { 'content-encoding': 'gzip' })],
  ['a byte now and then', pours(new TextEncoder().encode(' '), 50)],
  ['headers and then nothing', (_, response) => void response.writeHead(200).write('{')],
  ['nothing at all', () => {}],
  ['a connection that breaks', (request) => request.socket.destroy()],
  ['JSON that is 200,000 deep', sends(nested)],
  ['JSON whose components are 200,000 deep', sends(`{"page":{},"components":${nested}}`)],
  [
    'another alphabet',
    sends(Buffer.from(GOOD, 'utf16le').subarray(1), { 'content-type': 'text/html; charset=ebcdic' }),
  ],
  [
    'a length that is a lie',
    (_, response) => void response.writeHead(200, { 'content-length': '99999' }).end('{}'),
  ],
  ['prototypes', sends('{"__proto__":{"status":{"indicator":"none"}},"constructor":{"prototype":{}}}')],
  ['an endless redirect', (_, response) => void response.writeHead(302, { location: '/again' }).end()],
  ['a redirect to nowhere', (_, response) => void response.writeHead(302, { location: 'http://[' }).end()],
  [
    'a redirect to a file',
    (_, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  ],
];

describe('a feed that answers with', () => {
  it.each(ATTACKS)('%s costs little, is no green, and loses nothing that was known', async (_, attack) => {
    const source: FeedSource = { url: `http://127.0.0.1:${portOf(server)}/feed`, format: 'statuspage' };
    let now = Date.UTC(2026, 0, 1);
    const store = createMemoryStore();
    const poller = pollerOf(store, () => now);
    const states = async (): Promise<PollState> => pollStateSchema.parse(await store.read('state', 'poll'));

    handle = good;
    await poller.poll([source], { period: 60_000 });
    const known = await store.read('readings', sourceKey(source));
    expect(known).toBeDefined();

    now += 60_000;
    handle = attack;
    const [heap, began] = [process.memoryUsage().rss, performance.now()];
    const [outcome] = await poller.poll([source], { period: 60_000 });
    expect(performance.now() - began).toBeLessThan(PATIENCE + 2_500);
    expect(process.memoryUsage().rss - heap).toBeLessThan(150 * MEGABYTE);
    expect(outcome).toMatchObject({ changed: false, failed: true });
    expect(await store.read('readings', sourceKey(source))).toEqual(known);
    expect((await states())[source.url]).toMatchObject({ failing: true, readAt: Date.UTC(2026, 0, 1) });

    now += 3_600_000;
    handle = good;
    expect(await poller.poll([source], { period: 60_000 })).toMatchObject([{ failed: false }]);
    expect((await states())[source.url]).toMatchObject({
      failing: false,
      failures: 0,
      unreadableSince: null,
    });
  });

  it.each([
    ['a million laughs', laughs],
    ['a file of this machine', outside],
  ])('%s as an XML entity is not told', (_, xml) => {
    const began = performance.now();
    let told = '';
    try {
      const body = new TextEncoder().encode(xml);
      told = JSON.stringify(
        formatById('rss')?.parse({ documents: [{ url: 'https://a.example/', body }], at: 0 }),
      );
    } catch (error) {
      expect(error).toBeInstanceOf(FeedError);
    }
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(told.length).toBeLessThan(1_000);
    expect(told).not.toMatch(/root:|haha|"operational"/);
  });

  it.each([301, 302, 303, 307, 308])(
    'a %i to another host or port: that one is never even asked',
    async (status) => {
      const source = { url: `http://127.0.0.1:${portOf(server)}/feed`, format: 'statuspage' };
      const store = createMemoryStore();
      const poller = pollerOf(store);
      const target = `http://127.0.0.1:${portOf(elsewhere)}/router/reboot`;
      handle = (_, response) => void response.writeHead(status, { location: target }).end();
      const [outcome] = await poller.poll([source], { period: 60_000 });
      expect(outcome).toMatchObject({ failed: true, answered: true });
      expect(visitedElsewhere).toEqual([]);
      expect(await store.readAll('readings')).toEqual([]);
      const states = pollStateSchema.parse(await store.read('state', 'poll'));
      expect(states[source.url]?.reason).toBe(`moved: 127.0.0.1:${portOf(elsewhere)}`);
    },
  );

  it('a redirect in its own house is followed', async () => {
    const source = { url: `http://127.0.0.1:${portOf(server)}/old`, format: 'statuspage' };
    const poller = pollerOf(createMemoryStore());
    handle = (request, response) =>
      request.url === '/old'
        ? void response.writeHead(301, { location: '/new' }).end()
        : good(request, response);
    expect(await poller.poll([source], { period: 60_000 })).toMatchObject([{ changed: true }]);
  });

  describe('an incident that is gone, and says how it ended', () => {
    /** Polls five parts of the page and the page itself, before and after the incident vanishes from all of them. */
    async function closed(closing: Handler) {
      let now = Date.UTC(2026, 0, 1);
      const store = createMemoryStore();
      const poller = pollerOf(store, () => now);
      const whole: FeedSource = {
        url: `http://127.0.0.1:${portOf(server)}/api/v2/summary.json`,
        format: 'statuspage',
      };
      const names = ['a', 'b', 'c', 'd', 'e'];
      const sources = [whole, ...names.map((name) => ({ ...whole, filter: { components: [name] } }))];
      const components = names.map((name) => ({ id: name, name, status: 'operational' }));
      const incident = { id: 'i', name: 'Trouble', status: 'investigating', impact: 'major', components };
      const asked: (string | undefined)[] = [];
      let incidents: object[] = [incident];
      handle = (request, response) => {
        asked.push(request.url);
        if (!request.url?.endsWith('/summary.json')) return closing(request, response);
        response.setHeader('etag', `"${now}"`);
        response.end(JSON.stringify({ ...summary('operational', now), components, incidents }));
      };
      await poller.poll(sources, { period: 60_000 });
      now += 60_000;
      incidents = [];
      asked.length = 0;
      const began = performance.now();
      expect(await poller.poll(sources, { period: 60_000 })).toMatchObject([{ changed: true }]);
      const rows = (await store.readAll('readings')).map(([, row]) => storedReadingSchema.parse(row).closed);
      expect(rows).toHaveLength(6);
      return { asked, took: performance.now() - began, words: rows.map((row) => row?.[0]?.update) };
    }

    const ended = JSON.stringify({
      incidents: [{ id: 'i', status: 'resolved', incident_updates: [{ body: 'It is over.' }] }],
    });

    it.each([301, 302, 303, 307, 308])(
      'by a %i to another host or port, sends us nowhere',
      async (status) => {
        const location = `http://127.0.0.1:${portOf(elsewhere)}/router/reboot`;
        const { asked, words } = await closed(
          (_, response) => void response.writeHead(status, { location }).end(),
        );
        expect(visitedElsewhere).toEqual([]);
        expect(asked).toEqual(['/api/v2/summary.json', '/api/v2/incidents.json']);
        expect(words).toEqual(Array(6).fill(null));
      },
    );

    it('on another page of its own house, is asked there, once', async () => {
      const { asked, words } = await closed((request, response) =>
        request.url === '/ends'
          ? void response.end(ended)
          : void response.writeHead(301, { location: '/ends' }).end(),
      );
      expect(asked).toEqual(['/api/v2/summary.json', '/api/v2/incidents.json', '/ends']);
      expect(words).toEqual(Array(6).fill('It is over.'));
    });

    it.each([
      ['never', () => {}],
      ['a byte now and then', pours(new TextEncoder().encode(' '), 50)],
      ['in 50 MB', pours(new TextEncoder().encode('['.repeat(64 * 1024)))],
    ] satisfies [string, Handler][])('%s, costs no more than the page itself may', async (_, closing) => {
      const { took, words } = await closed(closing);
      // six look-ups of their own would take six times as long
      expect(took).toBeLessThan(PATIENCE + 1_000);
      expect(words).toEqual(Array(6).fill(null));
    });
  });
});
