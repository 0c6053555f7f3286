import type { Health } from '../../health.ts';
import type { FeedDocument, ParseInput } from '../format.ts';
import { FeedError, type FeedIncident, type FeedMaintenance, type FeedReading } from '../reading.ts';
import { isAbsent, isRow, link, maybeRows, needText, type Row, row, rows, text } from './guard.ts';
import { readJson } from './json.ts';
import { main } from './main.ts';
import { newest } from './newest.ts';
import { type PageComponent, pageReading } from './page.ts';
import { phaseOf, stageOf } from './phase.ts';
import { htmlToText } from './plain-text.ts';
import { latest, parseTime } from './time.ts';
import { healthOf, IMPACT } from './words.ts';

/** 26 characters of Crockford's base 32: incident.io's ids. Statuspage's have 12 of base 36. */
export function isUlid(id: unknown): boolean {
  return typeof id === 'string' && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id);
}

function isStatuspageId(id: unknown): boolean {
  return typeof id === 'string' && /^[a-z0-9]{12}$/.test(id);
}

/** Changes with every change of the page: its time stamp and its indicator. @throws FeedError */
export function markOfStatus(document: FeedDocument): string {
  const body = row(readJson(document), 'status.json');
  const status = row(body.status, 'status');
  const page = row(body.page, 'page');
  return `${needText(page.updated_at, 'page.updated_at')} ${needText(status.indicator, 'status.indicator')}`;
}

/**
 * A document of the Statuspage API as a reading. `summary.json` must have its `components`, `status.json` its
 * indicator, a list of incidents its incidents: what is missing is never taken for green.
 * @throws FeedError
 */
export function parseSummary(format: string, input: ParseInput): FeedReading {
  const document = main(input);
  const body = row(readJson(document), 'the document');
  const indicator = indicatorOf(body);
  requireState(body, indicator, /\/summary\.json(?:$|\?)/.test(document.url));
  const listed = maybeRows(body.components, 'components');
  const groups = groupNames(listed);
  const incidents = maybeRows(body.incidents, 'incidents');
  const page = isRow(body.page) ? body.page : {};
  return pageReading(
    format,
    {
      components: listed.filter(isComponent).map((component) => toComponent(component, groups)),
      incidents: incidents.flatMap(openIncident),
      maintenances: [
        ...maybeRows(body.scheduled_maintenances, 'scheduled_maintenances'),
        ...incidents.filter(isMaintenance),
      ].flatMap(openMaintenance),
      indicator,
      updatedAt:
        parseTime(page.updated_at) ?? latest(incidents.map(({ updated_at }) => parseTime(updated_at))),
    },
    input,
    { incidents: 'degraded', indicator: hidesIncidents(body) ? 'beside' : 'fallback' },
  );
}

/**
 * True for an incident.io page without a list of incidents, which mean that there are none. Its components stay
 * operational through an incident, so a bad indicator is the only trace of a list that was lost.
 */
function hidesIncidents({ page, incidents }: Row): boolean {
  return isRow(page) && isUlid(page.id) && isAbsent(incidents);
}

/** `status.json` has an indicator and nothing else; a summary without its components has lost them. */
function requireState(body: Row, indicator: Health, isSummary: boolean): void {
  if (Array.isArray(body.components)) {
    // Statuspage itself always lists its incidents; incident.io and other look-alikes leave an empty list out.
    if (isRow(body.status) && isRow(body.page) && isStatuspageId(body.page.id))
      rows(body.incidents, 'incidents');
    // An empty list is valid (status.atlassian.com), but then the indicator must be there.
    if (body.components.length > 0 || indicator !== 'unknown') return;
    throw new FeedError('no-state', 'neither components nor an indicator');
  }
  if (body.components !== undefined) throw new FeedError('wrong-shape', 'components is not a list');
  if (isRow(body.status)) {
    const alone = !isSummary && !('incidents' in body) && !('scheduled_maintenances' in body);
    if (alone && indicator !== 'unknown') return;
    throw new FeedError(
      'wrong-shape',
      alone ? 'status.indicator is missing or unknown' : 'components is missing',
    );
  }
  if (isSummary || body.status !== undefined || !Array.isArray(body.incidents))
    throw new FeedError('wrong-shape', 'neither components, status nor incidents');
  // An answer of incidents.json with nothing in it: only the page's own name shows that it is one.
  if (body.incidents.length === 0 && !isRow(body.page))
    throw new FeedError('no-state', 'an empty list of incidents');
}

/** The page's own word; for a list of incidents, that nothing but its open ones is wrong. */
function indicatorOf(body: Row): Health {
  if (body.status === undefined && body.components === undefined && Array.isArray(body.incidents))
    return 'operational';
  return isRow(body.status) ? healthOf(body.status.indicator, IMPACT) : 'unknown';
}

/** Group rows are headers. GitHub lists an advertisement for its page as a component. */
function isComponent({ group, name }: Row): boolean {
  return (
    group !== true &&
    !(typeof name === 'string' && name.startsWith('Visit ') && / for more information/.test(name))
  );
}

function groupNames(listed: readonly Row[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { group, id, name } of listed) if (group === true) names.set(text(id), text(name));
  return names;
}

function toComponent(component: Row, groups: ReadonlyMap<string, string>): PageComponent {
  const id = needText(component.id, 'component.id');
  if (typeof component.status !== 'string')
    throw new FeedError('wrong-shape', `component ${id} has no status`);
  const part = { id, name: text(component.name, id), health: healthOf(component.status) };
  const group = text(component.group_id);
  return group === '' ? part : { ...part, groups: [group, groups.get(group) ?? group] };
}

function isMaintenance({ impact, scheduled_for }: Row): boolean {
  return impact === 'maintenance' && scheduled_for !== undefined;
}

function openIncident(incident: Row): FeedIncident[] {
  const stage = stageOf(incident.status);
  if (stage === 'closed' || isMaintenance(incident)) return [];
  // An incident whose status is missing or strange but which has an end is over.
  if (stage === null && parseTime(incident.resolved_at) !== null) return [];
  const updates = maybeRows(incident.incident_updates, 'incident_updates');
  return [
    {
      id: needText(incident.id, 'incident.id'),
      title: text(incident.name),
      phase: phaseOf(stage),
      health: healthOf(incident.impact, IMPACT),
      startedAt: parseTime(incident.started_at) ?? parseTime(incident.created_at),
      updatedAt: parseTime(incident.updated_at) ?? parseTime(newestOf(updates)?.created_at),
      components: affected(incident, updates),
      url: link(incident.shortlink),
      update: htmlToText(text(newestOf(updates)?.body)) || null,
    },
  ];
}

function openMaintenance(maintenance: Row): FeedMaintenance[] {
  const stage = stageOf(maintenance.status);
  if (stage === 'closed') return [];
  return [
    {
      id: needText(maintenance.id, 'maintenance.id'),
      title: text(maintenance.name),
      phase: stage === 'in_progress' || stage === 'verifying' ? 'in_progress' : 'scheduled',
      startsAt: parseTime(maintenance.scheduled_for),
      endsAt: parseTime(maintenance.scheduled_until),
      components: affected(maintenance, maybeRows(maintenance.incident_updates, 'incident_updates')),
    },
  ];
}

/** Components of an incident: its own list, else those that its newest update names. */
function affected(incident: Row, updates: readonly Row[]): string[] {
  const own = maybeRows(incident.components, 'incident.components').filter(isComponent);
  if (own.length > 0) return own.map(({ id, code }) => text(id, text(code))).filter(Boolean);
  const named = newestOf(updates)?.affected_components;
  if (!Array.isArray(named)) return [];
  return rows(named, 'affected_components')
    .map(({ code, id }) => text(code, text(id)))
    .filter(Boolean);
}

function newestOf(updates: readonly Row[]): Row | undefined {
  return newest(updates, 'display_at', 'created_at');
}
