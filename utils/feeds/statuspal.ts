import type { Health } from '../health.ts';
import type { Format, ParseInput } from './format.ts';
import { objectLike } from './read/detect.ts';
import { isAbsent, isRow, link, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { newest } from './read/newest.ts';
import { clockOf } from './read/overall.ts';
import { type PageComponent, pageReading } from './read/page.ts';
import { phaseOf, stageOf } from './read/phase.ts';
import { htmlToText } from './read/plain-text.ts';
import { latest, parseTime } from './read/time.ts';
import { stateIn } from './read/words.ts';
import { FeedError, type FeedIncident, type FeedMaintenance } from './reading.ts';

/**
 * Statuspal, `https://statuspal.eu/api/v2/status_pages/<subdomain>/summary`. A service says what kind of incident
 * it has, null for none; kinds are the page's own, and `current_status_type` translates the page's. Times have no
 * zone and are UTC.
 */
export const statuspal: Format = {
  id: 'statuspal',
  detect: objectLike(
    ({ status_page }) =>
      isRow(status_page) && ('current_incident_type' in status_page || 'subdomain' in status_page),
  ),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const page = row(body.status_page, 'status_page');
    const services = rows(body.services, 'services');
    if (!('current_incident_type' in page))
      throw new FeedError('wrong-shape', 'current_incident_type is missing');
    // The page's own kinds are translated once, for the page as a whole.
    const translate = translator(text(page.current_incident_type), body.current_status_type);
    const incidents = maybeRows(body.incidents, 'incidents').flatMap((one) =>
      openIncident(one, translate, input),
    );
    return pageReading(
      'statuspal',
      {
        components: leaves(services, [], translate),
        incidents,
        maintenances: [
          ...maybeRows(body.maintenances, 'maintenances').flatMap((one) =>
            maintenance(one, 'in_progress', input),
          ),
          ...maybeRows(body.upcoming_maintenances, 'upcoming').flatMap((one) =>
            maintenance(one, 'scheduled', input),
          ),
        ],
        indicator: translate(page.current_incident_type),
        updatedAt: latest(incidents.map(({ updatedAt }) => updatedAt)),
      },
      input,
      { indicator: 'beside' },
    );
  },
};

/** Deepest tree of services that is followed. */
const MAX_DEPTH = 8;

type Translate = (kind: unknown) => Health;

function translator(pageKind: string, pageStatus: unknown): Translate {
  const known = standard(pageStatus);
  return (kind) => {
    if (isAbsent(kind)) return 'operational';
    const own = standard(kind);
    if (own) return own;
    if (known && text(kind) === pageKind) return known;
    return /maint/i.test(text(kind)) ? 'maintenance' : 'degraded';
  };
}

const STANDARD: Readonly<Record<string, Health>> = {
  major: 'major_outage',
  minor: 'degraded',
  scheduled: 'maintenance',
};

function standard(kind: unknown): Health | undefined {
  return stateIn(STANDARD, kind);
}

/** Services without children; a parent's state is the worst of its children unless it has one of its own. */
function leaves(
  services: readonly Row[],
  groups: string[],
  translate: Translate,
  depth = 0,
): PageComponent[] {
  if (depth > MAX_DEPTH) throw new FeedError('wrong-shape', 'services are nested too deeply');
  return services.flatMap((service) => {
    const id = text(service.id);
    const name = text(service.name);
    const children = maybeRows(service.children, 'children').filter((one) => Object.keys(one).length > 0);
    if (children.length > 0) return leaves(children, [...groups, id, name], translate, depth + 1);
    if (!('current_incident_type' in service))
      throw new FeedError('wrong-shape', `service ${name} has no current_incident_type`);
    return [
      {
        id: id || needText(name, 'service.id'),
        name,
        health: translate(service.current_incident_type),
        groups,
      },
    ];
  });
}

function openIncident(incident: Row, translate: Translate, input: ParseInput): FeedIncident[] {
  const endsAt = parseTime(incident.ends_at);
  if (isOver(endsAt, input)) return [];
  const last = newest(maybeRows(incident.updates, 'updates'), 'posted_at');
  const stage = stageOf(last?.type);
  if (stage === 'closed') return [];
  return [
    {
      id: needText(incident.id, 'incident.id'),
      title: text(incident.title),
      phase: phaseOf(stage),
      health: translate(incident.type),
      startedAt: parseTime(incident.starts_at),
      updatedAt: latest([incident.updated_at, last?.posted_at, incident.starts_at].map(parseTime)),
      components: idsOf(incident),
      url: link(incident.url),
      update: htmlToText(text(last?.description)) || null,
    },
  ];
}

function maintenance(plan: Row, phase: FeedMaintenance['phase'], input: ParseInput): FeedMaintenance[] {
  const endsAt = parseTime(plan.ends_at);
  if (isOver(endsAt, input)) return [];
  return [
    {
      id: needText(plan.id, 'maintenance.id'),
      title: text(plan.title),
      phase,
      startsAt: parseTime(plan.starts_at),
      endsAt,
      components: idsOf(plan),
    },
  ];
}

function idsOf({ service_ids }: Row): string[] {
  return Array.isArray(service_ids) ? service_ids.map((id) => text(id)).filter(Boolean) : [];
}

/** True when it has ended; never in a document of unknown age, whose lists say themselves what is current. */
function isOver(endsAt: number | null, input: ParseInput): boolean {
  const clock = clockOf(input);
  return endsAt !== null && clock !== null && endsAt <= clock;
}
