import type { Catalog } from '../utils/catalog/types.ts';
import { QUARTER, quarterOf, WEEK } from '../utils/crowd/bucket.ts';
import { poisson } from '../utils/crowd/random.ts';
import { createApp } from './app.ts';
import type { Official } from './official.ts';
import { createSqliteStore } from './store/sqlite.ts';

/**
 * A whole hub without a socket, on the clock that it is given: the real app over a store in memory. The
 * replayer answers requests to the hub's address with `fetch`.
 */
export type EmbeddedHub = {
  /** Answers a request as the hub would; the path decides, the host does not matter. */
  fetch: (request: Request) => Promise<Response>;
  /**
   * Reports that other people send: `count` of them, from different reporters, in the quarter of an hour
   * that holds `time` (epoch ms UTC). Call it as time passes: what is counted is seen at once.
   */
  ingestCounts: (service: string, country: string, time: number, count: number) => Promise<void>;
  /** Four weeks of history before `until` (epoch ms UTC) with `usual` reports per quarter of an hour. */
  seedHistory: (service: string, country: string, usual: number, until: number) => Promise<void>;
  close: () => Promise<void>;
};

const NO_FEEDS: Pick<Official, 'current'> = { current: async () => null };
/** Addresses for documentation (RFC 5737) belong to nobody. */
const SOMEBODY = '192.0.2.1';

/** Makes a hub that lives in this process. `now` is epoch ms UTC, `random` gives 0..1. */
export function createEmbeddedHub({
  now,
  random,
  catalog,
  official = NO_FEEDS,
}: {
  now: () => number;
  random: () => number;
  catalog: Catalog;
  /** What the official feeds say; without it the board covers no feed. */
  official?: Pick<Official, 'current'>;
}): EmbeddedHub {
  const store = createSqliteStore(':memory:', now);
  const app = createApp({ store, catalog, official, now, addressOf: () => SOMEBODY, log: () => {} });

  return {
    fetch: async (request) => app.fetch(request),
    ingestCounts: (service, country, time, count) =>
      store.add(service, [{ time: quarterOf(time), country, count }]),
    seedHistory: async (service, country, usual, until) => {
      const end = quarterOf(until);
      await store.startedAt(end - 4 * WEEK);
      const quarters = Array.from({ length: (4 * WEEK) / QUARTER }, (_, i) => end - (i + 1) * QUARTER);
      const counts = quarters.map((time) => ({ time, country, count: poisson(usual, random) }));
      await store.add(
        service,
        counts.filter(({ count }) => count > 0),
      );
    },
    close: () => store.close(),
  };
}
