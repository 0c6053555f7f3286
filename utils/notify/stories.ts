import type { Verdict } from '../assess/types.ts';
import type { Catalog } from '../catalog/types.ts';
import { severity, worst } from '../health.ts';
import type { Story } from './rows.ts';
import { type Group, groupVerdicts, isSame, joinGroups } from './story-groups.ts';

/**
 * A story must stay quiet this long, ms, so that flapping is one story: two readings, five minutes apart,
 * and some time for a late one. An incident that its page has closed too, unless somebody waits for it.
 */
const SETTLE = 12 * 60_000;
/** Two sites may fail together once: a connection is told to be broken when nothing has opened for so long, ms. */
const CONNECTION_HOLDS = 60_000;
/** A story that cannot be seen any more is dropped without a word after three days, ms; a clock that jumps by one ends nothing. */
const FORGET = 3 * 24 * 60 * 60_000;
/** What comes back so soon after its end, ms, was not over: its next end has to hold as long. */
export const RETURN = 30 * 60_000;

export type StoryContext = {
  now: number;
  catalog: Catalog;
  /** Services whose trouble is news: a first reading that is already bad is not. */
  isNews: (service: string) => boolean;
  /** Whether the official page holds an incident open; null where no page can be read. */
  hasIncident: (service: string) => boolean | null;
  /** What the official page has open, incident by incident, under names that services sharing a page share. */
  officialTrouble: (service: string) => readonly string[];
  /** Whether a notice said less than RETURN ago that a trouble of the service was over. */
  endedLately: (service: string) => boolean;
  /** Whether somebody asked to be told at once when the service is back. */
  isAwaited: (service: string) => boolean;
  /** Whether the feed of the story's provider is red; null where it cannot be read. */
  isProviderRed: (story: Story) => boolean | null;
};

export type StoryChange =
  | { kind: 'started' | 'worse' | 'connection'; story: Story }
  /** `unseen`: its provider says so, and nobody has seen any of the sites themselves. */
  | { kind: 'over'; story: Story; duration: number; unseen?: boolean };

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
  const groups = joinGroups(groupVerdicts(verdicts, context.catalog), before, context.officialTrouble);
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
    const { stays, left } = offline ? { stays: story } : leaveStory(story, group, verdicts, context);
    stories.push(stays);
    if (change) changes.push(change);
    if (left) changes.push(left);
  }

  for (const story of before.filter((story) => !claimed.has(story))) {
    // what ended before the connection broke is told once it is back
    const end = offline ? story : endStory(story, verdicts, context);
    if (typeof end === 'object') stories.push(end);
    else if (end !== 'forget') {
      const duration = Math.max(0, (story.quietSince ?? context.now) - story.since);
      changes.push({ kind: 'over', story, duration, unseen: end === 'unseen' });
    }
  }
  return { stories, changes };
}

function continueStory(
  group: Group,
  known: readonly Story[],
  context: StoryContext,
): { story: Story; change: StoryChange | null } {
  const announced = known.some((story) => story.announced);
  const isConnection = group.kind === 'connection';
  const told = known.flatMap(({ services }) => services);
  // what was told to be over and was not is told again
  const isBack = group.services.some((id) => !told.includes(id) && context.endedLately(id));
  const worstBefore = worst(known.map((story) => story.worst));
  // a connection is broken from when that was found out: until then each site had a story of its own
  const begun = isConnection ? context.now : group.since;
  const since = Math.min(begun, ...known.map((story) => story.since));
  const story: Story = {
    ...group,
    services: isConnection ? group.services : [...new Set([...told, ...group.services])],
    since,
    worst: worst([worstBefore, group.worst]),
    announced,
    noticeId: known.find(({ noticeId }) => noticeId !== undefined)?.noticeId ?? `story:${group.id}:${since}`,
    incident: known.some((story) => story.incident) || group.services.some(context.hasIncident),
    quietSince: null,
    ...((isBack || known.some(({ returned }) => returned)) && { returned: true }),
    well: Object.assign({}, ...known.map(({ well }) => well)),
  };
  if (isConnection) {
    const holds = Math.abs(context.now - since) >= CONNECTION_HOLDS;
    if (announced || !holds) return { story, change: null };
    return { story: { ...story, announced: true }, change: { kind: 'connection', story } };
  }
  if (known.length === 0) {
    if (!group.services.some(context.isNews)) return { story, change: null };
    return { story: { ...story, announced: true }, change: { kind: 'started', story } };
  }
  const gotWorse = severity(group.worst) > severity(worstBefore);
  // who has recovered meanwhile is not said to be worse
  const present = { ...story, services: group.services };
  if (!gotWorse && !isBack) return { story, change: null };
  return { story, change: { kind: gotWorse ? 'worse' : 'started', story: present } };
}

/**
 * Lets those go that are well again while the story goes on without them. Who is waited for goes as soon as
 * it holds. The others stay under a common provider until it ends, and else for as long as it takes to see
 * whether the rest comes back with them.
 */
function leaveStory(
  { well: before, ...story }: Story,
  { kind, services }: Group,
  verdicts: ReadonlyMap<string, Verdict>,
  { now, isAwaited, hasIncident }: StoryContext,
): { stays: Story; left?: StoryChange } {
  const well: Record<string, number> = {};
  const leaving: Record<string, number> = {};
  for (const service of story.services) {
    const verdict = verdicts.get(service);
    if (services.includes(service) || !verdict || !isSeenWell(verdict) || hasIncident(service)) continue;
    // a clock that was set back must not make it begin in the future
    const since = Math.min(before?.[service] ?? now, now);
    const settle = isAwaited(service) ? SETTLE : kind === 'upstream' ? Infinity : RETURN;
    (now - since < settle ? well : leaving)[service] = since;
  }
  const left = Object.keys(leaving);
  const stays = { ...story, well, services: story.services.filter((service) => !left.includes(service)) };
  if (left.length === 0) return { stays };
  // a notice of its own: that of the story stands for those that it goes on with
  const over = { ...story, services: left, noticeId: `${story.noticeId}:${left}` };
  const duration = Math.max(story.since, ...Object.values(leaving)) - story.since;
  return { stays, left: { kind: 'over', story: over, duration } };
}

/** What becomes of a story that no verdict tells any more: over, dropped without a word, or waiting. */
function endStory(
  story: Story,
  verdicts: ReadonlyMap<string, Verdict>,
  context: StoryContext,
): Story | 'over' | 'unseen' | 'forget' {
  const { now, hasIncident } = context;
  // a clock that was set back must not make the quiet begin in the future
  const quietSince = Math.min(story.quietSince ?? now, now);
  const quietFor = now - quietSince;
  // one that comes and goes is told of once; that it is over the person sees without a word
  if (story.kind === 'connection')
    return !story.announced || quietFor >= SETTLE ? 'forget' : { ...story, quietSince };
  const followed = story.services.flatMap((service) => verdicts.get(service) ?? []);
  if (followed.length === 0) return 'forget'; // nobody follows any of it any more
  const goesOn = { ...story, quietSince: null, lostSince: null };
  if (story.services.some(hasIncident)) return goesOn; // fix applied, still being watched

  const pagesClosed = story.incident && story.services.every((service) => hasIncident(service) === false);
  const providerRed = story.upstream ? context.isProviderRed(story) : null;
  // a page of its own that has closed knows better than its provider's, and so does who has opened all of it
  if (
    !pagesClosed &&
    providerRed &&
    !followed.every((verdict) => verdict.scope === 'none' && hasWorked(verdict))
  )
    return goesOn;
  const isClosed = pagesClosed || (providerRed === false && story.upstream?.certainty === 'confirmed');
  const isAwaited = story.services.some(context.isAwaited);
  const settle = story.returned ? RETURN : isClosed && isAwaited ? 0 : SETTLE;
  const isSeen = followed.some(isSeenWell);
  if (!isClosed && !isSeen) {
    // not seen any more: when it ended nobody knows until somebody sees it work
    const lostSince = Math.min(story.lostSince ?? now, now);
    if (now - lostSince > FORGET) return 'forget';
    return { ...goesOn, lostSince };
  }
  if (quietFor < settle) return { ...goesOn, quietSince };
  return pagesClosed || isSeen ? 'over' : 'unseen';
}

/** Whether this browser has seen it work. */
function hasWorked({ evidence }: Verdict): boolean {
  return evidence.some(({ sign }) => sign === 'own.works');
}

/** Whether the verdict says that nothing is wrong, or this browser has seen it work. */
function isSeenWell(verdict: Verdict): boolean {
  return !['unknown', 'local'].includes(verdict.scope) || hasWorked(verdict);
}
