import type { Need, Service } from '../catalog/types.ts';
import type { FeedReading } from '../feeds/reading.ts';
import { isTrouble, severity } from '../health.ts';
import { text } from '../i18n/text.ts';
import { coFailure, isCleared } from './co-failure.ts';
import { freshReading } from './freshness.ts';
import { earlierUpstream } from './memory.ts';
import { worstIncident } from './official.ts';
import type { OwnView } from './own.ts';
import type { Evidence, EvidenceClass, ProviderSignal, Situation } from './types.ts';

/** An open incident that nobody has written about for so long explains nothing of today, ms. */
const CURRENT = 24 * 60 * 60_000;

/** Evidence of class `upstream`: a provider's own red page first, else the failing together of its dependants. */
export function upstreamEvidence(situation: Situation, own: OwnView | null): Evidence[] {
  const { service } = situation;
  const red = situation.providers
    .filter(({ need, provider }) => need.relation !== 'owner' && !sharesPage(provider, service))
    .flatMap((provider) => redProvider(provider, situation) ?? [])
    .toSorted((a, b) => b.weight - a.weight || (a.provider.id < b.provider.id ? -1 : 1))[0];
  if (red) return [redEvidence(red, situation)];
  const shared = coFailure(situation, own);
  if (!shared) {
    const family = familyEvidence(situation, own);
    if (family.length > 0 || own?.sign === 'works') return family;
    // what was only likely is no longer so once a customer works, in whichever order they were seen
    return earlierUpstream(situation).filter(
      ({ upstream }) => upstream?.certainty !== 'likely' || !isCleared(upstream, situation),
    );
  }
  const { need, provider, others, isHeard } = shared;
  if (!isHeard) {
    return [
      {
        class: 'upstream',
        sign: 'upstream.shared',
        says: text('evidence.upstream.shared', {
          services: { list: [service, ...others].map(({ name }) => name) },
          provider: provider.name,
        }),
        stance: 'neutral',
        at: own?.tally.at ?? situation.now,
        source: 'browser',
      },
    ];
  }
  return [
    {
      class: 'upstream',
      sign: signOf('likely', need),
      says: text(need.region === undefined ? 'evidence.upstream.likely' : 'evidence.upstream.likely-region', {
        service: service.name,
        others: { list: others.map(({ name }) => name) },
        provider: provider.name,
        region: need.region ?? '',
      }),
      stance: 'for',
      at: own?.tally.at ?? situation.now,
      source: 'browser',
      upstream: upstreamOf(need, 'likely'),
    },
  ];
}

/** Classes that look past this browser. */
const OUTSIDE: ReadonlySet<EvidenceClass> = new Set(['resolver', 'vantage', 'routes', 'official', 'people']);

/** A sister service of the same company that is known to fail everywhere; the owner is no provider to blame. */
function familyEvidence({ service, family = [], catalog, now }: Situation, own: OwnView | null): Evidence[] {
  if (!own || own.sign === 'works') return [];
  const sister = family.find(
    ({ scope, evidence }) =>
      scope === 'widespread' &&
      evidence.some(({ class: name, stance }) => stance === 'for' && OUTSIDE.has(name)),
  );
  const name = sister && catalog.services.get(sister.service)?.name;
  if (!sister || name === undefined) return [];
  return [
    {
      class: 'upstream',
      sign: 'upstream.owner',
      says: text('evidence.upstream.owner', { service: service.name, sister: name }),
      stance: 'for',
      at: now,
      source: name,
      ...(sister.since !== null && { since: sister.since }),
    },
  ];
}

type RedProvider = {
  need: Need;
  provider: Service;
  at: number;
  since: number | null;
  title: string | null;
  health: Evidence['health'];
  /** How well it explains this service: the product and region that it needs, and how much. */
  weight: number;
  isExact: boolean;
};

/** A provider whose own feed is red for what this service needs; null when it is not. */
function redProvider({ need, provider, signal }: ProviderSignal, situation: Situation): RedProvider | null {
  const { now } = situation;
  const fresh = freshReading(signal, situation);
  if (!fresh || !isTrouble(fresh.reading.health)) return null;
  const { reading, readAt } = fresh;
  const incident = worstIncident(reading);
  // a product is named, in its region; else it is the whole of a large company, or of one of its regions
  const isProduct = (provider.feed?.filter?.components?.length ?? 0) > 0;
  const isExact = need.strength === 'strong' && isProduct;
  const written = incident?.updatedAt ?? incident?.startedAt;
  if (incident ? written != null && now - written > CURRENT : !isExact) return null;
  if (!isExact && (isOnlyOf(reading, PLACE) || isOnlyOf(reading, OFFICE))) return null;
  if (!isExact && EDGE_RELATIONS.has(need.relation) && !isAboutEdge(reading, incident?.title)) return null;
  const strength = { strong: 4, medium: 2, weak: 0 }[need.strength];
  return {
    need,
    provider,
    at: readAt,
    since: incident?.startedAt ?? null,
    title: incident?.title ?? null,
    health: reading.health,
    weight: strength + (isExact ? 8 : 0) + severity(reading.health) / 10,
    isExact,
  };
}

/** Single data centres ("Frankfurt, Germany - (FRA)") are taken out of use every day, and nobody notices. */
const PLACE = /\([A-Z]{3}\)\s*$/;
/** What a provider's customers work with; what they have built goes on without it. */
const OFFICE =
  /\b(dashboard|console|billing|support|analytics|logs?|logpush|documentation|docs|community|marketing|sign.?up|registrar)\b/i;

/** Needs of what stands before a site: its customers fail with these parts of it, and with no other product. */
const EDGE_RELATIONS: ReadonlySet<Need['relation']> = new Set(['cdn', 'dns']);
const EDGE =
  /\b(cdn|cach(e|es|ing)|edge|network|dns|traffic|routing|connectivity|https?|[45]\d\d|errors?|latency|performance|delivery|pops?|proxy|global|europe|america|asia|oceania|africa)\b/i;

/** Whether a page speaks of what it does for its customers' sites, in its open incident or its broken parts. */
function isAboutEdge({ components }: FeedReading, title: string | undefined): boolean {
  const broken = components.filter(({ health }) => isTrouble(health)).map(({ name }) => name);
  return [...(title === undefined ? [] : [title]), ...broken].some((name) => EDGE.test(name));
}

/** Whether nothing is broken but components of such names. */
function isOnlyOf({ components }: FeedReading, names: RegExp): boolean {
  const broken = components.filter(({ health }) => isTrouble(health));
  return broken.length > 0 && broken.every(({ name }) => names.test(name));
}

/** A page that speaks for the service itself says there what is about it. */
function sharesPage(provider: Service, service: Service): boolean {
  return provider.feed !== undefined && provider.feed.url === service.feed?.url;
}

function redEvidence(red: RedProvider, { service, now }: Situation): Evidence {
  const { need, provider, title, since } = red;
  const args = {
    service: service.name,
    provider: provider.name,
    region: need.region ?? '',
    title: title ?? '',
  };
  const place = need.region === undefined ? '' : '-region';
  return {
    class: 'upstream',
    sign: signOf(red.isExact ? 'confirmed' : 'possible', need),
    says: text(title ? `evidence.upstream.red-title${place}` : `evidence.upstream.red${place}`, args),
    stance: 'for',
    at: red.at,
    source: provider.name,
    ...(provider.page && { url: provider.page }),
    ...(since !== null && since <= now && { since }),
    health: red.health,
    upstream: upstreamOf(need, 'confirmed'),
  };
}

/** A provider of names explains lost names, any other one what comes after them. */
function signOf(word: 'confirmed' | 'possible' | 'likely', { relation }: Need) {
  return `upstream.${word}${relation === 'dns' ? ('-dns' as const) : ('' as const)}` as const;
}

function upstreamOf(need: Need, certainty: 'confirmed' | 'likely') {
  return { provider: need.provider, ...(need.region !== undefined && { region: need.region }), certainty };
}
