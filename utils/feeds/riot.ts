import type { Health } from '../health.ts';
import { ownEntry } from '../own-entry.ts';
import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { isRow, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { newest } from './read/newest.ts';
import { pageReading } from './read/page.ts';
import { latest, parseTime } from './read/time.ts';
import type { FeedIncident, FeedMaintenance } from './reading.ts';

const SEVERITIES: Readonly<Record<string, Health>> = {
  info: 'degraded',
  warning: 'partial_outage',
  critical: 'major_outage',
};

/**
 * Riot's games (League of Legends, VALORANT), one document a region. The shape is that of `lol-status-v4` in
 * Riot's developer documentation: what is listed is open, an empty list is all well.
 */
export const riot: Format = {
  id: 'riot',
  detect: objectLike(
    ({ locales, maintenances, incidents }) =>
      Array.isArray(locales) && Array.isArray(maintenances) && Array.isArray(incidents),
  ),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    needText(body.id, 'id');
    const incidents = rows(body.incidents, 'incidents').map(openIncident);
    const page = {
      components: [],
      incidents,
      maintenances: rows(body.maintenances, 'maintenances').flatMap(openMaintenance),
      updatedAt: latest(incidents.map(({ updatedAt }) => updatedAt)),
      indicator: 'operational' as const,
    };
    return pageReading('riot', page, input, { incidents: 'degraded' });
  },
};

function openIncident(incident: Row): FeedIncident {
  const last = newest(maybeRows(incident.updates, 'updates'), 'created_at');
  return {
    id: needText(incident.id, 'incident.id'),
    title: inEnglish(incident.titles),
    phase: 'investigating',
    health: ownEntry(SEVERITIES, text(incident.incident_severity).toLowerCase()) ?? 'degraded',
    startedAt: parseTime(incident.created_at),
    updatedAt: latest([parseTime(incident.updated_at), parseTime(last?.created_at)]),
    components: [],
    url: null,
    update: inEnglish(last?.translations) || null,
  };
}

function openMaintenance(plan: Row): FeedMaintenance[] {
  const status = text(plan.maintenance_status);
  if (status === 'complete') return [];
  return [
    {
      id: needText(plan.id, 'maintenance.id'),
      title: inEnglish(plan.titles),
      phase: status === 'in_progress' ? 'in_progress' : 'scheduled',
      startsAt: parseTime(plan.created_at),
      endsAt: parseTime(plan.archive_at),
      components: [],
    },
  ];
}

/** The English one of a text in all languages, else the first. */
function inEnglish(texts: unknown): string {
  const all = Array.isArray(texts) ? texts.filter(isRow) : [];
  return text((all.find(({ locale }) => text(locale).startsWith('en')) ?? all[0])?.content);
}
