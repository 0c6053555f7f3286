import { type Health, worst } from '../health.ts';
import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { isRow, maybeRow, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { newest } from './read/newest.ts';
import { pageReading } from './read/page.ts';
import { phaseOf, stageOf } from './read/phase.ts';
import { markdownToText } from './read/plain-text.ts';
import { latest, parseTime } from './read/time.ts';
import { healthOf } from './read/words.ts';
import type { FeedIncident, FeedMaintenance } from './reading.ts';

/**
 * incident.io, the state that its page carries (`/proxy/<host>`). `status` is the worst value so far,
 * `current_status` the present one; the string "$undefined" stands for nothing.
 */
export const incidentioPage: Format = {
  id: 'incidentio-page',
  detect: objectLike(
    ({ summary }) => isRow(summary) && Array.isArray(summary.components) && 'ongoing_incidents' in summary,
  ),
  parse: (input) => {
    const summary = row(row(readJson(main(input)), 'the document').summary, 'summary');
    const ongoing = rows(summary.ongoing_incidents, 'ongoing_incidents');
    const incidents = ongoing.filter((one) => !isMaintenance(one));
    const states = statesOf([
      ...rows(summary.affected_components, 'affected_components'),
      ...ongoing.flatMap((one) => maybeRows(one.affected_components, 'affected_components')),
    ]);
    const groups = groupsOf(maybeRow(summary.structure, 'structure'));
    return pageReading(
      'incidentio-page',
      {
        components: componentsOf(rows(summary.components, 'components'), states).map((component) => ({
          ...component,
          groups: groups.get(component.id) ?? [],
        })),
        incidents: incidents.flatMap(openIncident),
        maintenances: [
          ...ongoing.filter(isMaintenance),
          ...maybeRows(summary.scheduled_maintenances, 'scheduled_maintenances'),
        ].flatMap(openMaintenance),
        updatedAt: latest(ongoing.map((one) => parseTime(newestUpdate(one)?.published_at))),
      },
      input,
      { incidents: 'degraded' },
    );
  },
};

/** Present state by component: an explicit one, else the worst so far of an impact that has not ended. */
function statesOf(affected: readonly Row[]): Map<string, Health> {
  const states = new Map<string, Health>();
  for (const one of affected) {
    const id = needText(one.component_id, 'component_id');
    const health = healthOf(text(one.current_status) || text(one.status));
    const known = states.get(id);
    states.set(id, known ? worst([known, health]) : health);
  }
  return states;
}

/** The listed components, and those that are affected without being listed. */
function componentsOf(listed: readonly Row[], states: ReadonlyMap<string, Health>) {
  const names = new Map(listed.map(({ id, name }) => [needText(id, 'component.id'), text(name)]));
  const ids = [...new Set([...names.keys(), ...states.keys()])];
  return ids.map((id) => ({
    id,
    name: names.get(id) ?? id,
    health: states.get(id) ?? ('operational' as const),
  }));
}

function groupsOf(structure: Row | null): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const item of maybeRows(structure?.items, 'structure.items')) {
    const group = maybeRow(item.group, 'group');
    for (const { component_id } of maybeRows(group?.components, 'group.components'))
      groups.set(text(component_id), [text(group?.id), text(group?.name)]);
  }
  return groups;
}

function isMaintenance({ type, status }: Row): boolean {
  return type === 'maintenance' || /^maintenance_/.test(text(status));
}

function newestUpdate(incident: Row): Row | undefined {
  return newest(maybeRows(incident.updates, 'updates'), 'published_at');
}

function openIncident(incident: Row): FeedIncident[] {
  const stage = stageOf(incident.status);
  if (stage === 'closed') return [];
  const affected = maybeRows(incident.affected_components, 'affected_components');
  const last = newestUpdate(incident);
  return [
    {
      id: needText(incident.id, 'incident.id'),
      title: text(incident.name),
      phase: phaseOf(stage),
      health: affected.length === 0 ? 'degraded' : worst([...statesOf(affected).values()]),
      startedAt: parseTime(incident.published_at),
      updatedAt: parseTime(last?.published_at) ?? parseTime(incident.published_at),
      components: affected.map(({ component_id }) => text(component_id)),
      url: null,
      update: markdownToText(text(last?.message_string)) || null,
    },
  ];
}

function openMaintenance(plan: Row): FeedMaintenance[] {
  const stage = stageOf(plan.status);
  if (stage === 'closed' || /complete/.test(text(plan.status))) return [];
  const impact = maybeRows(plan.component_impacts, 'component_impacts')[0];
  return [
    {
      id: needText(plan.id, 'maintenance.id'),
      title: text(plan.name),
      phase: stage === 'scheduled' ? 'scheduled' : 'in_progress',
      startsAt: parseTime(plan.starts_at) ?? parseTime(impact?.start_at),
      endsAt: parseTime(plan.ends_at) ?? parseTime(impact?.end_at),
      components: maybeRows(plan.affected_components, 'affected_components').map(({ component_id }) =>
        text(component_id),
      ),
    },
  ];
}
