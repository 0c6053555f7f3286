import { shortName } from '../../components/base/names.ts';
import type { OfficialView, Subject, UpstreamView } from '../../components/panel/types.ts';
import { mutedUntil } from '../../components/services/muted.ts';
import { attackNote, confidenceWords, headline, nextSteps } from '../../utils/assess/headline.ts';
import { staleAfter } from '../../utils/assess/stale.ts';
import type { OfficialSignal, Upstream, Verdict } from '../../utils/assess/types.ts';
import { hostOf } from '../../utils/catalog/host.ts';
import type { Catalog, FeedSource, Service } from '../../utils/catalog/types.ts';
import type { Rows } from '../../utils/engine/rows-from.ts';
import { type Text, text } from '../../utils/i18n/text.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import { serviceById, serviceOfUrl, type Watched, watch } from '../../utils/settings/watched.ts';
import { hubOf, isCheckable, leftOut } from './asks.ts';

/** What a subject is made of, besides the stored rows. */
export type SubjectContext = {
  now: number;
  catalog: Catalog;
  settings: Settings;
  /** Address of the page in the tab; null where there is none. */
  url: string | null;
  /** Whom a check of that service asks. */
  asks: (service: Service, settings: Settings) => string[];
  /** Whether the browser lets us read that origin. */
  mayRead: (feedUrl: string) => Promise<boolean>;
};

const NOT_KNOWN = { health: 'unknown', scope: 'unknown' } as const;
/** Evidence that says no more than the official card does, where there is one. */
const SILENT = ['official.none', 'official.unreadable'];
const MINUTE = 60_000;
/** A feed that is unread for so long may have gone elsewhere, ms. */
const LONG_SILENCE = 24 * 60 * 60_000;
/** What ended longer ago is of no use to who asks now, ms. */
const NEWS = 24 * 60 * 60_000;

/** The service or site that an address or a choice is about; null on pages that are no site. */
export function subjectId(url: string | null, chosen: string | null, context: SubjectContext): string | null {
  return chosen ?? (url === null ? null : serviceOfUrl(url, context.catalog, context.settings));
}

/** Everything that the panel says of one service. */
export async function subjectOf(id: string, rows: Rows, context: SubjectContext): Promise<Subject | null> {
  const { catalog, settings, now, url } = context;
  const service = serviceById(id, catalog, settings);
  if (!service) return null;
  const watched = watch(service, catalog, settings);
  const { sources } = settings;
  const [verdict, official, people, mentions, probe] = await Promise.all([
    rows.verdict(id),
    officialOf(service, watched, rows, context),
    sources.people ? rows.people(id) : null,
    sources.mentions ? rows.mentions(id) : null,
    rows.probe(id),
  ]);
  const outside = id.startsWith('host:');
  const checkable = isCheckable(service);
  const known = {
    id,
    name: shortName(service.name),
    host: url !== null && serviceOfUrl(url, catalog, settings) === id ? hostOf(url) : null,
    kind: outside ? 'outside' : 'own',
    followed: settings.follows.includes(id),
    watched: settings.watches.includes(id),
    mutedUntil: mutedUntil(settings, id, now),
    official,
    people,
    mentions,
    posts: mentions?.posts.length ?? 0,
    asks: context.asks(service, settings),
    checkable,
    leftOut: leftOut(probe, now),
    hosts: linkHosts(service, watched),
    reportsTo: hubOf(service, settings) ? 'hub' : 'here',
  } satisfies Partial<Subject>;

  const house = (outside ? watched.needs : []).map(({ provider }) =>
    text('panel.hosted', { host: known.name, service: shortName(provider.name) }),
  );
  // what nobody else knows nobody else can decide
  if (!verdict || (!checkable && verdict.scope === 'unknown')) {
    return {
      ...known,
      standing: NOT_KNOWN,
      headline: text(checkable ? 'panel.headline.new' : 'panel.headline.private', { service: known.name }),
      confidence: null,
      since: null,
      steps: [
        text(checkable ? (outside ? 'panel.step.outside' : 'panel.step.notFollowed') : 'panel.step.private'),
      ],
      notes: house,
      evidence: verdict?.evidence ?? [],
      at: null,
      upstream: null,
    };
  }
  return {
    ...known,
    standing: { health: verdict.health, scope: verdict.scope },
    headline: headline(
      verdict,
      known.name,
      verdict.upstream ? nameOf(verdict.upstream.provider, catalog) : undefined,
    ),
    confidence: verdict.scope === 'unknown' ? null : confidenceWords(verdict),
    since: verdict.since,
    steps: nextSteps(verdict),
    notes: [
      ...notesOf(verdict, known.name),
      ...(verdict.health === 'maintenance' ? workOf(official, now) : []),
      ...house,
    ],
    evidence: verdict.evidence.filter(
      ({ sign }) => !official || official.state === 'none' || !SILENT.includes(sign),
    ),
    at: verdict.at,
    upstream: verdict.upstream ? await upstreamOf(verdict, verdict.upstream, watched, rows, context) : null,
  };
}

function nameOf(id: string, catalog: Catalog): string {
  return shortName(catalog.services.get(id)?.name ?? id);
}

/** What has to be said beside the sentence. */
function notesOf(verdict: Verdict, service: string): Text[] {
  const attack = attackNote(verdict, service);
  // a page that can be read and shows nothing has not confirmed it; one that nobody can read says nothing
  const silent = verdict.evidence.some(({ sign }) => sign.startsWith('official.green'));
  const beyond = ['widespread', 'regional'].includes(verdict.scope);
  return [
    ...(beyond && silent ? [text('verdict.not-confirmed', { service })] : []),
    ...(attack ? [attack] : []),
  ];
}

/** What is being worked on, and for how long still. */
function workOf(official: OfficialView | null, now: number): Text[] {
  const work = official?.maintenances.find(({ phase }) => phase === 'in_progress');
  if (!work) return [];
  const left = (work.endsAt ?? 0) - now;
  const { title } = work;
  return [
    left > 0
      ? text('panel.maintenance.left', { title, left: { duration: left } })
      : text('panel.maintenance.now', { title }),
  ];
}

async function officialOf(
  service: Service,
  { own }: Watched,
  rows: Rows,
  context: SubjectContext,
): Promise<OfficialView | null> {
  if (!own) return service.page ? silent(service, 'none', null) : null;
  const signal = await rows.signal(own);
  // many feeds can be read without a permission: it is only missing where reading was tried in vain
  const failed = signal.readAt === null && signal.unreadableSince !== null;
  const forbidden = failed && !(await context.mayRead(own.url));
  const age = context.now - (signal.readAt ?? context.now);
  const late = age > staleAfter(context.settings.pollMinutes * MINUTE);
  const state = forbidden
    ? 'forbidden'
    : signal.unreadableSince !== null || (late && signal.reading)
      ? 'stale'
      : signal.reading
        ? 'fresh'
        : 'unread';
  const base = {
    ...silent(service, state, signal.unreadableSince ?? (late ? signal.readAt : null)),
    lookAt: lookAt(signal, own.url, context.now),
  };
  return asRead(base, own, signal, rows, context.now);
}

/** A feed that has moved, or that has been silent for a day, may be found again. */
function lookAt(
  { reason, unreadableSince }: { reason: string | null; unreadableSince: number | null },
  feedUrl: string,
  now: number,
): string | null {
  if (!unreadableSince) return null;
  const moved = reason?.match(/^moved: ([a-z0-9.-]+)$/)?.[1];
  return moved ?? (now - unreadableSince > LONG_SILENCE ? new URL(feedUrl).host : null);
}

function silent(
  service: Service,
  state: OfficialView['state'],
  unreadableSince: number | null,
): OfficialView {
  return {
    name: shortName(service.name),
    page: service.page ?? null,
    state,
    readAt: null,
    unreadableSince,
    lookAt: null,
    health: 'unknown',
    incidents: [],
    maintenances: [],
    closed: [],
  };
}

/** With what that source said when it was read last, and its incidents that ended within a day, newest first. */
async function asRead(
  view: OfficialView,
  source: FeedSource,
  { reading, readAt }: OfficialSignal,
  rows: Rows,
  now: number,
): Promise<OfficialView> {
  if (!reading) return view;
  const { health, incidents, maintenances } = reading;
  const closed = (await rows.stored(source))?.closed ?? [];
  return {
    ...view,
    readAt,
    health,
    incidents,
    maintenances,
    closed: closed.filter(({ endedAt }) => Math.abs(now - endedAt) < NEWS),
  };
}

async function upstreamOf(
  verdict: Verdict,
  upstream: Upstream,
  watched: Watched,
  rows: Rows,
  context: SubjectContext,
): Promise<UpstreamView> {
  const { catalog, settings } = context;
  const provider = catalog.services.get(upstream.provider);
  const place = upstream.region ? '.region' : '';
  const story = rows.stories.find((one) => one.kind === 'upstream' && one.services.includes(verdict.service));
  const need = watched.needs.find((one) => catalog.isWithin(one.need.provider, upstream.provider));
  const source = need?.sources[0];
  const signal = source ? await rows.signal(source) : null;
  return {
    says: text(`panel.upstream.${upstream.certainty}${place}` as 'panel.upstream.confirmed', {
      provider: nameOf(upstream.provider, catalog),
      ...(upstream.region && { region: upstream.region }),
    }),
    others: (story?.services ?? [])
      .filter((id) => id !== verdict.service)
      .map((id) => shortName(serviceById(id, catalog, settings)?.name ?? id)),
    official:
      provider && source && signal?.reading
        ? await asRead(
            silent(provider, signal.unreadableSince === null ? 'fresh' : 'stale', signal.unreadableSince),
            source,
            signal,
            rows,
            context.now,
          )
        : null,
  };
}

/** Hosts that the catalogue or the person named for this service and its providers. */
function linkHosts(service: Service, { needs }: Watched): string[] {
  const owners = [service, ...needs.map(({ provider }) => provider)];
  const pages = owners.flatMap(({ page, feed }) => [page, feed?.url]);
  return [...new Set([...pages.flatMap((page) => (page && hostOf(page)) || []), ...service.hosts])];
}
