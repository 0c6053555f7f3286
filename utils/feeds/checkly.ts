import type { Health } from '../health.ts';
import { ownEntry } from '../own-entry.ts';
import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { eventReading } from './read/events.ts';
import { isRow, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { newest } from './read/newest.ts';
import { phaseOf, stageOf } from './read/phase.ts';
import { markdownToText } from './read/plain-text.ts';
import { parseTime } from './read/time.ts';
import type { FeedIncident } from './reading.ts';

const SEVERITIES: Readonly<Record<string, Health>> = {
  MINOR: 'degraded',
  MEDIUM: 'partial_outage',
  MAJOR: 'major_outage',
  CRITICAL: 'major_outage',
  MAINTENANCE: 'maintenance',
};

/** Checkly, `/api/status-page/<slug>/unresolved-incidents`: open incidents only, none when all is well. */
export const checkly: Format = {
  id: 'checkly',
  detect: objectLike(({ incidents, ...rest }) => {
    if (!Array.isArray(incidents)) return false;
    if (incidents.length === 0) return Object.keys(rest).length === 0;
    return isRow(incidents[0]) && 'severity' in incidents[0] && 'lastUpdateStatus' in incidents[0];
  }),
  parse: (input) => {
    const open = rows(row(readJson(main(input)), 'the document').incidents, 'incidents').filter(
      ({ lastUpdateStatus }) => stageOf(lastUpdateStatus) !== 'closed',
    );
    const affected = open.flatMap((one) =>
      maybeRows(one.services, 'services').map(({ id, name }) => ({
        id: text(id, text(name)),
        name: text(name),
        health: ownEntry(SEVERITIES, text(one.severity)) ?? 'degraded',
      })),
    );
    return eventReading('checkly', { incidents: open.map(toIncident), affected }, input);
  },
};

function toIncident(incident: Row): FeedIncident {
  const last = newest(
    maybeRows(incident.incidentUpdates, 'incidentUpdates'),
    'publicIncidentUpdateDate',
    'created_at',
  );
  return {
    id: needText(incident.id, 'incident.id'),
    title: text(incident.name),
    phase: phaseOf(stageOf(incident.lastUpdateStatus)),
    health: ownEntry(SEVERITIES, text(incident.severity)) ?? 'unknown',
    startedAt: parseTime(incident.created_at),
    updatedAt: parseTime(incident.updated_at) ?? parseTime(last?.publicIncidentUpdateDate),
    components: maybeRows(incident.services, 'services').map(({ id, name }) => text(id, text(name))),
    url: null,
    update: markdownToText(text(last?.description)) || null,
  };
}
