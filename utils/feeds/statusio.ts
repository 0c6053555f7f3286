import { type Health, worst } from '../health.ts';
import { ownEntry } from '../own-entry.ts';
import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { isRow, maybeRow, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { newest } from './read/newest.ts';
import { pageReading } from './read/page.ts';
import { htmlToText } from './read/plain-text.ts';
import { latest, parseTime } from './read/time.ts';
import type { FeedIncident, FeedMaintenance } from './reading.ts';

/** 600 is a security event: the service works, but something is wrong with it. */
const CODES: Readonly<Record<string, Health>> = {
  '100': 'operational',
  '200': 'maintenance',
  '300': 'degraded',
  '400': 'partial_outage',
  '500': 'major_outage',
  '600': 'degraded',
};
const PHASES: Readonly<Record<string, FeedIncident['phase']>> = { '200': 'identified', '300': 'monitoring' };

/**
 * Status.io, `https://api.status.io/1.0/status/<page_id>`. The page's own code hides incidents behind a
 * maintenance; a container stands under several components with different states, so components are what counts.
 */
export const statusio: Format = {
  id: 'statusio',
  detect: objectLike(({ result }) => isRow(result) && 'status_overall' in result),
  parse: (input) => {
    const result = row(row(readJson(main(input)), 'the document').result, 'result');
    const all = row(result.status_overall, 'status_overall');
    const plans = maybeRow(result.maintenance, 'maintenance');
    return pageReading(
      'statusio',
      {
        components: rows(result.status, 'status').map(toComponent),
        incidents: maybeRows(result.incidents, 'incidents').map(toIncident),
        maintenances: [
          ...maybeRows(plans?.active, 'maintenance.active').map((plan) => toMaintenance(plan, 'in_progress')),
          ...maybeRows(plans?.upcoming, 'maintenance.upcoming').map((plan) =>
            toMaintenance(plan, 'scheduled'),
          ),
        ],
        indicator: health(all.status_code),
        updatedAt: parseTime(all.updated),
      },
      input,
    );
  },
};

function health(code: unknown): Health {
  return ownEntry(CODES, text(code)) ?? 'unknown';
}

function toComponent(component: Row) {
  const containers = maybeRows(component.containers, 'containers');
  return {
    id: needText(component.id, 'component.id'),
    name: text(component.name),
    health: worst([
      health(component.status_code),
      ...containers.map(({ status_code }) => health(status_code)),
    ]),
    groups: containers.flatMap(({ id, name }) => [text(id), text(name)]),
  };
}

function toIncident(incident: Row): FeedIncident {
  const messages = maybeRows(incident.messages, 'messages');
  const last = newest(messages, 'datetime');
  const opened = parseTime(incident.datetime_open);
  return {
    id: needText(incident._id, 'incident._id'),
    title: text(incident.name),
    phase: ownEntry(PHASES, text(last?.state)) ?? 'investigating',
    health: health(last?.status),
    startedAt: opened,
    updatedAt: latest([opened, parseTime(last?.datetime)]),
    components: maybeRows(incident.components_affected, 'components_affected').map(({ _id }) => text(_id)),
    url: null,
    update: htmlToText(text(last?.details)) || null,
  };
}

function toMaintenance(plan: Row, phase: FeedMaintenance['phase']): FeedMaintenance {
  return {
    id: needText(plan._id, 'maintenance._id'),
    title: text(plan.name),
    phase,
    startsAt: parseTime(plan.datetime_planned_start),
    endsAt: parseTime(plan.datetime_planned_end),
    components: maybeRows(plan.components_affected, 'components_affected').map(({ _id }) => text(_id)),
  };
}
