import { type Health, worst } from '../health.ts';
import type { Format, ParseInput } from './format.ts';
import { hasPhrase, isActive } from './read/filter.ts';
import { isAbsent, isRow, maybeRow, maybeRows, needText, type Row, rows, text } from './read/guard.ts';
import { peekJson, readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { clockOf, isStale } from './read/overall.ts';
import { isRecovering } from './read/phase.ts';
import { markdownToText } from './read/plain-text.ts';
import { atMost } from './read/scale.ts';
import { latest, parseTime } from './read/time.ts';
import { fold, stateIn } from './read/words.ts';
import type { FeedComponent, FeedIncident } from './reading.ts';

const IMPACTS: Readonly<Record<string, Health>> = {
  serviceinformation: 'degraded',
  servicedisruption: 'partial_outage',
  serviceoutage: 'major_outage',
};
/** Severity says the same as `status_impact` in all of 157 recorded incidents. */
const SEVERITIES: Readonly<Record<string, Health>> = {
  low: 'degraded',
  medium: 'partial_outage',
  high: 'major_outage',
};

/**
 * Google's `incidents.json` (Cloud, Workspace, Maps, Ads, Firebase): an archive of more than a megabyte in which
 * an incident without `end` is open. Only open ones are looked into. An empty archive says nothing.
 */
export const google: Format = {
  id: 'google',
  detect: (document) => {
    const body = peekJson(document);
    if (!Array.isArray(body) || body.length === 0) return false;
    const [first] = body;
    return isRow(first) && 'begin' in first && ('external_desc' in first || 'affected_products' in first);
  },
  parse: (input) => {
    const archive = rows(readJson(main(input)), 'the list of incidents');
    const open = archive
      .filter(isOpen)
      .map(toIncident)
      .filter((found) => concerns(found, input));
    const components = new Map<string, FeedComponent>();
    for (const { incident, products } of open)
      for (const [id, name] of products)
        components.set(id, {
          id,
          name,
          health: worst([components.get(id)?.health ?? 'unknown', felt(incident, input)]),
        });
    return {
      format: 'google',
      health:
        archive.length === 0
          ? 'unknown'
          : worst(['operational', ...open.map(({ incident }) => felt(incident, input))]),
      components: [...components.values()],
      incidents: open.map(({ incident }) => incident),
      maintenances: [],
      updatedAt: latest(archive.map(({ modified }) => parseTime(modified))),
    };
  },
};

type Found = { incident: FeedIncident; products: [id: string, name: string][]; places: string[] };

function isOpen(item: Row): boolean {
  needText(item.id, 'incident.id');
  needText(item.begin, 'incident.begin');
  return isAbsent(item.end) || item.end === '';
}

/** What an open incident makes of the whole: nothing when it is over but for the paperwork, less when forgotten. */
function felt(incident: FeedIncident, input: ParseInput): Health {
  if (isRecovering(incident)) return 'operational';
  const health = incident.health === 'unknown' ? 'degraded' : incident.health;
  return isStale(incident, clockOf(input)) ? atMost('degraded', health) : health;
}

function toIncident(item: Row): Found {
  const last =
    maybeRow(item.most_recent_update, 'most_recent_update') ?? maybeRows(item.updates, 'updates')[0];
  const products = maybeRows(item.affected_products, 'affected_products').map(
    ({ id, title }): [string, string] => [text(id, text(title)), text(title)],
  );
  const service = text(item.service_key) || text(item.service_name);
  if (products.length === 0 && service !== '') products.push([service, text(item.service_name, service)]);
  const places = maybeRows(item.currently_affected_locations ?? last?.affected_locations, 'locations');
  return {
    products,
    places: places.flatMap(({ id, title }) => [text(id), text(title)]),
    incident: {
      id: text(item.id),
      title: markdownToText(text(item.external_desc)),
      phase: fold(text(last?.status)) === 'available' ? 'monitoring' : 'investigating',
      health: stateIn(IMPACTS, item.status_impact) ?? stateIn(SEVERITIES, item.severity) ?? 'unknown',
      startedAt: parseTime(item.begin),
      updatedAt: parseTime(item.modified) ?? parseTime(last?.when),
      components: products.map(([id]) => id),
      url: null,
      update: markdownToText(text(last?.text)) || null,
    },
  };
}

/** An incident that names no place is everywhere. */
function concerns({ products, places }: Found, { filter }: ParseInput): boolean {
  if (!isActive(filter)) return true;
  const { components = [], regions = [] } = filter;
  const product =
    components.length === 0 ||
    products.some(([id, name]) => components.some((wanted) => id === wanted || hasPhrase(name, wanted)));
  const place =
    regions.length === 0 ||
    places.length === 0 ||
    places.some((label) => regions.some((wanted) => hasPhrase(label, wanted)) || label === 'global');
  return product && place;
}
