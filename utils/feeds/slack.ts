import type { Health } from '../health.ts';
import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { eventReading } from './read/events.ts';
import { link, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { newest } from './read/newest.ts';
import { stageOf } from './read/phase.ts';
import { htmlToText } from './read/plain-text.ts';
import { parseTime } from './read/time.ts';
import { fold, stateIn } from './read/words.ts';
import { FeedError, type FeedIncident, type FeedMaintenance } from './reading.ts';

const TYPES: Readonly<Record<string, Health>> = {
  notice: 'degraded',
  incident: 'partial_outage',
  outage: 'major_outage',
  maintenance: 'maintenance',
};

/** Slack, `https://slack-status.com/api/v2.0.0/current`: `ok`, or `active` with what is going on. */
export const slack: Format = {
  id: 'slack',
  detect: objectLike(
    ({ active_incidents, status }) => Array.isArray(active_incidents) && typeof status === 'string',
  ),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const status = fold(needText(body.status, 'status'));
    if (status !== 'ok' && status !== 'active') throw new FeedError('no-state', `the status is "${status}"`);
    const active = rows(body.active_incidents, 'active_incidents').filter(
      (one) => stageOf(one.status) !== 'closed',
    );
    const incidents = active.filter((one) => !isMaintenance(one));
    const maintenances = active.filter(isMaintenance).map(toMaintenance);
    const present = active.filter((one) => !(isMaintenance(one) && stageOf(one.status) === 'scheduled'));
    const reading = eventReading(
      'slack',
      {
        incidents: incidents.map(toIncident),
        maintenances,
        affected: present.flatMap((one) =>
          servicesOf(one).map((name) => ({
            id: name,
            name,
            health: stateIn(TYPES, one.type) ?? 'degraded',
          })),
        ),
        updatedAt: parseTime(body.date_updated),
      },
      input,
    );
    // "Active" without a word of what is active.
    return status === 'active' && active.length === 0 ? { ...reading, health: 'degraded' } : reading;
  },
};

function isMaintenance({ type }: Row): boolean {
  return fold(text(type)) === 'maintenance';
}

function servicesOf({ services }: Row): string[] {
  return Array.isArray(services) ? services.map((name) => text(name)).filter(Boolean) : [];
}

function toIncident(incident: Row): FeedIncident {
  const last = newest(maybeRows(incident.notes, 'notes'), 'date_created');
  return {
    id: needText(incident.id, 'incident.id'),
    title: text(incident.title),
    phase: 'investigating',
    health: stateIn(TYPES, incident.type) ?? 'unknown',
    startedAt: parseTime(incident.date_created),
    updatedAt: parseTime(incident.date_updated) ?? parseTime(last?.date_created),
    components: servicesOf(incident),
    url: link(incident.url),
    update: htmlToText(text(last?.body)) || null,
  };
}

function toMaintenance(incident: Row): FeedMaintenance {
  return {
    id: needText(incident.id, 'incident.id'),
    title: text(incident.title),
    phase: stageOf(incident.status) === 'scheduled' ? 'scheduled' : 'in_progress',
    startsAt: parseTime(incident.date_created),
    endsAt: null,
    components: servicesOf(incident),
  };
}
