import { type Health, isTrouble, worst } from '../../health.ts';
import type { ParseInput } from '../format.ts';
import type { FeedComponent, FeedIncident, FeedMaintenance, FeedReading } from '../reading.ts';
import { hasPhrase, isActive, keep } from './filter.ts';
import { clockOf, isStale } from './overall.ts';
import type { PageComponent } from './page.ts';
import { isRecovering } from './phase.ts';
import { atMost } from './scale.ts';
import { latest } from './time.ts';

/** What a feed of events has found: only what is in trouble is listed at all. */
export type Events = {
  /** Open ones only. */
  incidents: readonly FeedIncident[];
  maintenances?: readonly FeedMaintenance[];
  /** What the incidents touch, one per incident and component; the same id may come several times. */
  affected?: readonly PageComponent[];
  /** True where incidents and `affected` carry present states, which count even while an incident is recovering. */
  current?: boolean;
  updatedAt?: number | null;
};

/**
 * A feed that lists what is wrong as a reading: operational when it lists nothing. A filter that matches nothing
 * matches no trouble. An incident counts with its own health, unless it is recovering; at most as degraded when
 * nobody has touched it for 14 days.
 */
export function eventReading(format: string, events: Events, input: ParseInput): FeedReading {
  const { filter } = input;
  const affected = keep(events.affected ?? [], filter);
  const ids = new Set(affected.flatMap(({ id, name }) => [id, name]));
  const concerns = (item: { title: string; components: string[] }) =>
    !isActive(filter) ||
    item.components.some((id) => ids.has(id)) ||
    (item.components.length === 0 &&
      [...(filter.components ?? []), ...(filter.regions ?? [])].some((word) => hasPhrase(item.title, word)));
  const incidents = events.incidents.filter(concerns);
  const maintenances = (events.maintenances ?? []).filter(concerns);
  const healths: Health[] = [
    'operational',
    ...incidents.map((incident) => feltNow(incident, input, events.current)),
  ];
  if (events.current) healths.push(...affected.map(({ health }) => health));
  if (maintenances.some(({ phase }) => phase === 'in_progress')) healths.push('maintenance');
  return {
    format,
    health: worst(healths),
    components: unite(affected),
    incidents,
    maintenances,
    updatedAt: events.updatedAt ?? latest(incidents.map(({ updatedAt }) => updatedAt)),
  };
}

/**
 * What an open incident makes of the whole. One that is recovering makes nothing of it, unless its health is a
 * `current` one. A health that we do not know is no reason to call it harmless.
 */
export function feltNow(incident: FeedIncident, input: ParseInput, current = false): Health {
  if (isRecovering(incident) && !current) return 'operational';
  const health = incident.health === 'unknown' ? 'degraded' : incident.health;
  return isTrouble(health) && isStale(incident, clockOf(input)) ? atMost('degraded', health) : health;
}

/** One component per id, with its worst health. */
export function unite(components: readonly PageComponent[]): FeedComponent[] {
  const united = new Map<string, FeedComponent>();
  for (const { id, name, health } of components) {
    const known = united.get(id);
    united.set(id, { id, name, health: known ? worst([known.health, health]) : health });
  }
  return [...united.values()];
}
