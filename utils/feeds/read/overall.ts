import { type Health, isTrouble, worst } from '../../health.ts';
import type { ParseInput } from '../format.ts';
import type { FeedComponent, FeedIncident, FeedMaintenance } from '../reading.ts';
import { isRecovering } from './phase.ts';

/** From this many components on, a page is a map of sites, some of which are always out (Cloudflare lists 454). */
const LARGE_PAGE = 100;
/** Share of a large page that must be affected before it counts without an incident. Cloudflare's everyday noise is 6 %. */
const LARGE_PAGE_SHARE = 0.1;
/** An incident that nobody has touched for so long is probably forgotten, not raging. ms. */
export const STALE_AFTER = 14 * 24 * 3600_000;

export type Rules = {
  /**
   * What an open incident may say beyond the components. `degraded`: at most that, because the page keeps an
   * incident's impact at its worst value after recovery (Statuspage). `full`: the incident's health is current.
   */
  incidents?: 'degraded' | 'full';
  /** Sums up the components in another way than "the worst one". */
  components?: (healths: readonly Health[]) => Health;
  /**
   * What the page's own word is good for: `fallback`, the default, speaks only for components that are absent or
   * cannot be read; `beside` counts like one more component; `never`.
   */
  indicator?: 'fallback' | 'beside' | 'never';
};

export type Parts = {
  components: readonly (FeedComponent & { silent?: boolean })[];
  incidents: readonly FeedIncident[];
  maintenances: readonly FeedMaintenance[];
  indicator?: Health | undefined;
  /** What staleness is measured against, see `clockOf`. */
  clock: number | null;
};

/** Epoch ms against which staleness is measured; null for a saved document of unknown age. */
export function clockOf({ at, undated = false }: Pick<ParseInput, 'at' | 'undated'>): number | null {
  return undated ? null : at;
}

/**
 * Health of a page, computed rather than read: the worst of its components and of its open incidents, with
 * maintenance below any incident. The indicator speaks only where there are no components, or where some
 * component has a state that we do not know. Operational only if something says so.
 *
 * - An incident in `monitoring`, or without impact, is shown but changes nothing: components say more.
 * - On a page of 100 components or more, trouble counts only in components that an open incident names, or
 *   when it reaches a tenth of the page; a major outage that no incident names counts as degraded.
 * - A component in a state that we do not know keeps the page from being operational, unless the page's own word
 *   vouches for it; with an incident attached it is degraded. One that is not watched at all is left out.
 * - An incident without an update for 14 days says at most degraded on its own, and nothing where all components
 *   and the page's own word are well; a component that is red stays red.
 */
export function overall(parts: Parts, rules: Rules = {}): Health {
  const { components, incidents, maintenances, indicator } = parts;
  const said: Health[] = [];
  if (components.length === 0) said.push(indicator ?? 'unknown');
  else said.push(ofComponents(parts, rules));

  if (rules.indicator === 'beside' && indicator) said.push(indicator);
  for (const incident of incidents) {
    const alone = ofIncident(incident, parts, rules);
    if (isTrouble(alone)) said.push(alone);
  }
  // a state that we do not know, and an incident about it: whatever the word means, it is not well
  const isNamed = ({ id, name }: FeedComponent) =>
    incidents.some((incident) => incident.components.some((one) => one === id || one === name));
  if (components.some((one) => one.health === 'unknown' && !one.silent && isNamed(one)))
    said.push('degraded');
  const large = components.length >= LARGE_PAGE;
  if (!large && maintenances.some(({ phase }) => phase === 'in_progress')) said.push('maintenance');
  const health = worst(said);
  if (isTrouble(health)) return health;
  // Maintenance says nothing of components that cannot be read.
  if (said[0] === 'unknown') return 'unknown';
  return rules.indicator === 'beside' && indicator === 'unknown' ? 'unknown' : health;
}

function ofComponents({ components, incidents, indicator }: Parts, rules: Rules): Health {
  const heard = components.filter(({ silent }) => !silent);
  const healths = heard.length >= LARGE_PAGE ? loud(heard, incidents) : heard.map(({ health }) => health);
  const sum = (rules.components ?? worst)(healths);
  if (isTrouble(sum) || !healths.includes('unknown')) return sum;
  const said = rules.indicator === 'never' ? undefined : indicator;
  if (said === undefined || said === 'unknown') return 'unknown';
  // Of components that cannot be read at all the page may say that they are bad, but not that they are well.
  const blind = healths.every((health) => health === 'unknown');
  return blind ? (isTrouble(said) ? said : 'unknown') : worst([sum, said]);
}

/** The healths of a large page with its everyday noise taken out. */
function loud(components: readonly FeedComponent[], incidents: readonly FeedIncident[]): Health[] {
  const named = new Set(incidents.flatMap((incident) => incident.components));
  const unwell = components.filter(({ health }) => health !== 'operational').length;
  if (unwell >= components.length * LARGE_PAGE_SHARE) return components.map(({ health }) => health);
  return components.map(({ id, name, health }) => {
    if (health === 'operational' || named.has(id) || named.has(name)) return health;
    return health === 'major_outage' ? 'degraded' : 'operational';
  });
}

function ofIncident(incident: FeedIncident, parts: Parts, rules: Rules): Health {
  const { components, indicator = 'unknown', clock } = parts;
  if (isRecovering(incident)) return 'operational';
  const stale = isStale(incident, clock);
  const isWell = components.length > 0 && components.every(({ health }) => health === 'operational');
  if (stale && isWell && !isTrouble(indicator)) return 'operational';
  const capped = (rules.incidents === 'degraded' && components.length > 0) || stale;
  // An impact that we do not know is no reason to call it harmless.
  const health = incident.health === 'unknown' ? 'degraded' : incident.health;
  return capped && isTrouble(health) ? 'degraded' : health;
}

/** True when nobody has touched the incident for 14 days before `clock` (epoch ms); false where either is unknown. */
export function isStale({ updatedAt, startedAt }: FeedIncident, clock: number | null): boolean {
  const touched = updatedAt ?? startedAt;
  return touched !== null && clock !== null && clock - touched > STALE_AFTER;
}
