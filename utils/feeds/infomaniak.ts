import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { eventReading } from './read/events.ts';
import { isRow, link, maybeRow, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { updateText } from './read/plain-text.ts';
import { latest, parseTime } from './read/time.ts';
import { FeedError, type FeedIncident, type FeedMaintenance } from './reading.ts';

const OVER = /^(?:terminated|canceled|cancelled)$/i;

/** Infomaniak's list of events: `impacting` or a kind of maintenance, each in progress, planned or terminated. */
export const infomaniak: Format = {
  id: 'infomaniak',
  detect: objectLike(({ result, data }) => {
    const first = Array.isArray(data) ? data[0] : undefined;
    return (
      typeof result === 'string' &&
      isRow(first) &&
      'type' in first &&
      'status' in first &&
      'description' in first
    );
  }),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    if (body.result !== 'success') throw new FeedError('wrong-shape', `the result is "${text(body.result)}"`);
    const events = rows(body.data, 'data');
    if (events.length === 0) throw new FeedError('no-state', 'an empty list of events');
    const open = events.filter(({ status }) => !OVER.test(needText(status, 'event.status')));
    const incidents = open.filter((one) => !isMaintenance(one));
    return eventReading(
      'infomaniak',
      {
        incidents: incidents.map(toIncident),
        maintenances: open.filter(isMaintenance).map(toMaintenance),
        affected: incidents.flatMap((one) =>
          servicesOf(one).map((name) => ({ id: name, name, health: 'degraded' as const })),
        ),
        updatedAt: latest(
          events.flatMap(({ started_at, ended_at }) => [parseTime(started_at), parseTime(ended_at)]),
        ),
      },
      input,
    );
  },
};

function isMaintenance({ type }: Row): boolean {
  return /^maintenance/.test(text(type));
}

function toIncident(event: Row): FeedIncident {
  const { title, body } = wordsOf(event);
  return {
    id: needText(event.id, 'event.id'),
    title,
    phase: 'investigating',
    health: 'degraded',
    startedAt: parseTime(event.started_at),
    updatedAt:
      latest(maybeRows(event.comments, 'comments').map(({ created_at }) => parseTime(created_at))) ??
      parseTime(event.started_at),
    components: servicesOf(event),
    url: link(event.url),
    update: updateText(body),
  };
}

function toMaintenance(event: Row): FeedMaintenance {
  return {
    id: needText(event.id, 'event.id'),
    title: wordsOf(event).title,
    phase: text(event.status) === 'inprogress' ? 'in_progress' : 'scheduled',
    startsAt: parseTime(event.started_at),
    endsAt: parseTime(event.ended_at),
    components: servicesOf(event),
  };
}

/** English where there is a translation, else the original French. */
function wordsOf(event: Row): { title: string; body: string } {
  const description = maybeRow(event.description, 'description') ?? {};
  const english = maybeRows(description.translations, 'translations').find(
    ({ language }) => language === 'en',
  );
  return {
    title: text(english?.title, text(description.title)),
    body: text(english?.body, text(description.description)),
  };
}

function servicesOf({ services }: Row): string[] {
  return maybeRows(services, 'services')
    .map(({ name }) => text(name))
    .filter(Boolean);
}
