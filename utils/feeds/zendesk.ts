import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { eventReading } from './read/events.ts';
import { isRow, maybeRow, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { phaseOf, stageOf } from './read/phase.ts';
import { parseTime } from './read/time.ts';
import { FeedError, type FeedIncident } from './reading.ts';

/**
 * Zendesk, `https://status.zendesk.com/api/ssp/incidents.json` (JSON:API): an incident is open while it has no
 * `resolvedAt`. `services.json` carries names only.
 */
export const zendesk: Format = {
  id: 'zendesk',
  detect: objectLike(({ data, included }, { url }) => {
    if (!Array.isArray(data)) return false;
    const [first] = data;
    // empty lists could be anybody's: where the address is known it has to be Zendesk's
    if (first === undefined) return Array.isArray(included) && /^$|\/api\/ssp\//.test(url);
    return isRow(first) && isRow(first.attributes) && 'resolvedAt' in first.attributes;
  }),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const names = new Map(
      maybeRows(body.included, 'included').map((one) => [
        text(one.id),
        text(maybeRow(one.attributes, 'attributes')?.serviceName),
      ]),
    );
    const open = rows(body.data, 'data').filter(isOpen);
    return eventReading(
      'zendesk',
      {
        incidents: open.map((one) => toIncident(one, names)),
        affected: open.flatMap((one) =>
          servicesOf(one, names).map((name) => ({ id: name, name, health: healthOfIncident(one) })),
        ),
      },
      input,
    );
  },
};

function attributesOf(one: Row): Row {
  const attributes = row(one.attributes, 'attributes');
  if (!('resolvedAt' in attributes))
    throw new FeedError('no-state', 'no incidents, or incidents without resolvedAt');
  return attributes;
}

function isOpen(one: Row): boolean {
  const { resolvedAt, status } = attributesOf(one);
  return parseTime(resolvedAt) === null && stageOf(status) !== 'closed';
}

function healthOfIncident(one: Row) {
  return attributesOf(one).outage === true ? 'major_outage' : 'degraded';
}

function toIncident(one: Row, names: ReadonlyMap<string, string>): FeedIncident {
  const { name, status, startedAt, updatedAt } = attributesOf(one);
  return {
    id: needText(one.id, 'incident.id'),
    title: text(name),
    phase: phaseOf(stageOf(status)),
    health: healthOfIncident(one),
    startedAt: parseTime(startedAt),
    updatedAt: parseTime(updatedAt) ?? parseTime(startedAt),
    components: servicesOf(one, names),
    url: null,
    update: null,
  };
}

function servicesOf(one: Row, names: ReadonlyMap<string, string>): string[] {
  const links = maybeRow(maybeRow(one.relationships, 'relationships')?.incidentServices, 'incidentServices');
  return maybeRows(links?.data, 'incidentServices.data')
    .map(({ id }) => names.get(text(id)) ?? '')
    .filter(Boolean);
}
