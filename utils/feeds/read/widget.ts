import type { FeedIncident, FeedMaintenance } from '../reading.ts';
import { link, maybeRows, needText, type Row, text } from './guard.ts';
import { phaseOf, stageOf } from './phase.ts';
import { htmlToText } from './plain-text.ts';
import { parseTime } from './time.ts';
import { healthOf } from './words.ts';

/** An ongoing incident of incident.io's widget and of those who copied it; nothing when it is closed. */
export function widgetIncident(incident: Row): FeedIncident[] {
  const stage = stageOf(incident.status);
  if (stage === 'closed') return [];
  return [
    {
      id: needText(incident.id, 'incident.id'),
      title: text(incident.name, text(incident.title)),
      phase: phaseOf(stage),
      health: healthOf(incident.current_worst_impact ?? incident.impact),
      startedAt: parseTime(incident.started_at) ?? parseTime(incident.created_at),
      updatedAt: parseTime(incident.last_update_at) ?? parseTime(incident.updated_at),
      components: affectedOf(incident),
      url: link(incident.url),
      update: htmlToText(text(incident.last_update_message)) || null,
    },
  ];
}

export function widgetMaintenance(plan: Row, phase: FeedMaintenance['phase']): FeedMaintenance {
  return {
    id: needText(plan.id, 'maintenance.id'),
    title: text(plan.name, text(plan.title)),
    phase,
    startsAt: parseTime(plan.started_at) ?? parseTime(plan.starts_at),
    endsAt: parseTime(plan.scheduled_end_at) ?? parseTime(plan.ends_at),
    components: affectedOf(plan),
  };
}

function affectedOf({ affected_components }: Row): string[] {
  return maybeRows(affected_components, 'affected_components')
    .map(({ id, component_id, name }) => text(id) || text(component_id) || text(name))
    .filter(Boolean);
}
