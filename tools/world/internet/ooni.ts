import type { Hosts } from './hosts.ts';
import { json, type Responder } from './request.ts';

/** Measurements of a well-known site in one country within a week. */
const MEASUREMENTS = 40;
/** Share that differs from the control anyway: flaky home networks. */
const NOISE = 0.05;

/** OONI's aggregation of web connectivity tests, consistent with what the world says of the host. */
export function createOoni(hosts: Hosts): Responder {
  return ({ url }, now) => {
    if (url.hostname !== 'api.ooni.org' || url.pathname !== '/api/v1/aggregation') return null;
    const host = url.searchParams.get('domain') ?? '';
    const country = url.searchParams.get('probe_cc') ?? undefined;
    const reaches = (place: string | undefined) =>
      typeof hosts.http(host, { country: place }, now) === 'number' ||
      hosts.http(host, { country: place }, now) === 'ok';
    // a probe compares with a control elsewhere: when that fails too, nothing can be said of the country
    const elsewhere = reaches(undefined);
    const differing = elsewhere && !reaches(country) ? 1 - NOISE : NOISE;
    const anomalies = elsewhere ? Math.round(MEASUREMENTS * differing) : 0;
    const failures = elsewhere ? 0 : MEASUREMENTS;
    const row = {
      anomaly_count: anomalies,
      confirmed_count: 0,
      failure_count: failures,
      measurement_count: MEASUREMENTS,
      ok_count: MEASUREMENTS - anomalies - failures,
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
