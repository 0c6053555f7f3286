import type { Cause, Verdict } from '../assess/types.ts';
import type { Catalog } from '../catalog/types.ts';
import { isTrouble, severity, worst } from '../health.ts';
import type { Story } from '../store/rows.ts';

/** Local causes that are never about one site alone. */
const ALWAYS_CONNECTION: readonly (Cause | null)[] = ['offline', 'captive_portal'];
/** Local causes that may be about one site (a filter, an exempted certificate) or about all of them. */
const MAYBE_CONNECTION: readonly (Cause | null)[] = ['resolver', 'proxy', 'certificate'];
/** Causes that hit a company's whole network: its services fall together and are one story. */
const COMPANY_WIDE: readonly (Cause | null)[] = ['dns', 'routing'];

/** A story without an incident that closes it must stay quiet this long, ms, so that flapping is one story. */
const SETTLE = 9 * 60_000;
/** A story that cannot be seen any more is dropped without a word after three days, ms; a clock that jumps by one ends nothing. */
const FORGET = 3 * 24 * 60 * 60_000;

export type StoryContext = {
  now: number;
  catalog: Catalog;
  /** Services whose trouble is news: a first reading that is already bad is not. */
  isNews: (service: string) => boolean;
  /** Whether the official page holds an incident open; null where no page can be read. */
  hasIncident: (service: string) => boolean | null;
  /** Whether the feed of the story's provider is red; null where it cannot be read. */
  isProviderRed: (story: Story) => boolean | null;
};

export type StoryChange =
  | { kind: 'started' | 'worse' | 'connection'; story: Story }
  | { kind: 'over'; story: Story; duration: number };

type Group = Pick<Story, 'id' | 'kind' | 'services' | 'upstream' | 'cause' | 'since' | 'worst'>;

/** Which story a verdict belongs to; null when it tells none. */
function groupOf(
  verdict: Verdict,
  catalog: Catalog,
  isWholeConnection: boolean,
): Omit<Group, 'services' | 'since' | 'worst'> | null {
  const { service, scope, cause, upstream, health } = verdict;
  if (
    scope === 'local' &&
    (ALWAYS_CONNECTION.includes(cause) || (isWholeConnection && MAYBE_CONNECTION.includes(cause)))
  ) {
    return { id: 'connection', kind: 'connection', upstream: null, cause };
  }
  if (scope === 'local' || scope === 'unknown' || scope === 'none') return null;
  if (!isTrouble(health)) return null;
  if (cause === 'upstream' && upstream) {
    const company = rootOf(upstream.provider, catalog);
    const id = `upstream:${company}${upstream.region ? `:${upstream.region}` : ''}`;
    return { id, kind: 'upstream', upstream, cause };
  }
  const subject = COMPANY_WIDE.includes(cause) ? rootOf(service, catalog) : service;
  return { id: `service:${subject}`, kind: 'service', upstream: null, cause };
}

function rootOf(id: string, catalog: Catalog): string {
  const parent = catalog.services.get(id)?.parent;
  return parent === undefined ? id : rootOf(parent, catalog);
}

/**
 * Folds the verdicts in force into stories and says what is worth a notice. Pure. Verdicts that are
 * unknown neither start nor end anything: the last known state stands.
 */
export function tellStories(
  before: readonly Story[],
  verdicts: ReadonlyMap<string, Verdict>,
  context: StoryContext,
): { stories: Story[]; changes: StoryChange[] } {
  const changes: StoryChange[] = [];
  const groups = joinGroups(groupVerdicts(verdicts, context.catalog), before);
  const offline = groups.some((group) => group.kind === 'connection');
  const stories: Story[] = [];
  const claimed = new Set<Story>();

  for (const group of groups) {
    const known = before.filter((story) => !claimed.has(story) && isSame(story, group));
    for (const story of known) claimed.add(story);
    const { story, change } = continueStory(group, known, context);
    if (offline && change && change.kind !== 'connection') {
      stories.push(...known); // told once the connection is back, if it is still so
      continue;
    }
    stories.push(story);
    if (change) changes.push(change);
  }

  for (const story of before.filter((story) => !claimed.has(story))) {
    const end = endStory(story, verdicts, context);
    if (end === 'over') {
      if (story.kind !== 'connection')
        changes.push({ kind: 'over', story, duration: Math.max(0, context.now - story.since) });
    } else if (end !== 'forget') stories.push(end);
  }
  return { stories, changes };
}

function groupVerdicts(verdicts: ReadonlyMap<string, Verdict>, catalog: Catalog): Map<string, Group> {
  const groups = new Map<string, Group>();
  const local = [...verdicts.values()].filter(
    ({ scope, cause }) => scope === 'local' && MAYBE_CONNECTION.includes(cause),
  );
  for (const verdict of verdicts.values()) {
    const key = groupOf(verdict, catalog, local.length > 1);
    if (!key) continue;
    const since = verdict.since ?? verdict.at;
    const group = groups.get(key.id);
    if (!group) groups.set(key.id, { ...key, services: [verdict.service], since, worst: verdict.health });
    else {
      group.services.push(verdict.service);
      group.since = Math.min(group.since, since);
      group.worst = worst([group.worst, verdict.health]);
      if (key.upstream?.certainty === 'confirmed') group.upstream = key.upstream;
    }
  }
  return groups;
}

/**
 * What was one story stays one: when the evidence for a common provider fades, its sites go on under
 * the story that was told, not each under its own.
 */
function joinGroups(groups: ReadonlyMap<string, Group>, before: readonly Story[]): Group[] {
  const joined: Group[] = [];
  // a named provider speaks for the others, so it comes first
  for (const group of [...groups.values()].sort((a, b) => rank(a) - rank(b))) {
    const shared = joined.find((other) =>
      before.some((story) => isSame(story, group) && isSame(story, other)),
    );
    if (!shared) joined.push({ ...group });
    else {
      shared.services = [...shared.services, ...group.services];
      shared.since = Math.min(shared.since, group.since);
      shared.worst = worst([shared.worst, group.worst]);
    }
  }
  return joined;
}

function rank({ kind }: Group): number {
  return kind === 'upstream' ? 0 : 1;
}

/** The same story under a name found later: a site's own trouble that turns out to be its provider's. */
function isSame(story: Story, group: Group): boolean {
  if (story.id === group.id) return true;
  if (story.kind === 'connection' || group.kind === 'connection') return false;
  return story.services.some((service) => group.services.includes(service));
}

function continueStory(
  group: Group,
  known: readonly Story[],
  context: StoryContext,
): { story: Story; change: StoryChange | null } {
  const announced = known.some((story) => story.announced);
  const services = [...new Set([...known.flatMap((story) => story.services), ...group.services])];
  const worstBefore = worst(known.map((story) => story.worst));
  const since = Math.min(group.since, ...known.map((story) => story.since));
  const story: Story = {
    ...group,
    services: group.kind === 'connection' ? group.services : services,
    since,
    worst: worst([worstBefore, group.worst]),
    announced,
    noticeId: known.find(({ noticeId }) => noticeId !== undefined)?.noticeId ?? `story:${group.id}:${since}`,
    incident: known.some((story) => story.incident) || group.services.some(context.hasIncident),
    quietSince: null,
  };
  if (known.length === 0) {
    if (group.kind === 'connection')
      return { story: { ...story, announced: true }, change: { kind: 'connection', story } };
    if (!group.services.some(context.isNews)) return { story, change: null };
    return { story: { ...story, announced: true }, change: { kind: 'started', story } };
  }
  const gotWorse = group.kind !== 'connection' && severity(group.worst) > severity(worstBefore);
  return { story, change: gotWorse ? { kind: 'worse', story } : null };
}

/** What becomes of a story that no verdict tells any more: over, forgotten, or waiting. */
function endStory(
  story: Story,
  verdicts: ReadonlyMap<string, Verdict>,
  context: StoryContext,
): Story | 'over' | 'forget' {
  if (story.kind === 'connection') return 'over';
  const followed = story.services.flatMap((service) => verdicts.get(service) ?? []);
  if (followed.length === 0) return 'forget'; // nobody follows any of it any more
  if (story.services.some(context.hasIncident)) return story; // fix applied, still being watched

  const providerRed = story.upstream ? context.isProviderRed(story) : null;
  if (providerRed) return story;
  const providerClosed = providerRed === false && story.upstream?.certainty === 'confirmed';
  const pagesClosed =
    story.incident && story.services.every((service) => context.hasIncident(service) === false);
  if (providerClosed || pagesClosed) return 'over';

  // a clock that was set back must not make the quiet begin in the future
  const quietSince = Math.min(story.quietSince ?? context.now, context.now);
  const quietFor = context.now - quietSince;
  if (followed.every(({ scope }) => scope === 'unknown' || scope === 'local')) {
    return quietFor > FORGET ? 'forget' : { ...story, quietSince };
  }
  return quietFor >= SETTLE ? 'over' : { ...story, quietSince };
}
