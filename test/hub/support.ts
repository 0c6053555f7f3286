import { createApp } from '../../hub/app.ts';
import type { Official } from '../../hub/official.ts';
import { createSqliteStore } from '../../hub/store/sqlite.ts';
import type { HubStore } from '../../hub/store/types.ts';
import { createCatalog } from '../../utils/catalog/catalog.ts';
import type { Service } from '../../utils/catalog/types.ts';
import type { Report } from '../../utils/crowd/reports.ts';

export const NOON = Date.UTC(2026, 0, 5, 12);

const service = (id: string, feed?: string): Service => ({
  id,
  name: id,
  category: 'social',
  hosts: [`${id}.example`],
  needs: [],
  ...(feed !== undefined && { feed: { url: feed, format: 'statuspage' } }),
});

export const CATALOG = createCatalog({
  version: 1,
  services: [service('x'), service('flickr', 'https://status.flickr.example/api/v2/summary.json')],
  paths: [],
} as unknown as Parameters<typeof createCatalog>[0]);

/** A whole hub over a store in memory, with a clock and an address that the test sets. */
export function createTestHub(options: { store?: HubStore; official?: Pick<Official, 'current'> } = {}) {
  const clock = { now: NOON };
  const store = options.store ?? createSqliteStore(':memory:', () => clock.now);
  const logged: string[] = [];
  let address = '192.0.2.1';
  const app = createApp({
    store,
    catalog: CATALOG,
    official: options.official ?? { current: async () => null },
    now: () => clock.now,
    addressOf: () => address,
    log: (line) => logged.push(line),
  });

  return {
    app,
    store,
    clock,
    logged,
    from: (next: string) => {
      address = next;
    },
    /** Sends a report as the extension does; some of it may be replaced. */
    report: (part: Partial<Report> = {}, headers: Record<string, string> = {}) =>
      app.request('/v1/reports', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ service: 'x', symptom: 'errors', country: 'IN', at: clock.now, ...part }),
      }),
    total: async (id = 'x') => (await store.counts(id, 0)).reduce((sum, { count }) => sum + count, 0),
  };
}

export type TestHub = ReturnType<typeof createTestHub>;

/** Reports of `count` different people in one country. */
export async function crowdReports(hub: TestHub, country: string, count: number, network = 1): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    hub.from(`10.${network}.${Math.floor(i / 250)}.${i % 250}`);
    await hub.report({ country });
  }
}
