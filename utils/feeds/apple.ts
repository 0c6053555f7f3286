import { type Health, worst } from '../health.ts';
import type { FeedDocument, Format } from './format.ts';
import { decode } from './read/decode.ts';
import { isRow, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { notJson, peekJson, readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { pageReading } from './read/page.ts';
import { htmlToText } from './read/plain-text.ts';
import { latest, parseTime } from './read/time.ts';
import { healthOf } from './read/words.ts';
import { FeedError, type FeedIncident, type FeedMaintenance } from './reading.ts';

const TYPES: Readonly<Record<string, Health>> = {
  issue: 'partial_outage',
  performance: 'degraded',
};

/**
 * Apple, `system_status_en_US.js`: JSON for the public page, wrapped in `jsonCallback(...)` for developers. Events
 * stay for days after their end: only `ongoing` ones count.
 */
export const apple: Format = {
  id: 'apple',
  detect: (document) => {
    const body = peekJson(document) ?? unwrapped(document);
    return (
      isRow(body) && (isServices(body.services) || ('serviceName' in body && Array.isArray(body.events)))
    );
  },
  parse: (input) => {
    const document = main(input);
    const body = row(unwrapped(document) ?? readJson(document), 'the document');
    // A single service is read as well.
    const services = 'serviceName' in body ? [body] : rows(body.services, 'services');
    if (services.length === 0) throw new FeedError('no-state', 'no services');
    return pageReading(
      'apple',
      {
        components: services.map((service) => ({
          id: needText(service.serviceName, 'serviceName'),
          name: text(service.serviceName),
          health: healthOfService(service),
        })),
        incidents: services.flatMap(incidentsOf),
        maintenances: services.flatMap(maintenancesOf),
        updatedAt: latest(
          services.flatMap(({ events }) => rows(events, 'events').map((one) => parseTime(one.datePosted))),
        ),
      },
      input,
    );
  },
};

function isServices(services: unknown): boolean {
  return (
    Array.isArray(services) && isRow(services[0]) && 'serviceName' in services[0] && 'events' in services[0]
  );
}

function healthOfService(service: Row): Health {
  const events = rows(service.events, 'events');
  if (events.some(({ eventStatus }) => !/^(?:ongoing|upcoming|resolved|completed)$/i.test(text(eventStatus))))
    return 'unknown';
  return worst(['operational', ...events.filter(isOngoing).map(healthOfEvent)]);
}

function isOngoing({ eventStatus }: Row): boolean {
  return /^ongoing$/i.test(text(eventStatus));
}

/** An ongoing event of a kind that we do not know is trouble of some kind. */
function healthOfEvent({ statusType }: Row): Health {
  const health = healthOf(statusType, TYPES);
  return health === 'unknown' ? 'degraded' : health;
}

function incidentsOf(service: Row): FeedIncident[] {
  return rows(service.events, 'events')
    .filter((event) => isOngoing(event) && healthOfEvent(event) !== 'maintenance')
    .map((event) => ({
      id: text(event.messageId) || `${text(service.serviceName)} ${text(event.startDate)}`,
      title: `${text(service.serviceName)}: ${text(event.statusType)}`,
      phase: 'investigating',
      health: healthOfEvent(event),
      startedAt: startOf(event),
      updatedAt: parseTime(event.datePosted) ?? startOf(event),
      components: [text(service.serviceName)],
      url: null,
      update: htmlToText(text(event.message)) || null,
    }));
}

function maintenancesOf(service: Row): FeedMaintenance[] {
  return maybeRows(service.events, 'events')
    .filter(
      (event) =>
        healthOfEvent(event) === 'maintenance' && /^(?:ongoing|upcoming)$/i.test(text(event.eventStatus)),
    )
    .map((event) => ({
      id: text(event.messageId) || `${text(service.serviceName)} ${text(event.startDate)}`,
      title: `${text(service.serviceName)}: ${text(event.statusType)}`,
      phase: isOngoing(event) ? 'in_progress' : 'scheduled',
      startsAt: startOf(event),
      endsAt: parseTime(event.epochEndDate) ?? parseTime(event.endDate),
      components: [text(service.serviceName)],
    }));
}

function startOf(event: Row): number | null {
  return parseTime(event.epochStartDate) ?? parseTime(event.startDate);
}

/** What stands inside `jsonCallback(...)`; undefined where nothing is wrapped. @throws FeedError `not-json` */
function unwrapped(document: FeedDocument): unknown {
  if (!/^[\s\ufeff]*[\w.]+\(/.test(String.fromCharCode(...document.body.subarray(0, 80)))) return undefined;
  const script = decode(document).trim();
  const open = script.indexOf('(');
  const close = script.lastIndexOf(')');
  if (close <= open || !/^\);?\s*$/.test(script.slice(close))) return undefined;
  try {
    return JSON.parse(script.slice(open + 1, close));
  } catch {
    throw notJson(script);
  }
}
