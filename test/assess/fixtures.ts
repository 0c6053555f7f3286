import { assessSituation } from '../../utils/assess/assess-situation.ts';
import type { OfficialSignal, ProviderSignal, Situation, Verdict } from '../../utils/assess/types.ts';
import { createCatalog } from '../../utils/catalog/catalog.ts';
import type { Need, Service } from '../../utils/catalog/types.ts';
import type { PeopleSignal } from '../../utils/crowd/types.ts';
import type { FeedReading } from '../../utils/feeds/reading.ts';
import type { Health } from '../../utils/health.ts';
import type { Observation } from '../../utils/observe/types.ts';
import type { ProbeReport, Vantage } from '../../utils/probe/types.ts';

export const NOW = Date.UTC(2026, 2, 3, 15, 0);
export const MINUTE = 60_000;

const need = (provider: string, region?: string, more: Partial<Need> = {}): Need => ({
  provider,
  ...(region !== undefined && { region }),
  strength: 'strong',
  relation: 'hosting',
  ...more,
});

const service = (id: string, needs: Need[] = [], more: Partial<Service> = {}): Service => ({
  id,
  name: id[0]?.toUpperCase() + id.slice(1),
  category: 'web',
  hosts: [`${id}.com`],
  page: `https://status.${id}.com`,
  needs,
  ...more,
});

const owner = (id: string) => need(id, undefined, { relation: 'owner' });

/** A small world: photos and radio stand on one product in one region, shop on the same elsewhere. */
const catalog = createCatalog({
  version: 1,
  services: [
    service('cloud', [], { hosts: ['cloud.com'] }),
    service('cloud-queue', [], {
      parent: 'cloud',
      hosts: ['queue.cloud.com'],
      feed: { url: 'https://status.cloud.com/queue.rss', format: 'rss', filter: { components: ['queue'] } },
    }),
    service('edge', [], { hosts: ['edge.net'] }),
    service('photos', [need('cloud-queue', 'us-1')]),
    service('radio', [need('cloud-queue', 'us-1')]),
    service('paper', [need('cloud-queue', 'us-1')]),
    service('shop', [need('cloud-queue', 'eu-1')]),
    service('chat', [need('edge', undefined, { relation: 'cdn' })]),
    service('wiki'),
    service('news'),
    service('bank'),
    service('social', [owner('group')], { parent: 'group' }),
    service('pictures', [owner('group')], { parent: 'group' }),
    service('group'),
  ],
  paths: [],
});

export const known = (id: string): Service => {
  const found = catalog.services.get(id);
  if (!found) throw new Error(`no ${id} in the fixture`);
  return found;
};

/** A situation in which nothing is known; override what the test is about. */
function situation(id: string, more: Partial<Situation> = {}): Situation {
  return {
    now: NOW,
    service: known(id),
    catalog,
    official: null,
    providers: [],
    observations: [],
    probe: null,
    people: null,
    surging: [],
    country: 'IN',
    previous: null,
    ...more,
  };
}

export function judge(id: string, more: Partial<Situation> = {}): Verdict {
  return assessSituation(situation(id, more));
}

/** A page that worked, or failed with an error, some minutes ago. */
export function seen(
  id: string,
  error?: string,
  minutesAgo = 1,
  more: Partial<Observation> = {},
): Observation {
  return {
    at: NOW - minutesAgo * MINUTE,
    host: known(id).hosts[0] ?? id,
    service: id,
    ok: error === undefined,
    ...(error !== undefined && { error }),
    ...more,
  };
}

export function answered(
  id: string,
  status: number,
  minutesAgo = 1,
  more: Partial<Observation> = {},
): Observation {
  return { ...seen(id, undefined, minutesAgo), status, ok: status < 400, ...more };
}

export function official(health: Health, more: Partial<FeedReading> = {}, minutesAgo = 2): OfficialSignal {
  const readAt = NOW - minutesAgo * MINUTE;
  const isRed = health !== 'operational' && health !== 'maintenance' && health !== 'unknown';
  const incident = {
    id: 'i1',
    title: 'Elevated error rates',
    phase: 'investigating' as const,
    health,
    startedAt: readAt - 10 * MINUTE,
    updatedAt: readAt,
    components: [],
    url: null,
    update: null,
  };
  return {
    reading: {
      format: 'statuspage',
      health,
      components: [],
      incidents: isRed ? [incident] : [],
      maintenances: [],
      updatedAt: readAt,
      ...more,
    },
    readAt,
    unreadableSince: null,
    reason: null,
  };
}

/** The provider of a service's first need, with its own feed's health. */
export function provider(id: string, health: Health | null, more: Partial<FeedReading> = {}): ProviderSignal {
  const [first] = known(id).needs;
  if (!first) throw new Error(`${id} needs nothing`);
  return { need: first, provider: known(first.provider), signal: health && official(health, more) };
}

const POINTS: readonly Pick<Vantage, 'country' | 'asn' | 'near'>[] = [
  { country: 'IN', asn: 55836, near: 'network' },
  { country: 'IN', asn: 64500, near: 'country' },
  { country: 'US', asn: 7922, near: 'elsewhere' },
  { country: 'DE', asn: 3320, near: 'elsewhere' },
  { country: 'BR', asn: 26599, near: 'elsewhere' },
];

type Result = Vantage['result'];

/** What a check brings: the network, the country and elsewhere each get one result. */
export function check(
  results: { network?: Result; country?: Result; elsewhere?: Result } = {},
  dns: { rcode?: string; ede?: number } = {},
  more: Partial<ProbeReport> = {},
): ProbeReport {
  const { rcode = 'NOERROR', ede = null } = dns;
  return {
    at: NOW - MINUTE / 2,
    host: 'wiki.com',
    connectivity: [
      { operator: 'Google', result: 'ok' },
      { operator: 'Cloudflare', result: 'ok' },
    ],
    dns: ['Cloudflare', 'Google'].map((operator) => ({
      operator,
      rcode,
      ede,
      addresses: rcode === 'NOERROR',
    })),
    vantage: POINTS.map((point) => ({ ...point, result: results[point.near] ?? 'ok', status: null })),
    routes: [],
    blocking: null,
    asked: [],
    unasked: [],
    ...more,
  };
}

export const failing = (result: Result) => ({ network: result, country: result, elsewhere: result });

/** What a page of Wiki asks of its own API, and got an error for so many times. */
export function brokenPart(count = 1): Observation {
  return answered('wiki', 503, 1, { host: 'api.wiki.com', sub: true, count });
}

/** People who report, per country: far more than usual, or as usual. */
export function people(
  level: PeopleSignal['level'],
  countries: string[] = [],
  more: Partial<PeopleSignal> = {},
): PeopleSignal {
  return {
    at: NOW - MINUTE,
    level,
    since: level === 'none' ? null : NOW - 20 * MINUTE,
    scope: countries.length >= 3 ? 'widespread' : 'unknown',
    countries: countries.map((country) => ({
      country,
      count: level === 'none' ? 2 : 400,
      expected: 2,
      level,
    })),
    symptoms: {},
    buckets: [],
    ...more,
  };
}

/** Sign of the class in a verdict, `null` when there is none. */
export function signOf(verdict: Verdict, name: Verdict['evidence'][number]['class']): string | null {
  return verdict.evidence.find((piece) => piece.class === name)?.sign ?? null;
}
