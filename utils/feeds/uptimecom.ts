import { type Health, worst } from '../health.ts';
import type { Format, ParseInput } from './format.ts';
import { objectLike } from './read/detect.ts';
import { isRow, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { newest } from './read/newest.ts';
import { clockOf } from './read/overall.ts';
import { type PageComponent, pageReading } from './read/page.ts';
import { phaseOf, stageOf } from './read/phase.ts';
import { htmlToText } from './read/plain-text.ts';
import { latest, parseTime } from './read/time.ts';
import { healthOf } from './read/words.ts';
import type { FeedIncident, FeedMaintenance } from './reading.ts';

/**
 * Pages of Uptime.com, `<page>/ajax`: components with their parts, and what is active, running work among it. The
 * shape is the one that public clients read and of a recorded answer.
 */
export const uptimecom: Format = {
  id: 'uptimecom',
  detect: objectLike(
    ({ data }) => isRow(data) && 'global_is_operational' in data && Array.isArray(data.components),
  ),
  parse: (input) => {
    const data = row(row(readJson(main(input)), 'the document').data, 'data');
    const components = rows(data.components, 'components').flatMap(withParts);
    const active = maybeRows(data.active_incidents, 'active_incidents').filter(isOpen);
    const planned = maybeRows(data.upcoming_maintenance, 'upcoming_maintenance').filter(isOpen);
    const incidents = active.filter((one) => !isWork(one)).map(toIncident);
    const indicator = wordOfPage(data, components.length === 0);
    const page = {
      components,
      incidents,
      maintenances: [...active.filter(isWork), ...planned].flatMap((one) => toMaintenance(one, input)),
      updatedAt: latest(incidents.map(({ updatedAt }) => updatedAt)),
      ...(indicator && { indicator }),
    };
    return pageReading('uptimecom', page, input, { incidents: 'degraded', indicator: 'beside' });
  },
};

/** The page's own word warns of what no component shows; that all is well it may say only where none is listed. */
function wordOfPage(data: Row, isAlone: boolean): Health | null {
  if (data.global_is_operational === false)
    return data.has_components_under_maintenance_state === true ? 'maintenance' : 'degraded';
  return isAlone && data.global_is_operational === true ? 'operational' : null;
}

function withParts(component: Row): PageComponent[] {
  const whole = toComponent(component, []);
  const parts = maybeRows(component.subcomponents, 'subcomponents');
  return [whole, ...parts.map((part) => toComponent(part, [whole.id, whole.name]))];
}

function toComponent({ id, name, status }: Row, groups: string[]): PageComponent {
  return { id: needText(id, 'component.id'), name: text(name, text(id)), health: healthOf(status), groups };
}

function isWork({ incident_type }: Row): boolean {
  return text(incident_type).toUpperCase() === 'SCHEDULED_MAINTENANCE';
}

function isOpen(incident: Row): boolean {
  return stageOf(stateOf(incident)) !== 'closed';
}

function lastUpdate({ updates }: Row): Row | undefined {
  return newest(maybeRows(updates, 'updates'), 'updated_at');
}

function stateOf(incident: Row): string {
  return text(incident.latest_update_incident_state) || text(lastUpdate(incident)?.incident_state);
}

function toIncident(incident: Row): FeedIncident {
  const last = lastUpdate(incident);
  const hit = maybeRows(incident.affected_components, 'affected_components');
  const health = hit.length > 0 ? worst(hit.map(({ status }) => healthOf(status))) : 'degraded';
  return {
    id: needText(incident.id, 'incident.id'),
    title: text(incident.name),
    phase: phaseOf(stageOf(stateOf(incident))),
    health,
    startedAt: parseTime(incident.starts_at),
    updatedAt: parseTime(last?.updated_at) ?? parseTime(incident.starts_at),
    components: affected(incident),
    url: null,
    update: htmlToText(text(incident.latest_update_description) || text(last?.description)) || null,
  };
}

/** Work whose planned end has passed is over. */
function toMaintenance(work: Row, input: ParseInput): FeedMaintenance[] {
  const startsAt = parseTime(work.starts_at);
  const endsAt = parseTime(work.ends_at);
  const clock = clockOf(input);
  if (endsAt !== null && clock !== null && endsAt < clock) return [];
  return [
    {
      id: needText(work.id, 'maintenance.id'),
      title: text(work.name),
      phase: startsAt !== null && startsAt > input.at ? 'scheduled' : 'in_progress',
      startsAt,
      endsAt,
      components: affected(work),
    },
  ];
}

function affected({ affected_components }: Row): string[] {
  return maybeRows(affected_components, 'affected_components')
    .map(({ id }) => text(id))
    .filter(Boolean);
}
