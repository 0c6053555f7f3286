import { type Health, worst } from '../health.ts';
import { ownEntry } from '../own-entry.ts';
import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { eventReading } from './read/events.ts';
import { isRow, maybeRow, needText, type Row, row, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import type { PageComponent } from './read/page.ts';
import { markdownToText } from './read/plain-text.ts';
import { earliest, latest, parseTime } from './read/time.ts';
import { FeedError, type FeedIncident, type FeedMaintenance } from './reading.ts';

const SEVERITIES: Readonly<Record<string, Health>> = {
  trivial: 'degraded',
  potential: 'degraded',
  minor: 'degraded',
  major: 'partial_outage',
  critical: 'major_outage',
  maintenance: 'maintenance',
};
const OPEN = /^(?:opened|started|updated|reopened|discovery|scheduled)$/i;
const CLOSED = /^(?:closed|cancell?ed|completed|dismissed|resolved)$/i;

/**
 * Adobe, `https://data.status.adobe.com/adobestatus/StatusEvents`: incidents with a history per product, whose
 * newest entry wins, and texts by token. All events of 40 days are listed; the open ones count. Products are
 * chosen by name: Adobe Express was called Adobe Spark in older registries.
 */
export const adobe: Format = {
  id: 'adobe',
  detect: objectLike(
    (body) =>
      isRow(body.incidentEvent) ||
      (isRow(body.incidents) && (isRow(body.maintenance) || isRow(body.messages))) ||
      (isRow(body.clouds) && isRow(body.products)),
  ),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    if (isRow(body.clouds) && isRow(body.products) && !('incidents' in body))
      throw new FeedError('no-state', 'the registry of products without events');
    const events = isRow(body.incidentEvent) ? body.incidentEvent : body;
    const plans = isRow(body.maintenanceEvent) ? body.maintenanceEvent : body;
    const words = maybeRow(maybeRow(events.messages, 'messages')?.en, 'messages.en') ?? {};
    const listed = values(row(events.incidents, 'incidents'), 'incident');
    const planned = values(maybeRow(plans.maintenance, 'maintenance') ?? {}, 'maintenance');
    // It keeps 40 days of hundreds of products: without a single event it is not the list that it was.
    if (listed.length + planned.length === 0) throw new FeedError('no-state', 'no events at all');
    const found = listed
      .map(([id, incident]) => readIncident(id, incident, words))
      .filter((one) => one !== null);
    const works = planned.map(([id, plan]) => readMaintenance(id, plan)).filter((one) => one !== null);
    return eventReading(
      'adobe',
      {
        incidents: found.map(({ incident }) => incident),
        affected: [...found, ...works].flatMap(({ products }) => products),
        maintenances: works.map(({ maintenance }) => maintenance),
      },
      input,
    );
  },
};

function values(map: Row, what: string): [string, Row][] {
  return Object.entries(map).map(([key, value]) => [key, row(value, `${what} ${key}`)]);
}

function readIncident(
  id: string,
  incident: Row,
  words: Row,
): { incident: FeedIncident; products: PageComponent[] } | null {
  const clouds = cloudsOf(incident);
  const open = values(row(incident.products, 'products'), 'product')
    .map(([key, product]) => ({ key, product, last: newestEntry(product) }))
    .filter(({ product, last }) => isOpen(product, text(last?.entry.status)));
  if (open.length === 0) return null;
  const products = open.map(({ key, product, last }) => ({
    id: text(product.id, key),
    name: text(product.name, key),
    health: ownEntry(SEVERITIES, text(last?.entry.severity).toLowerCase()) ?? ('degraded' as const),
    groups: groupsOf(product, clouds),
  }));
  const token = text(open[0]?.last?.entry.titleToken);
  return {
    products,
    incident: {
      id,
      title: markdownToText(text(words[token])) || products.map(({ name }) => name).join(', '),
      phase: 'investigating',
      health: worst(products.map(({ health }) => health)),
      startedAt: earliest(open.map(({ product }) => parseTime(product.startedOn))),
      updatedAt: latest(open.map(({ last }) => last?.time ?? null)),
      components: products.map((product) => product.id),
      url: null,
      update: markdownToText(text(words[text(open[0]?.last?.entry.messageToken)])) || null,
    },
  };
}

/** The newest word decides; of a word that we do not know, whether the product has an end. */
function isOpen(product: Row, status: string): boolean {
  if (OPEN.test(status) || CLOSED.test(status)) return OPEN.test(status);
  return text(product.endedOn, '0') === '0';
}

function newestEntry(product: Row): { entry: Row; time: number | null } | null {
  const history = values(row(product.history, 'history'), 'entry');
  const [stamp, entry] = history.reduce<[string, Row | null]>(
    (best, one) => (best[1] === null || Number(one[0]) > Number(best[0]) ? one : best),
    ['', null],
  );
  return entry && { entry, time: parseTime(entry.statusTime) ?? parseTime(stamp) };
}

/** A product is at work while the work is in progress; before that it is well. */
function readMaintenance(
  id: string,
  plan: Row,
): { maintenance: FeedMaintenance; products: PageComponent[] } | null {
  const status = needText(plan.status, 'maintenance.status');
  if (CLOSED.test(status)) return null;
  const running = /^started$/i.test(status);
  const clouds = cloudsOf(plan);
  const products = values(maybeRow(plan.products, 'products') ?? {}, 'product').map(([key, product]) => ({
    id: text(product.id, key),
    name: text(product.name, key),
    health: running ? ('maintenance' as const) : ('operational' as const),
    groups: groupsOf(product, clouds),
  }));
  return {
    products,
    maintenance: {
      id,
      title: text(plan.name, 'Maintenance'),
      phase: running ? 'in_progress' : 'scheduled',
      startsAt: parseTime(plan.startedOn) ?? parseTime(plan.scheduledDate),
      endsAt: parseTime(plan.completedOn),
      components: products.map((product) => product.id),
    },
  };
}

function cloudsOf(event: Row): string[] {
  return values(maybeRow(event.clouds, 'clouds') ?? {}, 'cloud').map(([, { name }]) => text(name));
}

/** Adobe Express was called Adobe Spark in older registries. */
function groupsOf(product: Row, clouds: string[]): string[] {
  return /\badobe spark\b/i.test(text(product.name)) ? [...clouds, 'Adobe Express'] : clouds;
}
