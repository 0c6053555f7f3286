import type { Fetch } from '../net/fetch.ts';
import { isPublicName } from '../net/private-host.ts';
import { askBlocking } from './blocking.ts';
import { createCheckClient, type MayRead } from './check-client.ts';
import { checkConnectivity } from './connectivity.ts';
import { askResolvers, type DnsReport } from './doh.ts';
import { findLocation } from './location.ts';
import type { OperatorId } from './operators.ts';
import { askRoutes } from './routes.ts';
import type { ProbeReport, Vantage } from './types.ts';
import { askVantagePoints } from './vantage.ts';

/** The whole check is over after this time, ms, whatever answers or does not. */
const CHECK_TIME = 27_000;

export type CheckInput = {
  /** Host to look at, without port; never a path or a query. */
  host: string;
  fetch: Fetch;
  /** Epoch ms UTC. */
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  /** A signal that aborts after that many ms. */
  timeout: (ms: number) => AbortSignal;
  /** 0..1. */
  random: () => number;
  /** The person's country (ISO 3166-1 alpha-2) and network (AS number), where known. */
  country: string | null;
  asn: number | null;
  /** False: no third party may learn the host, and only the connection is checked. */
  mayName?: boolean;
  /** Firefox's own portal detection. */
  captivePortal?: () => Promise<'ok' | 'portal' | 'unknown'>;
  /** Whether the browser lets us read answers of these match patterns; absent: of all. */
  mayRead?: MayRead;
};

/**
 * One "Check now": asks whom the person agreed to, all at once, and reports what came back. An operator
 * that cannot be reached leaves a gap and nothing else. Hosts of an intranet are named to nobody.
 * Never throws.
 */
export async function runCheck(input: CheckInput): Promise<ProbeReport> {
  const { host, now, country, asn } = input;
  const at = now();
  const client = createCheckClient({ ...input, deadline: at + CHECK_TIME });
  const named = (input.mayName ?? true) && isPublicName(host);

  const looking = Promise.all([checkConnectivity(client), browserPortal(input.captivePortal)]);
  if (!named) {
    const [connectivity, portal] = await looking;
    return {
      ...emptyReport(at, host),
      connectivity: [...connectivity, ...portal],
      asked: client.asked(),
      unasked: client.unasked(),
    };
  }

  const wherever = findLocation(client, { country, asn });
  const resolving = askResolvers(client, host);
  const earlyRoutes = resolving.then((dns) => (isDnsFailing(dns) ? askRoutes(client, host, dns) : null));
  const measuring = wherever.then((place) => askVantagePoints({ ...input, client }, host, place));

  const [[connectivity, portal], place, dns, vantage] = await Promise.all([
    looking,
    wherever,
    resolving,
    measuring,
  ]);
  const routes = (await earlyRoutes) ?? (allFail(vantage) ? await askRoutes(client, host, dns) : []);
  const blocking =
    place.country !== null && onlyCountryFails(vantage)
      ? await askBlocking(client, { host, country: place.country, now: now() })
      : null;

  return {
    ...emptyReport(at, host),
    connectivity: [...connectivity, ...portal],
    dns: dns.answers,
    vantage,
    routes,
    blocking,
    asked: client.asked(),
    unasked: client.unasked(),
  };
}

/**
 * Asks those whom a check had to leave out and now may ask: how the connection is, and whether the host is
 * known to be blocked where that matters. Nobody is asked twice. Never throws.
 */
export async function completeCheck(input: CheckInput, report: ProbeReport): Promise<ProbeReport> {
  const { now, country } = input;
  const client = createCheckClient({ ...input, deadline: now() + CHECK_TIME });
  const wasLeftOut = (operator: OperatorId) => report.unasked.includes(operator);
  const [connectivity, blocking] = await Promise.all([
    checkConnectivity(client, wasLeftOut),
    wasLeftOut('ooni') && country !== null
      ? askBlocking(client, { host: report.host, country, now: now() })
      : null,
  ]);
  return {
    ...report,
    connectivity: [...connectivity, ...report.connectivity],
    blocking: report.blocking ?? blocking,
    asked: [...new Set([...report.asked, ...client.asked()])],
    unasked: client.unasked(),
  };
}

function emptyReport(at: number, host: string): ProbeReport {
  return {
    at,
    host,
    connectivity: [],
    dns: [],
    vantage: [],
    routes: [],
    blocking: null,
    asked: [],
    unasked: [],
  };
}

async function browserPortal(detect: CheckInput['captivePortal']): Promise<ProbeReport['connectivity']> {
  const state = await detect?.().catch(() => 'unknown' as const);
  return state === 'ok' || state === 'portal' ? [{ operator: 'Firefox', result: state }] : [];
}

/** SERVFAIL, or "no reachable authority" and "network error" (RFC 8914, 22 and 23): routes may be gone. */
function isDnsFailing({ answers }: DnsReport): boolean {
  return answers.some(({ rcode, ede }) => rcode === 'SERVFAIL' || ede === 22 || ede === 23);
}

const isUp = ({ result }: Vantage) => result === 'ok' || result === 'bot-wall';

function allFail(vantage: readonly Vantage[]): boolean {
  const judged = vantage.filter(({ result }) => result !== 'internal');
  return judged.length > 0 && !judged.some(isUp);
}

function onlyCountryFails(vantage: readonly Vantage[]): boolean {
  const judged = vantage.filter(({ result }) => result !== 'internal');
  const home = judged.filter(({ near }) => near !== 'elsewhere');
  const away = judged.filter(({ near }) => near === 'elsewhere');
  return home.length > 0 && !home.every(isUp) && away.some(isUp);
}
