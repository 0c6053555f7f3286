import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { isRow, link, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { newest } from './read/newest.ts';
import { pageReading } from './read/page.ts';
import { phaseOf, stageOf } from './read/phase.ts';
import { markdownToText } from './read/plain-text.ts';
import { latest, parseTime } from './read/time.ts';
import { healthOf } from './read/words.ts';
import type { FeedIncident, FeedMaintenance } from './reading.ts';

/** Heroku, `https://status.heroku.com/api/v4/current-status`: three systems by colour, and what is open. */
export const heroku: Format = {
  id: 'heroku',
  detect: objectLike(({ status }) => Array.isArray(status) && isRow(status[0]) && 'system' in status[0]),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const incidents = rows(body.incidents, 'incidents').flatMap(openIncident);
    return pageReading(
      'heroku',
      {
        components: rows(body.status, 'status').map(({ system, status }) => ({
          id: needText(system, 'system'),
          name: text(system),
          health: healthOf(status),
        })),
        incidents,
        maintenances: maybeRows(body.scheduled, 'scheduled').flatMap(openMaintenance),
        updatedAt: latest(incidents.map(({ updatedAt }) => updatedAt)),
      },
      input,
      { incidents: 'degraded' },
    );
  },
};

function openIncident(incident: Row): FeedIncident[] {
  if (incident.resolved === true || stageOf(incident.state) === 'closed') return [];
  const last = newest(maybeRows(incident.updates, 'updates'), 'created_at');
  const health = healthOf(last?.status_prod);
  return [
    {
      id: needText(incident.id, 'incident.id'),
      title: text(incident.title),
      phase: phaseOf(stageOf(last?.update_type)),
      health: health === 'unknown' ? 'degraded' : health,
      startedAt: parseTime(incident.created_at),
      updatedAt: latest([parseTime(incident.updated_at), parseTime(last?.created_at)]),
      components: [],
      url: link(incident.full_url),
      update: markdownToText(text(last?.contents)) || null,
    },
  ];
}

function openMaintenance(plan: Row): FeedMaintenance[] {
  if (plan.resolved === true || stageOf(plan.state) === 'closed') return [];
  return [
    {
      id: needText(plan.id, 'scheduled.id'),
      title: text(plan.title),
      phase: stageOf(plan.state) === 'investigating' ? 'in_progress' : 'scheduled',
      startsAt: parseTime(plan.scheduled_for) ?? parseTime(plan.created_at),
      endsAt: parseTime(plan.scheduled_until),
      components: [],
    },
  ];
}
