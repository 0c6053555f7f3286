import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { timeout } from 'hono/timeout';
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
  /** How many faults this process has seen that nobody expected. */
  faults?: () => number;
};

const LONGEST_BODY = 1024;
/** Whoever asks is answered within this time, or told to come back, ms. */
const LONGEST_WAIT = 3000;
/** A board that is older than this could not be renewed, and says so by its age, ms. */
const RENEWED = 15_000;
/** Caches in front of the hub may answer for it this long, and no longer while it is away: an old board is no news. */
const BOARD_CACHE = 'public, max-age=30';
const SIGNALS_CACHE = 'public, max-age=15';

/** The hub's HTTP interface. Everything is readable from any page; reporting is for extensions and programs. */
export function createApp({
  store,
  catalog,
  official,
  now,
  addressOf,
  log,
  faults = () => 0,
}: AppParts): Hono {
  const people = createPeople({ store, now });
  const board = createBoardMaker({ catalog, store, people, official, now });
  const accept = createReports({ catalog, store, identify: createIdentity(store), now });
  const metrics = createMetrics();
  const app = new Hono();

  app.use(async (c, next) => {
    const start = performance.now();
    await next();
    const route = routeOf(c.req.path);
    metrics.answer(route, c.res.status, performance.now() - start);
  });

  app.use(timeout(LONGEST_WAIT, new HTTPException(503, { message: 'not answered in time' })));
  app.use('/v1/reports', REPORTING);

  app.onError((error, c) => {
    log(`${c.req.method} ${c.req.path}: ${error.message}`);
    return c.json({ error: 'try again later' }, 503, { ...headersFor(c), 'retry-after': '10' });
  });
  app.notFound((c) => c.json({ error: 'not found' }, 404, headersFor(c)));

  app.post('/v1/reports', limitBody, async (c) => {
    // pages can send plain text without asking, JSON only after asking, and we say no
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
      return c.json({ error: 'application/json only' }, 415, SAFE);
    }
    const text = await c.req.text();
    // a host that does not hold clients to the length they announce lets longer ones through to here
    if (text.length > LONGEST_BODY) return tooLarge(c);
    const body = parseJson(text);
    const receipt = await accept(body, c.req.header('idempotency-key') ?? null, addressOf(c));
    if ('error' in receipt) {
      metrics.report(receipt.error);
      const headers = receipt.status === 429 ? { ...SAFE, 'retry-after': '600' } : SAFE;
      return c.json({ error: receipt.error }, receipt.status, headers);
    }
    metrics.report(receipt.outcome);
    return c.json({ outcome: receipt.outcome }, receipt.status, SAFE);
  });

  app.get('/v1/board', async (c) => {
    const { body, etag, madeAt } = await board.current();
    const age = now() - madeAt;
    const headers = {
      ...READABLE,
      etag,
      'cache-control': BOARD_CACHE,
      ...(age > RENEWED && { age: String(Math.floor(age / 1000)) }),
    };
    if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
    return c.body(body, 200, { ...headers, 'content-type': 'application/json' });
  });

  app.get('/v1/services/:id/signals', async (c) => {
    const service = c.req.param('id');
    if (!catalog.services.has(service)) return c.json({ error: 'unknown service' }, 404, READABLE);
    return c.json(await people.signals(service), 200, { ...READABLE, 'cache-control': SIGNALS_CACHE });
  });

  // that the process lives; whether it can count is another question
  app.get('/healthz', (c) => c.json({ ok: true }, 200, READABLE));

  app.get('/readyz', async (c) => {
    try {
      await store.check();
    } catch (error) {
      log(`not ready: ${error instanceof Error ? error.message : error}`);
      const headers = { ...READABLE, 'retry-after': '10' };
      return c.json({ ok: false, why: 'the store cannot be written' }, 503, headers);
    }
    return c.json({ ok: true }, 200, READABLE);
  });

  app.get('/metrics', (c) => {
    const last = board.last();
    const gauges = {
      ...(last && { hub_board_changed_seconds: last.at / 1000, hub_board_made_seconds: last.madeAt / 1000 }),
      hub_feeds_covered: last?.covers ?? 0,
      hub_unexpected_faults_total: faults(),
      hub_services: catalog.services.size,
      process_resident_memory_bytes: process.memoryUsage.rss(),
    };
    const type = { 'content-type': 'text/plain; version=0.0.4' };
    return c.text(metrics.text(gauges), 200, { ...READABLE, ...type });
  });

  app.get('/openapi.json', (c) => c.json(openApiDocument(), 200, READABLE));
  return app;
}

/** On every answer. */
const SAFE = { 'x-content-type-options': 'nosniff' };
/** Whoever may read may read from any page; no page may report in a visitor's name. */
const READABLE = {
  ...SAFE,
  'access-control-allow-origin': '*',
  // how long a cache has kept an answer is shown to nobody elsewhere unless we say so
  'access-control-expose-headers': 'etag, age',
};

/**
 * A browser asks before it sends JSON elsewhere. Extensions may, although they hold no permission for the hub, as
 * where its address came with synchronised settings or from an organisation.
 */
const REPORTING = cors({
  origin: (origin) => (/^[a-z-]+-extension:\/\//.test(origin) ? origin : null),
  allowMethods: ['POST'],
  allowHeaders: ['content-type', 'idempotency-key'],
  maxAge: 86_400,
});

function headersFor({ req }: Context): Record<string, string> {
  return req.method === 'GET' || req.method === 'HEAD' ? READABLE : SAFE;
}

const ROUTES = new Set(['/v1/reports', '/v1/board', '/healthz', '/readyz', '/metrics', '/openapi.json']);

/** Name of a route for the metrics; never a path that somebody made up. */
function routeOf(path: string): string {
  if (ROUTES.has(path)) return path;
  return path.startsWith('/v1/services/') ? '/v1/services/:id/signals' : 'other';
}

/** Null for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const tooLarge = (c: Context) => c.json({ error: 'too large' }, 413, SAFE);
const countBytes = bodyLimit({ maxSize: LONGEST_BODY, onError: tooLarge });

/** Refuses long bodies: by their announced length, which the server holds them to, else while reading. */
const limitBody: MiddlewareHandler = (c, next) => {
  const length = c.req.header('content-length');
  if (length === undefined) return countBytes(c, next);
  return Number(length) > LONGEST_BODY ? Promise.resolve(tooLarge(c)) : next();
};

/** If-None-Match by RFC 9110 13.1.2: weak comparison, a list, or `*`. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')));
}
