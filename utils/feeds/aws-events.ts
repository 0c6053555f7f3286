import { type Health, worst } from '../health.ts';
import type { Format, ParseInput } from './format.ts';
import { awsHealth, keepsAwsKey } from './read/aws.ts';
import { isActive } from './read/filter.ts';
import { isRow, maybeRow, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { peekJson, readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { newest } from './read/newest.ts';
import { clockOf, isStale } from './read/overall.ts';
import { updateText } from './read/plain-text.ts';
import { atMost } from './read/scale.ts';
import { latest, parseTime } from './read/time.ts';
import type { FeedComponent, FeedIncident, FeedReading } from './reading.ts';

/**
 * AWS Health, `https://health.aws.amazon.com/public/currentevents`: a list of open events, empty when all is
 * well, in UTF-16 with the big end first. A large event is filed under `multipleservices-<region>` only, so a
 * product is looked for in `impacted_services` as well; there it can be well again while the event is open.
 * What is down is down in one region: without a region to look at, AWS has at most a partial outage.
 */
export const awsEvents: Format = {
  id: 'aws-events',
  detect: (document) => {
    const body = peekJson(document);
    if (!Array.isArray(body)) return false;
    const isEvent = (one: unknown) => isRow(one) && 'event_log' in one && 'service' in one;
    return body.length > 0 ? body.every(isEvent) : isAws(document.url) || isUtf16(document.body);
  },
  parse: (input) => {
    const found = rows(readJson(main(input)), 'the list of events')
      .filter(isOpen)
      .map((event) => readEvent(event, input))
      .filter(({ affected }) => affected.length > 0);
    const components = new Map<string, FeedComponent>();
    for (const component of found.flatMap(({ affected }) => affected)) {
      const known = components.get(component.id);
      components.set(
        component.id,
        known ? { ...known, health: worst([known.health, component.health]) } : component,
      );
    }
    const incidents = found.map(({ incident }) => incident);
    return {
      format: 'aws-events',
      health: sumUp(found, input),
      components: [...components.values()],
      incidents,
      maintenances: [],
      updatedAt: latest(incidents.map(({ updatedAt }) => updatedAt)),
    } satisfies FeedReading;
  },
};

type AwsEvent = { incident: FeedIncident; affected: FeedComponent[] };

function sumUp(found: readonly AwsEvent[], input: ParseInput): Health {
  if (found.length === 0) return 'operational';
  const health = worst(
    found.map(({ affected }) => {
      const felt = worst(affected.map((component) => component.health));
      // An open event whose state we cannot read is no reason to call it harmless.
      return felt === 'unknown' ? 'degraded' : felt;
    }),
  );
  return (input.filter?.regions?.length ?? 0) > 0 ? health : atMost('partial_outage', health);
}

function isOpen(event: Row): boolean {
  needText(event.service, 'event.service');
  needText(event.status, 'event.status');
  return event.end_time === undefined || event.end_time === null ? text(event.status) !== '0' : false;
}

function readEvent(event: Row, input: ParseInput): AwsEvent {
  const { filter } = input;
  const service = needText(event.service, 'event.service');
  const name = text(event.service_name, service);
  const status = awsHealth(event.status);
  const impacted = Object.entries(maybeRow(event.impacted_services, 'impacted_services') ?? {}).map(
    ([key, value]) => {
      const { service_name, current } = row(value, `impacted_services.${key}`);
      return { id: key, name: text(service_name, key), health: awsHealth(current) };
    },
  );
  const incident = toIncident(event, status);
  // Nobody wrote for 14 days: the event alone does not keep AWS red, the services it lists may.
  const ownHealth = isStale(incident, clockOf(input)) ? atMost('degraded', status) : status;
  const own = { id: service, name: `${name} ${text(event.region_name)}`.trim(), health: ownHealth };
  const all = impacted.some(({ id }) => id === service) ? impacted : [own, ...impacted];
  const affected = isActive(filter) ? all.filter(({ id, name }) => keepsAwsKey(id, name, filter)) : all;
  return { affected, incident: { ...incident, components: affected.map(({ id }) => id) } };
}

function toIncident(event: Row, health: Health): FeedIncident {
  const last = newest(maybeRows(event.event_log, 'event_log'), 'timestamp');
  return {
    id: text(event.arn) || `${text(event.service)} ${text(event.date)}`,
    title: text(event.summary),
    phase: /\b(?:identified|root cause)\b/i.test(text(last?.message)) ? 'identified' : 'investigating',
    health,
    startedAt: parseTime(event.date),
    updatedAt: parseTime(last?.timestamp) ?? parseTime(event.date),
    components: [],
    url: null,
    update: updateText(text(last?.message)),
  };
}

/** Nobody else sends an empty list in two bytes a letter. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe);
}

function isAws(url: string): boolean {
  return /^https:\/\/health\.aws\.amazon\.com\//.test(url);
}
