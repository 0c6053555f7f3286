import { type Health, worst } from '../health.ts';
import type { Format, ParseInput } from './format.ts';
import { objectLike } from './read/detect.ts';
import { unite } from './read/events.ts';
import { isRow, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { type PageComponent, pageReading } from './read/page.ts';
import { workNow } from './read/phase.ts';
import { htmlToText } from './read/plain-text.ts';
import { parseTime } from './read/time.ts';
import { healthOf } from './read/words.ts';
import { FeedError, type FeedIncident } from './reading.ts';

/**
 * PlayStation Network, `https://status.playstation.com/data/statuses/region/{SCEA|SCEE|SCEJA}.json`: entries of the
 * region, its countries and their services, past ones among them; an empty list is well. Services are united over
 * the countries; a country's code can be given as a region.
 */
export const playstation: Format = {
  id: 'playstation',
  detect: objectLike(
    ({ countries }) => Array.isArray(countries) && isRow(countries[0]) && 'services' in countries[0],
  ),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const countries = rows(body.countries, 'countries');
    const services = countries.flatMap((country) => servicesOf(country, input));
    if (services.length === 0) throw new FeedError('no-state', 'no services');
    const everywhere = entries(body.status, input);
    const found = [
      ...everywhere.map((entry) => ({ entry, service: '' })),
      ...countries.flatMap((country) => [
        ...entries(country.status, input).map((entry) => ({ entry, service: '' })),
        ...rows(country.services, 'services').flatMap((service) =>
          entriesOf(service, input).map((entry) => ({ entry, service: text(service.serviceName) })),
        ),
      ]),
    ];
    const incidents = incidentsOf(found);
    const groups = groupsOf(services);
    return pageReading(
      'playstation',
      {
        components: unite(services).map((service) => ({ ...service, groups: groups.get(service.id) ?? [] })),
        incidents: incidents.filter(({ health }) => health !== 'maintenance'),
        maintenances: incidents.filter(({ health }) => health === 'maintenance').map(workNow),
        updatedAt: null,
      },
      input,
    );
  },
};

function servicesOf(country: Row, input: ParseInput): PageComponent[] {
  const code = text(country.countryCode);
  const below = entries(country.status, input).map(healthOfEntry);
  return rows(country.services, 'services').map((service) => {
    const name = needText(service.serviceName, 'serviceName');
    rows(service.status, 'service.status');
    const own = entriesOf(service, input).map(healthOfEntry);
    return { id: name, name, health: worst(['operational', ...own, ...below]), groups: [code] };
  });
}

function groupsOf(services: readonly PageComponent[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { id, groups: codes = [] } of services) groups.set(id, [...(groups.get(id) ?? []), ...codes]);
  return groups;
}

/** A service's entries, and those of its parts. */
function entriesOf(service: Row, input: ParseInput): Row[] {
  const resources = maybeRows(service.resources, 'resources').flatMap(({ status }) => entries(status, input));
  return [...entries(service.status, input), ...resources];
}

/** Entries in force at the time of the reading: past ones stay in the file. */
function entries(list: unknown, { at }: ParseInput): Row[] {
  return rows(list ?? [], 'status').filter(({ startDate, endDate }) => {
    const start = parseTime(startDate);
    const end = parseTime(endDate);
    return (start === null || start <= at) && (end === null || end > at);
  });
}

/** An entry that we cannot read is trouble of some kind: there are none while all is well. */
function healthOfEntry({ statusType }: Row): Health {
  const health = healthOf(statusType);
  return health === 'unknown' ? 'degraded' : health;
}

/** One per id, with the services under which it stands; none where it is about a country or a region. */
function incidentsOf(found: readonly { entry: Row; service: string }[]): FeedIncident[] {
  const incidents = new Map<string, FeedIncident>();
  for (const { entry, service } of found) {
    const health = healthOfEntry(entry);
    const id = text(entry.statusId) || `${text(entry.statusType)} ${text(entry.startDate)}`;
    if (health === 'operational') continue;
    const known = incidents.get(id);
    const components = [...new Set([...(known?.components ?? []), service])].filter(Boolean);
    incidents.set(id, {
      id,
      title: text(entry.statusType),
      phase: 'investigating',
      health,
      startedAt: parseTime(entry.startDate),
      updatedAt: parseTime(entry.startDate),
      components,
      url: null,
      update: isRow(entry.message) ? null : htmlToText(text(entry.message)) || null,
    });
  }
  return [...incidents.values()];
}
