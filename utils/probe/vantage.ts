import * as z from 'zod/mini';
import type { CheckClient } from './check-client.ts';
import type { Vantage } from './types.ts';

const API = 'https://api.globalping.io/v1/measurements';

/** Between two looks at a measurement, ms; the interface asks for 500 at least. */
const PAUSE = 1_000;
/** Longest wait for a measurement, ms: what is unfinished then is left out. */
const PATIENCE = 15_000;

/** One country per continent, with many probes. */
const ELSEWHERE = ['US', 'DE', 'SG', 'BR', 'ZA', 'AU'];
/** Probes near the person, and in the rest of the world. 1 probe is 1 test of the 250 an hour that are free. */
const NEAR = 2;
const FAR = 4;

const createdSchema = z.object({ id: z.string() });
const measurementSchema = z.object({
  status: z.string(),
  results: z.array(
    z.object({
      probe: z.object({ country: z.string(), asn: z.optional(z.number()) }),
      result: z.object({
        status: z.string(),
        failureSource: z.nullish(z.string()),
        statusCode: z.nullish(z.number()),
        rawOutput: z.nullish(z.string()),
      }),
    }),
  ),
});
type Result = z.infer<typeof measurementSchema>['results'][number]['result'];

export type Place = { country: string | null; asn: number | null };

export type VantageParts = {
  client: CheckClient;
  sleep: (ms: number) => Promise<void>;
  /** 0..1, so that not everybody asks the same countries. */
  random: () => number;
};

/** Lets Globalping's probes fetch the front page of a host, near the person and elsewhere. */
export async function askVantagePoints(
  { client, sleep, random }: VantageParts,
  host: string,
  place: Place,
): Promise<Vantage[]> {
  const created = await client.askJson('globalping', API, createdSchema, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'http',
      target: host,
      locations: locations(place, random),
      measurementOptions: { protocol: 'HTTPS', request: { method: 'HEAD', path: '/' } },
    }),
  });
  if (!created) return [];
  for (let waited = 0; waited < PATIENCE && client.left() > PAUSE; waited += PAUSE) {
    await sleep(PAUSE);
    const found = await client.askJson(
      'globalping',
      `${API}/${encodeURIComponent(created.id)}`,
      measurementSchema,
    );
    if (!found || (found.status === 'in-progress' && waited + PAUSE < PATIENCE)) continue;
    return found.results.flatMap(({ probe, result }) => {
      const judged = judge(result);
      if (!judged) return [];
      const { country, asn = null } = probe;
      return [{ country, asn, near: nearness({ country, asn }, place), ...judged }];
    });
  }
  return [];
}

function locations({ country, asn }: Place, random: () => number) {
  const start = Math.floor(random() * ELSEWHERE.length);
  const far = [...ELSEWHERE.slice(start), ...ELSEWHERE.slice(0, start)]
    .filter((other) => other !== country)
    .slice(0, FAR);
  return [
    ...(asn === null ? [] : [{ asn, ...(country && { country }), limit: NEAR }]),
    ...(country === null ? [] : [{ country, limit: NEAR }]),
    ...far.map((other) => ({ country: other, limit: 1 })),
  ];
}

function nearness(probe: Place, { country, asn }: Place): Vantage['near'] {
  const home = probe.country === country;
  if (asn !== null && probe.asn === asn && (home || country === null)) return 'network';
  return home ? 'country' : 'elsewhere';
}

/** Null for a probe that is not done or not online. */
function judge(result: Result): Pick<Vantage, 'result' | 'status'> | null {
  const { status, failureSource, statusCode, rawOutput } = result;
  if (status === 'finished' && typeof statusCode === 'number' && statusCode > 0)
    return { result: judgeStatus(statusCode), status: statusCode };
  if (status !== 'failed') return null;
  if (failureSource === 'internal') return { result: 'internal', status: null };
  return { result: failureSource === 'resolver' ? 'dns' : judgeWords(rawOutput ?? ''), status: null };
}

/** Sites turn programs away (403, 429 and the like): that is a site at work. So is a page that is not there. */
function judgeStatus(code: number): Vantage['result'] {
  if (code >= 500 || code === 451) return 'error-status';
  return [401, 403, 405, 406, 407, 429].includes(code) ? 'bot-wall' : 'ok';
}

function judgeWords(words: string): Vantage['result'] {
  if (/ENOTFOUND|ESERVFAIL|EAI_AGAIN|NXDOMAIN|query(A|AAAA)\b/i.test(words)) return 'dns';
  if (/ECONNREFUSED|refused/i.test(words)) return 'refused';
  if (/ECONNRESET|EPIPE|hang up|reset/i.test(words)) return 'reset';
  if (/EPROTO|TLS|SSL|cert/i.test(words)) return 'tls';
  return 'timeout';
}
