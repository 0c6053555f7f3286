import type { Health } from '../../health.ts';
import type { FeedDocument, ParseInput } from '../format.ts';
import { FeedError, type FeedIncident, type FeedMaintenance, type FeedReading } from '../reading.ts';
import { isRow, link, maybeRows, needText, type Row, row, text } from './guard.ts';
import { readJson } from './json.ts';
import { newest } from './newest.ts';
import { type PageComponent, pageReading } from './page.ts';
import { phaseOf, stageOf } from './phase.ts';
import { htmlToText } from './plain-text.ts';
import { latest, parseTime } from './time.ts';
import { healthOf } from './words.ts';

/** What one of the three documents of Instatus has found. */
export type InstatusParts = { components: PageComponent[]; body: Row; indicator?: Health };

export function instatusReading(
  format: string,
  input: ParseInput,
  { components, body, indicator }: InstatusParts,
): FeedReading {
  const incidents = maybeRows(body.activeIncidents, 'activeIncidents').flatMap(openIncident);
  return pageReading(
    format,
    {
      components,
      incidents,
      maintenances: maybeRows(body.activeMaintenances, 'activeMaintenances').flatMap(openMaintenance),
      ...(indicator && { indicator }),
      updatedAt: latest(incidents.map(({ updatedAt }) => updatedAt)),
    },
    input,
  );
}

/** Documented are UP, HASISSUES, UNDERMAINTENANCE and DOWN; live pages also say ONEMAJOROUTAGE, SOMEMAJOROUTAGE. */
export function pageHealth(status: string): Health {
  if (/MAJOR|DOWN/i.test(status)) return 'major_outage';
  if (/PARTIAL|MINOR/i.test(status)) return 'partial_outage';
  if (/DEGRADED|ISSUES/i.test(status)) return 'degraded';
  if (/MAINT/i.test(status)) return 'maintenance';
  return /^(?:UP|OPERATIONAL|ALLUP)$/i.test(status) ? 'operational' : 'unknown';
}

/** @throws FeedError */
export function componentsOf(document: FeedDocument): PageComponent[] {
  const body = readJson(document);
  const list = Array.isArray(body) ? body : row(body, 'the components').components;
  const components = toComponents(maybeRows(list, 'components'));
  if (components.length === 0) throw new FeedError('no-state', 'no components');
  return components;
}

export function toComponents(list: readonly Row[]): PageComponent[] {
  const all = list.flatMap((one) => [one, ...maybeRows(one.children, 'children')]);
  const groupOf = ({ group }: Row) => (isRow(group) ? text(group.id) : text(group));
  const parents = new Set([
    ...all.map(groupOf),
    ...all.filter(({ isParent }) => isParent === true).map(({ id }) => text(id)),
  ]);
  const names = new Map(all.map((one) => [text(one.id), localName(one.name)]));
  const seen = new Set<string>();
  return all.flatMap((one) => {
    const id = needText(one.id, 'component.id');
    const group = groupOf(one);
    if (parents.has(id) || seen.has(id) || (typeof one.archivedAt === 'string' && one.archivedAt !== ''))
      return [];
    seen.add(id);
    return [
      {
        id,
        name: localName(one.name) || id,
        health: healthOf(one.status),
        groups: group ? [group, names.get(group) ?? group] : [],
      },
    ];
  });
}

function openIncident(incident: Row): FeedIncident[] {
  const stage = stageOf(incident.status);
  if (stage === 'closed') return [];
  const updates = maybeRows(incident.updates, 'updates');
  const last = newest(updates, 'started');
  return [
    {
      id: needText(incident.id, 'incident.id'),
      title: localName(incident.name),
      phase: phaseOf(stage),
      health: healthOf(incident.impact),
      startedAt: parseTime(incident.started),
      updatedAt: parseTime(incident.updatedAt) ?? parseTime(last?.started),
      components: maybeRows(incident.components, 'incident.components')
        .map(({ id }) => text(id))
        .filter(Boolean),
      url: link(incident.url),
      update: htmlToText(localName(last?.message)) || null,
    },
  ];
}

function openMaintenance(maintenance: Row): FeedMaintenance[] {
  const stage = stageOf(maintenance.status);
  if (stage === 'closed') return [];
  const startsAt = parseTime(maintenance.start);
  // Minutes, as a string.
  const minutes = Number(text(maintenance.duration, 'NaN'));
  return [
    {
      id: needText(maintenance.id, 'maintenance.id'),
      title: localName(maintenance.name),
      phase: stage === 'scheduled' ? 'scheduled' : 'in_progress',
      startsAt,
      endsAt: startsAt !== null && Number.isFinite(minutes) ? startsAt + minutes * 60_000 : null,
      components: maybeRows(maintenance.components, 'components')
        .map(({ id }) => text(id))
        .filter(Boolean),
    },
  ];
}

/** The page's own state has names as `{ default, en }`, the API as strings. */
function localName(name: unknown): string {
  return isRow(name) ? text(name.en, text(name.default)) : text(name);
}
