import type { Health } from '../health.ts';
import type { FeedDocument, Format, ParseInput } from './format.ts';
import { isRow, link, maybeRows, needText, type Row, row, text } from './read/guard.ts';
import { peekJson, readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { newest } from './read/newest.ts';
import { type PageComponent, pageReading } from './read/page.ts';
import { phaseOf, stageOf } from './read/phase.ts';
import { htmlToText } from './read/plain-text.ts';
import { latest, parseTime } from './read/time.ts';
import { healthOf } from './read/words.ts';
import { FeedError, type FeedIncident, type FeedMaintenance, type FeedReading } from './reading.ts';

/**
 * Instatus, `/summary.json`: the page's own word and what is active. Lists that are empty are left out. The
 * page's word is the only trace of components that are down without an incident; `/v2/components.json` may be
 * given as a second document.
 */
export const instatus: Format = {
  id: 'instatus',
  detect: (document) => {
    const body = peekJson(document);
    return isRow(body) && isRow(body.page) && typeof body.page.status === 'string' && !isRow(body.status);
  },
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const page = row(body.page, 'page');
    const indicator = pageHealth(needText(page.status, 'page.status'));
    const second = input.documents[1];
    return instatusReading('instatus', input, {
      components: second ? componentsOf(second) : [],
      body,
      indicator,
    });
  },
};

/** Instatus, `/v2/components.json`: rows that others name as their group are headers. */
export const instatusComponents: Format = {
  id: 'instatus-components',
  detect: (document) => {
    const body = peekJson(document);
    if (!isRow(body) || 'page' in body || !Array.isArray(body.components)) return false;
    const [first] = body.components;
    return isRow(first) && typeof first.status === 'string' && /^[A-Z]+$/.test(first.status);
  },
  parse: (input) =>
    instatusReading('instatus-components', input, { components: componentsOf(main(input)), body: {} }),
};

/** Instatus, the state that its page carries: `site` and what is active, with names in several languages. */
export const instatusPage: Format = {
  id: 'instatus-page',
  detect: (document) => {
    const body = peekJson(document);
    return isRow(body) && isRow(body.site) && 'activeIncidents' in body;
  },
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const site = row(body.site, 'site');
    return instatusReading('instatus-page', input, {
      components: toComponents(maybeRows(site.components, 'site.components')),
      body,
      indicator: pageHealth(needText(site.mainStatus ?? site.status, 'site.status')),
    });
  },
};

type Parts = { components: PageComponent[]; body: Row; indicator?: Health };

function instatusReading(
  format: string,
  input: ParseInput,
  { components, body, indicator }: Parts,
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
function pageHealth(status: string): Health {
  if (/MAJOR|DOWN/i.test(status)) return 'major_outage';
  if (/PARTIAL|MINOR/i.test(status)) return 'partial_outage';
  if (/DEGRADED|ISSUES/i.test(status)) return 'degraded';
  if (/MAINT/i.test(status)) return 'maintenance';
  return /^(?:UP|OPERATIONAL|ALLUP)$/i.test(status) ? 'operational' : 'unknown';
}

/** @throws FeedError */
function componentsOf(document: FeedDocument): PageComponent[] {
  const body = readJson(document);
  const list = Array.isArray(body) ? body : row(body, 'the components').components;
  const components = toComponents(maybeRows(list, 'components'));
  if (components.length === 0) throw new FeedError('no-state', 'no components');
  return components;
}

function toComponents(list: readonly Row[]): PageComponent[] {
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
