import { setTimeout as wait } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { loadCatalog } from '../tools/catalog-data.ts';
import { createClientAddress } from './address.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { createFeeds } from './feeds.ts';
import type { Official } from './official.ts';
import { connectRedis } from './store/connect.ts';
import { guardStore } from './store/guard.ts';
import { createSqliteStore } from './store/sqlite.ts';

/** The official feeds are looked at this often; each is asked when its own time has come, ms. */
const TICK = 15_000;

/** Who still waits for an answer when the hub is told to end has this long, ms. */
const LONGEST_END = 8000;

const log = (line: string) => console.error(`${new Date().toISOString()} ${line}`);

/** `npm run hub`: a hub with an embedded store and no configuration; see `config.ts` for what can be set. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const store = guardStore(
    config.redis.length > 0 ? connectRedis(config.redis, log) : createSqliteStore(config.file, Date.now),
  );
  let faults = 0;
  // a promise that nobody waited for is a mistake of ours, and no reason to leave everybody alone
  process.on('unhandledRejection', (reason) => {
    faults += 1;
    log(`unexpected: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`);
  });
  const catalog = loadCatalog();
  const clientAddress = createClientAddress(config.proxies, log);
  const official = createFeeds({ catalog, store, now: Date.now });
  const app = createApp({
    store,
    catalog,
    official,
    now: Date.now,
    log,
    faults: () => faults,
    addressOf: (c) => clientAddress(getConnInfo(c).remote.address ?? '', c.req.header('x-forwarded-for')),
  });

  const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port }, ({ port }) =>
    log(`hub on http://${config.host}:${port}, counts in ${config.redis.join(', ') || config.file}`),
  );

  const stopping = new AbortController();
  if (config.feeds) pollUntil(stopping.signal, official);
  const stop = () => {
    stopping.abort();
    // whatever hangs then: what was acknowledged is safe
    setTimeout(() => process.exit(), LONGEST_END).unref();
    server.close(() => store.close());
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

async function pollUntil(signal: AbortSignal, official: Official): Promise<void> {
  while (!signal.aborted) {
    await official.poll().catch((error: Error) => log(`feeds: ${error.message}`));
    await wait(TICK, undefined, { signal }).catch(() => {});
  }
}

try {
  await main();
} catch (error) {
  log(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
