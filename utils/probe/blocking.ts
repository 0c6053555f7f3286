import * as z from 'zod/mini';
import type { CheckClient } from './check-client.ts';
import type { ProbeReport } from './types.ts';

const countsSchema = z.object({
  result: z.object({
    anomaly_count: z.number(),
    confirmed_count: z.number(),
    measurement_count: z.number(),
  }),
});

const DAY = 24 * 60 * 60_000;

/** OONI's measurements of a host in one country over the last day: is it known to be blocked there? */
export async function askBlocking(
  client: CheckClient,
  { host, country, now }: { host: string; country: string; now: number },
): Promise<ProbeReport['blocking']> {
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  const query = new URLSearchParams({
    domain: host,
    probe_cc: country,
    test_name: 'web_connectivity',
    since: day(now - DAY),
    until: day(now + DAY),
  });
  const found = await client.askJson(
    'ooni',
    `https://api.ooni.org/api/v1/aggregation?${query}`,
    countsSchema,
  );
  if (!found || found.result.measurement_count <= 0) return null;
  const { anomaly_count, confirmed_count, measurement_count } = found.result;
  return {
    country,
    anomalies: Math.min(1, (anomaly_count + confirmed_count) / measurement_count),
    measurements: measurement_count,
  };
}
