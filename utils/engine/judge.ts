import { assessSituation } from '../assess/assess-situation.ts';
import { freshPeople } from '../assess/freshness.ts';
import type { Verdict } from '../assess/types.ts';
import type { Catalog } from '../catalog/types.ts';
import { noticesFor } from '../notify/notices.ts';
import type { Endings, Story } from '../notify/rows.ts';
import { RETURN, type StoryChange, type StoryContext, tellStories } from '../notify/stories.ts';
import type { Settings } from '../settings/settings.ts';
import { serviceById, sourcesOf, type Watched, watch, watchedIds } from '../settings/watched.ts';
import type { Write } from '../store/store.ts';
import { readUnjudged } from '../store/unjudged.ts';
import type { HistoryEntry } from './history.ts';
import { historyKey } from './history.ts';
import { hasIncident, isNews, isProviderRed, officialTrouble } from './news.ts';
import { post } from './outbox.ts';
import type { EngineParts } from './parts.ts';
import { openRows, type Rows } from './rows.ts';
import { situationOf } from './situation.ts';
import { createStages } from './stages.ts';
import { sameState, sameVerdict } from './verdict-diff.ts';

/** `known`: a service whose trouble the person knows of already: it becomes a story, but no news. */
export type Judge = (services: Iterable<string>, known?: string) => Promise<void>;

/**
 * Assesses services anew, with those of which something was learnt that no verdict knows yet, and keeps what
 * changed: verdicts, history, stories and the notices that they call for, in one commit, so that a worker that
 * dies has told all of it or nothing. A service that cannot be judged stops no other. @throws its fault, at the end.
 */
export function createJudge(parts: EngineParts, flush: () => Promise<void>): Judge {
  return async (services, known) => {
    const { attempt, rethrow } = createStages();
    const changed = await parts.lock('judge', () => judge(parts, services, known, attempt));
    if (changed.length > 0) await attempt(() => parts.repaint(changed), undefined);
    await attempt(flush, undefined);
    rethrow();
  };
}

async function judge(
  parts: EngineParts,
  services: Iterable<string>,
  known: string | undefined,
  attempt: ReturnType<typeof createStages>['attempt'],
): Promise<string[]> {
  const now = parts.now();
  // before everything else is read: what is learnt from now on leaves a mark of its own
  const unjudged = await readUnjudged(parts.store);
  const [catalog, settings, rows] = await Promise.all([
    parts.catalog(),
    parts.settings.read(),
    openRows(parts.store, now),
  ]);
  const followed = new Set(watchedIds(settings));
  const writes: Write[] = [];
  const touched = touchedBy(new Set(unjudged.values()), followed, catalog, settings);
  const changed: string[] = [];
  const fresh = new Map<string, Verdict>();
  const surging = settings.sources.people ? await surgingOf(followed, rows, now) : [];
  /** Services that could not be judged, and the addresses of their feeds: their marks stay for the next time. */
  const failed = new Set<string>();

  for (const id of new Set([...touched, ...services])) {
    const service = serviceById(id, catalog, settings);
    if (!service) continue;
    const watched = watch(service, catalog, settings);
    // who cannot be judged keeps its last verdict, and the others go on
    const judged = await attempt(async () => {
      const situation = await situationOf(watched, rows, { now, catalog, settings, surging });
      return { situation, verdict: assessSituation(situation) };
    }, null);
    if (!judged) for (const subject of [id, ...sourcesOf(watched).map(({ url }) => url)]) failed.add(subject);
    if (!judged || sameVerdict(judged.situation.previous, judged.verdict)) continue;
    const { situation, verdict } = judged;
    fresh.set(id, verdict);
    changed.push(id);
    writes.push({ table: 'verdicts', key: id, value: verdict });
    if (followed.has(id) && !sameState(situation.previous, verdict)) {
      const entry = historyEntry(verdict, situation.official?.reading ?? null);
      writes.push({ table: 'history', key: historyKey(id, now), value: entry });
    }
  }

  for (const [key, subject] of unjudged)
    if (!failed.has(subject)) writes.push({ table: 'state', key, remove: true });
  const telling = { parts, now, catalog, settings, rows, followed, fresh, known };
  writes.push(...(await tell(telling)));
  if (writes.length > 0) await parts.store.commit(writes);
  return changed;
}

/** Services that news is about: named themselves, or by the address of a feed that they use. */
function touchedBy(
  news: ReadonlySet<string>,
  followed: ReadonlySet<string>,
  catalog: Catalog,
  settings: Settings,
): string[] {
  if (news.size === 0) return [];
  const users = [...followed].filter((id) => {
    const service = serviceById(id, catalog, settings);
    return service && sourcesOf(watch(service, catalog, settings)).some(({ url }) => news.has(url));
  });
  return [...users, ...news];
}

/** Followed services that people report at the moment, for telling one cause from two. */
async function surgingOf(followed: Iterable<string>, rows: Rows, now: number): Promise<string[]> {
  const surging: string[] = [];
  for (const id of followed)
    if (freshPeople({ people: await rows.people(id), now })?.level === 'danger') surging.push(id);
  return surging;
}

function historyEntry(
  verdict: Verdict,
  reading: { health: HistoryEntry['health']; incidents: { title: string }[] } | null,
): HistoryEntry {
  return {
    at: verdict.at,
    service: verdict.service,
    health: verdict.health,
    scope: verdict.scope,
    cause: verdict.cause,
    upstream: verdict.upstream?.provider ?? null,
    confidence: verdict.confidence,
    official: reading?.health ?? null,
    title: reading?.incidents[0]?.title ?? null,
  };
}

/** What a judgement has at hand when the stories are told. */
type Telling = {
  parts: EngineParts;
  now: number;
  catalog: Catalog;
  settings: Settings;
  rows: Rows;
  followed: ReadonlySet<string>;
  /** Verdicts that this judgement changed. */
  fresh: ReadonlyMap<string, Verdict>;
  known: string | undefined;
};

/** Folds the verdicts of followed services into stories; returns the rows that this changes. */
async function tell(telling: Telling): Promise<Write[]> {
  const { parts, now, catalog, settings, rows, followed, fresh, known } = telling;
  const isNothingNew = known === undefined && ![...fresh.keys()].some((id) => followed.has(id));
  if (rows.stories.length === 0 && isNothingNew) return [];
  const verdicts = new Map<string, Verdict>();
  for (const id of followed) {
    const verdict = fresh.get(id) ?? (await rows.verdict(id));
    if (verdict) verdicts.set(id, verdict);
  }
  const context = await storyContext(telling, verdicts);
  const { stories, changes } = tellStories(rows.stories, verdicts, context);
  const writes: Write[] = [];
  if (JSON.stringify(stories) !== JSON.stringify(rows.stories)) {
    writes.push({ table: 'state', key: 'stories', value: stories });
  }
  const endings = endingsAfter(rows.endings, changes, now);
  if (endings !== rows.endings) writes.push({ table: 'state', key: 'endings', value: endings });
  const notices = noticesFor(changes, {
    now,
    catalog,
    settings,
    localHour: parts.localHour(now),
    nameOf: (id) => serviceById(id, catalog, settings)?.name ?? id,
  });
  writes.push(...notices.map(post));
  return writes;
}

/** What was told to be over, with what ends now and without what is too old to come back. */
function endingsAfter(before: Endings, changes: readonly StoryChange[], now: number): Endings {
  const ended = changes.filter(({ kind }) => kind === 'over').flatMap(({ story }) => story.services);
  if (ended.length === 0) return before;
  const all = [...Object.entries(before), ...ended.map((service) => [service, now] as const)];
  return Object.fromEntries(all.filter(([, at]) => Math.abs(now - at) < RETURN));
}

/** Looks up beforehand what the stories may ask, since they are told by a pure function. */
async function storyContext(
  { now, catalog, settings, rows, known }: Telling,
  verdicts: ReadonlyMap<string, Verdict>,
): Promise<StoryContext> {
  const ids = new Set([...verdicts.keys(), ...rows.stories.flatMap((story: Story) => story.services)]);
  const watched = new Map<string, Watched>();
  const news = new Map<string, boolean>();
  const incidents = new Map<string, boolean | null>();
  const troubles = new Map<string, readonly string[]>();
  for (const id of ids) {
    const service = serviceById(id, catalog, settings);
    if (!service) continue;
    const entry = watch(service, catalog, settings);
    watched.set(id, entry);
    news.set(id, id !== known && (await isNews(entry, await rows.verdict(id), rows)));
    incidents.set(id, await hasIncident(entry, rows, now));
    troubles.set(id, await officialTrouble(entry, verdicts.get(id), rows, catalog));
  }
  const red = new Map<Story, boolean | null>();
  for (const story of rows.stories) {
    const members = story.services.flatMap((id) => watched.get(id) ?? []);
    if (story.upstream) red.set(story, await isProviderRed(story.upstream, members, rows, catalog));
  }
  return {
    now,
    catalog,
    isNews: (id) => news.get(id) ?? true,
    hasIncident: (id) => incidents.get(id) ?? null,
    officialTrouble: (id) => troubles.get(id) ?? [],
    endedLately: (id) => now - (rows.endings[id] ?? 0) < RETURN,
    isAwaited: (id) => settings.watches.includes(id),
    isProviderRed: (story) => red.get(story) ?? null,
  };
}
