import { worst } from '../health.ts';
import type { Format } from './format.ts';
import { awsHealth, keepsAwsKey } from './read/aws.ts';
import { objectLike } from './read/detect.ts';
import { feltNow, unite } from './read/events.ts';
import { isActive } from './read/filter.ts';
import { isRow, needText, type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { htmlToText } from './read/plain-text.ts';
import { atMost } from './read/scale.ts';
import { latest, parseTime } from './read/time.ts';
import type { FeedIncident } from './reading.ts';

/** AWS before 2022, `https://status.aws.amazon.com/data.json`: `current` and `archive`, still found in dumps. */
export const awsLegacy: Format = {
  id: 'aws-legacy',
  detect: objectLike(
    ({ current, archive }) =>
      Array.isArray(current) &&
      Array.isArray(archive) &&
      [...current, ...archive].slice(0, 1).every(isLegacyEvent),
  ),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const archive = rows(body.archive, 'archive');
    const { filter } = input;
    const incidents = rows(body.current, 'current')
      .filter((event) => !/^\s*\[resolved\]/i.test(text(event.summary)) && text(event.status) !== '0')
      .filter((event) => !isActive(filter) || keepsAwsKey(keyOf(event), text(event.service_name), filter))
      .map(toIncident);
    const health = worst(['operational', ...incidents.map((incident) => feltNow(incident, input))]);
    return {
      format: 'aws-legacy',
      health: (filter?.regions?.length ?? 0) > 0 ? health : atMost('partial_outage', health),
      components: unite(incidents.map(({ components: [id = ''], health }) => ({ id, name: id, health }))),
      incidents,
      maintenances: [],
      updatedAt: latest([
        ...archive.map(({ date }) => parseTime(date)),
        ...incidents.map(({ updatedAt }) => updatedAt),
      ]),
    };
  },
};

function isLegacyEvent(event: unknown): boolean {
  return isRow(event) && 'service_name' in event && 'summary' in event;
}

function keyOf(event: Row): string {
  return needText(event.service, 'event.service');
}

function toIncident(event: Row): FeedIncident {
  const date = parseTime(event.date);
  return {
    id: `${keyOf(event)} ${text(event.date)}`,
    title: `${text(event.service_name)}: ${text(event.summary)}`,
    phase: 'investigating',
    health: awsHealth(event.status),
    startedAt: date,
    updatedAt: date,
    components: [keyOf(event)],
    url: null,
    update: htmlToText(text(event.description)) || null,
  };
}
