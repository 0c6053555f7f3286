import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Catalog } from '../utils/catalog/types.ts';
import { createBoardMaker } from './board.ts';
import { createIdentity } from './identity.ts';
import { createMetrics } from './metrics.ts';
import type { Official } from './official.ts';
import { openApiDocument } from './openapi.ts';
import { createPeople } from './people.ts';
import { createReports } from './reports.ts';
import type { HubStore } from './store/types.ts';

export type AppParts = {
  store: HubStore;
  catalog: Catalog;
  official: Pick<Official, 'current'>;
  /** Epoch ms UTC. */
  now: () => number;
  /** Address of whoever sent a request, after configured proxies. */
  addressOf: (context: Context) => string;
  /** Where a fault that was answered with 500 or 503 is told of. */
  log: (line: string) => void;
};

const LONGEST_BODY = 1024;
/** Caches in front of the hub may answer for it this long, and for a day while it is away. */
const BOARD_CACHE = 'public, max-age=30, stale-if-error=86400';
const SIGNALS_CACHE = 'public, max-age=15';

/** The hub's HTTP interface. Everything is readable from any page; reporting is not. */
export function createApp({ store, catalog, official, now, addressOf, log }: AppParts): Hono {
  const people = createPeople({ store, now });
  const board = createBoardMaker({ catalog, store, people, official, now });
  const accept = createReports({ catalog, store, identify: createIdentity(store), now });
  const metrics = createMetrics();
  const app = new Hono();

  app.use(async (c, next) => {
    const start = performance.now();
    await next();
    const route = ROUTES.has(c.req.path)
      ? c.req.path
      : c.req.path.startsWith('/v1/services/')
        ? 'signals'
        : 'other';
    metrics.time(route, performance.now() - start);
    metrics.count('hub_answers_total', `route="${route}",status="${c.res.status}"`);
    // whoever may read may read from any page; a page must never be able to report in a visitor's name
    if (c.req.method === 'GET' || c.req.method === 'HEAD') {
      c.header('access-control-allow-origin', '*');
      c.header('access-control-expose-headers', 'etag');
    }
    c.header('x-content-type-options', 'nosniff');
  });

  app.onError((error, c) => {
    log(`${c.req.method} ${c.req.path}: ${error.message}`);
    return c.json({ error: 'try again later' }, 503, { 'retry-after': '10' });
  });
  app.notFound((c) => c.json({ error: 'not found' }, 404));

  const tooLarge = (c: Context) => c.json({ error: 'too large' }, 413);
  app.post('/v1/reports', bodyLimit({ maxSize: LONGEST_BODY, onError: tooLarge }), async (c) => {
    // pages of other origins can send plain text without asking, JSON only after asking, and we say no
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
      return c.json({ error: 'application/json only' }, 415);
    }
    const body = await c.req.json().catch(() => null);
    const receipt = await accept(body, c.req.header('idempotency-key') ?? null, addressOf(c));
    if ('error' in receipt) {
      metrics.count('hub_reports_total', `outcome="${receipt.error}"`);
      if (receipt.status === 429) c.header('retry-after', '600');
      return c.json({ error: receipt.error }, receipt.status);
    }
    metrics.count('hub_reports_total', `outcome="${receipt.outcome}"`);
    return c.json({ outcome: receipt.outcome }, receipt.status);
  });

  app.get('/v1/board', async (c) => {
    const { body, etag } = await board.current();
    const headers = { etag, 'cache-control': BOARD_CACHE };
    if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
    return c.body(body, 200, { ...headers, 'content-type': 'application/json' });
  });

  app.get('/v1/services/:id/signals', async (c) => {
    const service = c.req.param('id');
    if (!catalog.services.has(service)) return c.json({ error: 'unknown service' }, 404);
    return c.json(await people.signals(service), 200, { 'cache-control': SIGNALS_CACHE });
  });

  app.get('/healthz', async (c) => {
    await store.startedAt(now());
    return c.json({ ok: true });
  });

  app.get('/metrics', async (c) => {
    const feeds = await official.current();
    const { at } = await board.current();
    const gauges = {
      hub_board_changed_seconds: at / 1000,
      hub_feeds_covered: feeds?.covers.length ?? 0,
      hub_services: catalog.services.size,
      process_resident_memory_bytes: process.memoryUsage.rss(),
    };
    return c.text(metrics.text(gauges), 200, { 'content-type': 'text/plain; version=0.0.4' });
  });

  app.get('/openapi.json', (c) => c.json(openApiDocument()));
  return app;
}

const ROUTES = new Set(['/v1/reports', '/v1/board', '/healthz', '/metrics', '/openapi.json']);

/** If-None-Match by RFC 9110 13.1.2: weak comparison, a list, or `*`. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')));
}
