import * as z from 'zod/mini';
import type { Catalog } from '../utils/catalog/types.ts';
import { isCountry } from '../utils/crowd/countries.ts';
import { REPORT_EXPIRES_AFTER, reportSchema } from '../utils/crowd/reports.ts';
import { ELSEWHERE } from '../utils/crowd/signals.ts';
import type { createIdentity } from './identity.ts';
import type { HubStore, Outcome } from './store/types.ts';

/** What becomes of a report that somebody sent. `status` is the HTTP status of the answer. */
export type Receipt =
  | { status: 200 | 201; outcome: Outcome }
  | { status: 400 | 404 | 422 | 429; error: string };

/** Turns that a sender and a network (a /24 or /48, where a whole mobile operator may sit) have. */
const PERIOD = 10 * 60_000;
const TURNS = { reporter: 30, network: 1000 };
/** Clocks of people's devices run ahead by this much at most, ms. */
const AHEAD = 60_000;
const LONGEST_KEY = 64;

/** A newer extension may say more than this hub knows: what is not known is left out, never kept. */
const lenientReport = z.object(reportSchema.shape);

/** Checks reports and counts those that may count. */
export function createReports({
  catalog,
  store,
  identify,
  now,
}: {
  catalog: Catalog;
  store: Pick<HubStore, 'count' | 'allow'>;
  identify: ReturnType<typeof createIdentity>;
  now: () => number;
}): (body: unknown, key: string | null, address: string) => Promise<Receipt> {
  return async (body, key, address) => {
    const arrivedAt = now();
    const { reporter, network } = await identify(address, arrivedAt);
    const turns = [
      { who: reporter, limit: TURNS.reporter, period: PERIOD },
      { who: network, limit: TURNS.network, period: PERIOD },
    ];
    if (!(await store.allow(turns, arrivedAt))) return { status: 429, error: 'too many reports' };
    const parsed = lenientReport.safeParse(body);
    if (!parsed.success) return { status: 400, error: 'no report' };
    if (key !== null && !/^[\w-]+$/.test(key.slice(0, LONGEST_KEY + 1))) {
      return { status: 400, error: 'no idempotency key' };
    }
    if (key !== null && key.length > LONGEST_KEY) return { status: 400, error: 'idempotency key too long' };
    const { service, symptom, country, at } = parsed.data;
    if (!catalog.services.has(service)) return { status: 404, error: 'unknown service' };
    if (country !== null && !isCountry(country)) return { status: 400, error: 'unknown country' };
    if (at > arrivedAt + AHEAD) return { status: 422, error: 'in the future' };
    if (at < arrivedAt - REPORT_EXPIRES_AFTER) return { status: 422, error: 'too old' };
    const outcome = await store.count({
      service,
      symptom,
      country: country ?? ELSEWHERE,
      at: Math.min(at, arrivedAt),
      arrivedAt,
      reporter,
      key,
    });
    return { status: outcome === 'counted' ? 201 : 200, outcome };
  };
}
