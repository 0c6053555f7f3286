import type { Cause, Verdict } from '../assess/types.ts';
import type { Catalog } from '../catalog/types.ts';
import { isTrouble, worst } from '../health.ts';
import type { Story } from './rows.ts';

/** Local causes that are never about one site alone. */
const ALWAYS_CONNECTION: readonly (Cause | null)[] = ['offline', 'captive_portal'];
/** Local causes that may be about one site (a filter, an exempted certificate) or about all of them. */
const MAYBE_CONNECTION: readonly (Cause | null)[] = ['resolver', 'proxy', 'certificate'];
/** Causes that hit a company's whole network: its services fall together and are one story. */
const COMPANY_WIDE: readonly (Cause | null)[] = ['dns', 'routing'];

/** Verdicts that tell one story. */
export type Group = Pick<Story, 'id' | 'kind' | 'services' | 'upstream' | 'cause' | 'since' | 'worst'>;

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
  // what this network has lost the way to is one story, however many sites there are
  if (scope === 'regional' && cause === 'path')
    return { id: 'network', kind: 'service', upstream: null, cause };
  const subject = COMPANY_WIDE.includes(cause) ? rootOf(service, catalog) : service;
  return { id: `service:${subject}`, kind: 'service', upstream: null, cause };
}

function rootOf(id: string, catalog: Catalog): string {
  const parent = catalog.services.get(id)?.parent;
  return parent === undefined ? id : rootOf(parent, catalog);
}

/** Puts the verdicts in force together by what they tell. */
export function groupVerdicts(verdicts: ReadonlyMap<string, Verdict>, catalog: Catalog): Map<string, Group> {
  const groups = new Map<string, Group>();
  // a filter may keep out two sites as well as one: what others come through is not broken
  const kept = [...verdicts.values()].filter(
    ({ scope, cause, evidence }) =>
      scope === 'local' &&
      MAYBE_CONNECTION.includes(cause) &&
      !evidence.some(({ sign }) => sign === 'control.fine'),
  );
  for (const verdict of verdicts.values()) {
    const key = groupOf(verdict, catalog, kept.length > 1);
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
 * the story that was told, not each under its own. What official pages have open is one story as well,
 * however many services it is about.
 */
export function joinGroups(
  groups: ReadonlyMap<string, Group>,
  before: readonly Story[],
  officialTrouble: (service: string) => readonly string[],
): Group[] {
  const joined: Group[] = [];
  // a named provider speaks for the others, so it comes first
  for (const group of [...groups.values()].sort((a, b) => rank(a) - rank(b))) {
    const told = new Set(group.services.flatMap(officialTrouble));
    const shared = joined.find(
      (other) =>
        isSameTrouble(told, new Set(other.services.flatMap(officialTrouble))) ||
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

/** The same incidents and no others: who has one more has another story as well. */
function isSameTrouble(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && a.size === b.size && [...a].every((one) => b.has(one));
}

function rank({ kind }: Group): number {
  return kind === 'upstream' ? 0 : 1;
}

/** The same story under a name found later: a site's own trouble that turns out to be its provider's. */
export function isSame(story: Story, group: Group): boolean {
  if (story.id === group.id) return true;
  if (story.kind === 'connection' || group.kind === 'connection') return false;
  return story.services.some((service) => group.services.includes(service));
}
