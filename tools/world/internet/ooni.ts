import type { Hosts } from './hosts.ts';
import { json, type Responder } from './request.ts';

/** Measurements of a well-known site in one country within a day. */
const MEASUREMENTS = 50;

/** OONI's aggregation of web connectivity tests, as the world says how often the host was seen blocked. */
export function createOoni(hosts: Hosts): Responder {
  return ({ url }, now) => {
    if (url.hostname !== 'api.ooni.org' || url.pathname !== '/api/v1/aggregation') return null;
    const host = url.searchParams.get('domain') ?? '';
    const blocked = hosts.blocked(host, url.searchParams.get('probe_cc') ?? '', now);
    const anomalies = Math.round(MEASUREMENTS * blocked);
    const row = {
      anomaly_count: anomalies,
      confirmed_count: 0,
      failure_count: 0,
      measurement_count: MEASUREMENTS,
      ok_count: MEASUREMENTS - anomalies,
    };
    const axis = url.searchParams.get('axis_x');
    const day = `${new Date(now).toISOString().slice(0, 10)}T00:00:00Z`;
    return json({
      v: 0,
      dimension_count: axis ? 1 : 0,
      db_stats: { bytes: 0, elapsed_seconds: 0.01, row_count: 1, total_row_count: 1 },
      result: axis ? [{ ...row, [axis]: day }] : row,
    });
  };
}
