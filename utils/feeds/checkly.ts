import type { Health } from '../health.ts';
import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { eventReading } from './read/events.ts';
import { isRow, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { newest } from './read/newest.ts';
import { phaseOf, stageOf, workNow } from './read/phase.ts';
import { markdownToText } from './read/plain-text.ts';
import { parseTime } from './read/time.ts';
import { stateIn } from './read/words.ts';
import type { FeedIncident } from './reading.ts';

const SEVERITIES: Readonly<Record<string, Health>> = {
  minor: 'degraded',
  medium: 'partial_outage',
  major: 'major_outage',
  critical: 'major_outage',
  maintenance: 'maintenance',
};

/** Checkly, `/api/status-page/<slug>/unresolved-incidents`: open incidents only, none when all is well. */
export const checkly: Format = {
  id: 'checkly',
  detect: objectLike(({ incidents, ...rest }, { url }) => {
    if (!Array.isArray(incidents)) return false;
    // an empty list could be anybody's: where the address is known it has to be Checkly's
    if (incidents.length === 0)
      return Object.keys(rest).length === 0 && /^$|\/unresolved-incidents\b/.test(url);
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
        health: stateIn(SEVERITIES, one.severity) ?? 'degraded',
      })),
    );
    const incidents = open.filter((one) => !isMaintenance(one)).map(toIncident);
    const maintenances = open.filter(isMaintenance).map((one) => workNow(toIncident(one)));
    return eventReading('checkly', { incidents, maintenances, affected }, input);
  },
};

function isMaintenance({ severity }: Row): boolean {
  return stateIn(SEVERITIES, severity) === 'maintenance';
}

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
    health: stateIn(SEVERITIES, incident.severity) ?? 'unknown',
    startedAt: parseTime(incident.created_at),
    updatedAt: parseTime(incident.updated_at) ?? parseTime(last?.publicIncidentUpdateDate),
    components: maybeRows(incident.services, 'services').map(({ id, name }) => text(id, text(name))),
    url: null,
    update: markdownToText(text(last?.description)) || null,
  };
}
