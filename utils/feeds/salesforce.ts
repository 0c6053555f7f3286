import type { Health } from '../health.ts';
import type { Format } from './format.ts';
import { eventReading } from './read/events.ts';
import { isAbsent, isRow, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { peekJson, readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { monitors } from './read/monitors.ts';
import { type PageComponent, pageReading } from './read/page.ts';
import { earliest, latest, parseTime } from './read/time.ts';
import { stateIn } from './read/words.ts';
import { FeedError, type FeedIncident, type FeedMaintenance } from './reading.ts';

/** What stands before `_CORE` or `_NONCORE`, folded. */
const STATUSES: Readonly<Record<string, Health>> = {
  ok: 'operational',
  informational: 'degraded',
  maintenance: 'maintenance',
  unplannedmaintenance: 'maintenance',
  minorincident: 'degraded',
  majorincident: 'major_outage',
};

/**
 * Salesforce Trust, `https://api.status.salesforce.com/v1/`: all instances (1.5 MB), one of them
 * (`instances/<key>/status`), or `incidents`. One of 1,500 instances is not Salesforce. An incident is open
 * while one of its impacts has no end. Products and locations can be chosen like groups.
 */
export const salesforce: Format = {
  id: 'salesforce',
  detect: (document) => {
    const body = peekJson(document);
    const first = Array.isArray(body) ? body[0] : body;
    return isRow(first) && (isInstance(first) || 'IncidentImpacts' in first);
  },
  parse: (input) => {
    const body = readJson(main(input));
    const listed = Array.isArray(body) ? rows(body, 'the list') : [row(body, 'the instance')];
    if (listed.length === 0) throw new FeedError('no-state', 'an empty list');
    if (listed.every((one) => 'IncidentImpacts' in one)) {
      const incidents = incidentsOf(listed);
      const affected = incidents.flatMap(({ components, health }) =>
        components.map((id) => ({ id, name: id, health })),
      );
      return eventReading('salesforce', { incidents, affected }, input);
    }
    if (!listed.every(isInstance)) throw new FeedError('wrong-shape', 'neither instances nor incidents');
    const active = listed.filter(({ isActive }) => isActive !== false);
    const instances = active.length > 0 ? active : listed;
    const incidents = incidentsOf(instances.flatMap(({ Incidents }) => maybeRows(Incidents, 'Incidents')));
    return pageReading(
      'salesforce',
      {
        components: instances.map(toComponent),
        incidents,
        maintenances: instances.flatMap(maintenancesOf),
        updatedAt: latest(incidents.map(({ updatedAt }) => updatedAt)),
      },
      input,
      { incidents: 'degraded', components: monitors('most') },
    );
  },
};

function isInstance(one: Row): boolean {
  return 'key' in one && 'status' in one && ('Incidents' in one || 'Products' in one || 'location' in one);
}

function toComponent(instance: Row): PageComponent {
  const key = needText(instance.key, 'instance.key');
  const status = needText(instance.status, 'instance.status').replace(/_(?:NON)?CORE$/i, '');
  const products = maybeRows(instance.Products, 'Products').map((product) => text(product.key));
  return {
    id: key,
    name: key,
    health: stateIn(STATUSES, status) ?? 'unknown',
    groups: [text(instance.location), ...products],
  };
}

function incidentsOf(listed: readonly Row[]): FeedIncident[] {
  const incidents = new Map<string, FeedIncident>();
  for (const incident of listed) {
    const impacts = maybeRows(incident.IncidentImpacts, 'IncidentImpacts');
    const open = impacts.filter(({ endTime }) => isAbsent(endTime));
    const id = needText(incident.id, 'incident.id');
    if (impacts.length > 0 && open.length === 0) continue;
    const major = open.some(({ severity }) => severity === 'major');
    incidents.set(id, {
      id,
      title: text(open[0]?.type, 'Incident'),
      phase: 'investigating',
      health: major ? 'major_outage' : 'degraded',
      startedAt: earliest(open.map(({ startTime }) => parseTime(startTime))),
      updatedAt: parseTime(incident.updatedAt),
      components: Array.isArray(incident.instanceKeys) ? incident.instanceKeys.map((key) => text(key)) : [],
      url: `https://status.salesforce.com/incidents/${encodeURIComponent(id)}`,
      update: null,
    });
  }
  return [...incidents.values()];
}

function maintenancesOf(instance: Row): FeedMaintenance[] {
  return maybeRows(instance.Maintenances, 'Maintenances').map((plan) => ({
    id: needText(plan.id, 'maintenance.id'),
    title: text(plan.name, 'Maintenance'),
    // The instance's own status says whether it is running.
    phase: /^(?:UNPLANNED_)?MAINTENANCE/.test(text(instance.status)) ? 'in_progress' : 'scheduled',
    startsAt: parseTime(plan.plannedStartTime),
    endsAt: parseTime(plan.plannedEndTime),
    components: [text(instance.key)],
  }));
}
