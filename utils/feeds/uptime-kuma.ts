import type { Health } from '../health.ts';
import { ownEntry } from '../own-entry.ts';
import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { isRow, maybeRow, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { monitors } from './read/monitors.ts';
import { newest } from './read/newest.ts';
import { STALE_AFTER } from './read/overall.ts';
import { type PageComponent, pageReading } from './read/page.ts';
import { stageOf } from './read/phase.ts';
import { htmlToText } from './read/plain-text.ts';
import { latest, parseTime } from './read/time.ts';
import { FeedError, type FeedIncident, type FeedMaintenance } from './reading.ts';

/** Heartbeats: 2 is pending, between up and down. */
const BEATS: Readonly<Record<string, Health>> = {
  '0': 'major_outage',
  '1': 'operational',
  '3': 'maintenance',
};

/**
 * Uptime Kuma: `/api/status-page/heartbeat/<slug>` has the states, `/api/status-page/<slug>` names, groups and the
 * pinned note; either order is understood, and the heartbeats alone are enough. Monitors of type `group` repeat
 * their children and are left out. A pinned note is often forgotten: after 14 days (by the newest heartbeat) it
 * is only shown.
 */
export const uptimeKuma: Format = {
  id: 'uptime-kuma',
  urls: (feedUrl) => {
    const [, base = feedUrl, slug = 'default'] =
      /^(https?:\/\/[^/]+)\/(?:api\/status-page\/(?:heartbeat\/)?|status\/)([\w-]+)/.exec(feedUrl) ?? [];
    const key = slug.toLowerCase();
    return [`${base}/api/status-page/heartbeat/${key}`, `${base}/api/status-page/${key}`];
  },
  detect: objectLike(
    (body) => isRow(body.heartbeatList) || (isRow(body.config) && Array.isArray(body.publicGroupList)),
  ),
  parse: (input) => {
    main(input);
    const bodies = input.documents.map((document) => row(readJson(document), 'the document'));
    const beats = bodies.find(({ heartbeatList }) => isRow(heartbeatList))?.heartbeatList;
    const page = bodies.find(({ publicGroupList }) => publicGroupList !== undefined);
    if (!isRow(beats)) throw new FeedError('no-state', 'the configuration without the heartbeats');
    const last = new Map(Object.entries(beats).map(([id, list]) => [id, lastBeat(list)]));
    const clock = latest([...last.values()].map((beat) => parseTime(beat?.time)));
    return pageReading(
      'uptime-kuma',
      {
        components: page ? listed(page, last) : unlisted(last),
        incidents: page ? notes(page).map((note) => toIncident(note, clock)) : [],
        maintenances: maybeRows(page?.maintenanceList, 'maintenanceList').flatMap(toMaintenance),
        updatedAt: clock,
      },
      input,
      { components: monitors('all') },
    );
  },
};

type Beats = ReadonlyMap<string, Row | undefined>;

/** No beat yet, or one that is pending, is no state. */
function stateOf(beat: Row | undefined): { health: Health; silent: boolean } {
  const status = text(beat?.status);
  return { health: ownEntry(BEATS, status) ?? 'unknown', silent: beat === undefined || status === '2' };
}

/** The newest beat of a monitor: each must have its time. */
function lastBeat(list: unknown): Row | undefined {
  const beats = rows(list, 'heartbeats');
  if (beats.some(({ time }) => parseTime(time) === null))
    throw new FeedError('wrong-shape', 'a heartbeat without a time');
  return newest(beats, 'time');
}

function listed(page: Row, last: Beats): PageComponent[] {
  return rows(page.publicGroupList, 'publicGroupList').flatMap((group) =>
    rows(group.monitorList, 'monitorList')
      .filter(({ type }) => type !== 'group')
      .map(({ id, name }) => ({
        id: needText(id, 'monitor.id'),
        name: text(name),
        ...stateOf(last.get(text(id))),
        groups: [text(group.id), text(group.name)],
      })),
  );
}

function unlisted(last: Beats): PageComponent[] {
  return [...last].map(([id, beat]) => ({ id, name: id, ...stateOf(beat) }));
}

/** One note in versions 1 and 2.0, a list in newer ones. */
function notes(page: Row): readonly Row[] {
  const one = maybeRow(page.incident, 'incident');
  return one
    ? [one]
    : maybeRows(page.incidents, 'incidents').filter(({ active }) => active !== false && active !== 0);
}

function toIncident(note: Row, clock: number | null): FeedIncident {
  const startedAt = parseTime(note.createdDate);
  const updatedAt = parseTime(note.lastUpdatedDate) ?? startedAt;
  const forgotten = updatedAt !== null && clock !== null && clock - updatedAt > STALE_AFTER;
  const serious = note.style === 'danger' || note.style === 'warning';
  return {
    id: needText(note.id, 'incident.id'),
    title: text(note.title),
    phase: 'investigating',
    health: serious && !forgotten ? 'degraded' : 'operational',
    startedAt,
    updatedAt,
    components: [],
    url: null,
    update: htmlToText(text(note.content)) || null,
  };
}

function toMaintenance(plan: Row): FeedMaintenance[] {
  const stage = stageOf(plan.status);
  if (stage !== 'in_progress' && stage !== 'scheduled') return [];
  const slot = maybeRows(plan.timeslotList, 'timeslotList')[0];
  return [
    {
      id: needText(plan.id, 'maintenance.id'),
      title: text(plan.title),
      phase: stage,
      startsAt: parseTime(slot?.startDate),
      endsAt: parseTime(slot?.endDate),
      components: [],
    },
  ];
}
