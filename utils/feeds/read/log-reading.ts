import { type Health, worst } from '../../health.ts';
import type { ParseInput } from '../format.ts';
import type { FeedIncident, FeedMaintenance, FeedReading } from '../reading.ts';
import { hasPhrase, isActive } from './filter.ts';
import { joinPosts } from './incident-of.ts';
import type { Log } from './log.ts';
import type { LogItem } from './log-item.ts';
import { type ItemState, isUnread, stateOf } from './log-state.ts';
import { isRecovering, phaseOf } from './phase.ts';
import { htmlToText } from './plain-text.ts';
import { earliest, latest } from './time.ts';

/** Only what was written this recently can make a service look bad: a log keeps what nobody closed. ms. */
export const LOG_WINDOW = 48 * 3600_000;

/** After this time without a word, ms, the last open entry was forgotten rather than still true (FORMATS.md, rule 8). */
const FORGOTTEN = 14 * 24 * 3600_000;

type Judged = { item: LogItem; state: ItemState };

/**
 * A log as a reading: entries folded by incident, the newest deciding (a closed one wins a tie), open only
 * within 48 hours of `at`. A log without a single entry that reads like an incident says nothing: unknown.
 */
export function logReading(format: string, log: Log, { at, filter }: ParseInput): FeedReading {
  const wanted = isActive(filter) ? [...(filter.components ?? []), ...(filter.regions ?? [])] : [];
  const items = joinPosts(log.items).filter(
    (item) => wanted.length === 0 || wanted.some((word) => mentions(item, word)),
  );
  // What is older makes nothing bad any more; it only shows that the log can be read.
  const judged = items.filter((item) => isRecent(item, at)).flatMap(judge);
  const open = fold(judged).filter(({ state }) => state.stage !== 'closed');
  const current = open.filter(({ item }) => item.updatedAt !== null);
  const incidents = current.filter(({ state }) => !state.maintenance).map(toIncident);
  const maintenances = current.filter(({ state }) => state.maintenance).map(toMaintenance);
  return {
    format,
    health: healthOfLog({ items, judged, open, incidents, maintenances, at }),
    components: [],
    incidents,
    maintenances,
    updatedAt: log.builtAt ?? latest(log.items.map(({ updatedAt }) => updatedAt)),
  };
}

function healthOfLog(log: {
  items: readonly LogItem[];
  judged: readonly Judged[];
  open: readonly Judged[];
  incidents: readonly FeedIncident[];
  maintenances: readonly FeedMaintenance[];
  at: number;
}): Health {
  const bad = log.incidents.filter((incident) => !isRecovering(incident)).map(({ health }) => health);
  if (bad.length > 0) return worst(bad);
  if (log.maintenances.some(({ phase }) => phase === 'in_progress')) return 'maintenance';
  // Nothing that can be read as a state, or an open entry that cannot be placed in time.
  const undatable = log.open.some(({ item }) => item.updatedAt === null);
  const readable = log.judged.length > 0 || log.items.some((item) => stateOf(item) !== null);
  const unread = log.items.some((item) => isRecent(item, log.at) && isUnread(item));
  return readable && !undatable && !unread && !endsOpen(log.items, log.at) ? 'operational' : 'unknown';
}

/** True when the last word of the log, days ago, was of trouble: nobody can say whether it still is. */
function endsOpen(items: readonly LogItem[], at: number): boolean {
  const age = ({ updatedAt }: LogItem) => at - (updatedAt ?? Number.NEGATIVE_INFINITY);
  const last = fold(
    items.filter((item) => age(item) <= FORGOTTEN && age(item) >= -LOG_WINDOW).flatMap(judge),
  ).toSorted((a, b) => age(a.item) - age(b.item))[0];
  if (!last || last.state.maintenance) return false;
  return last.state.stage === 'investigating' || last.state.stage === 'identified';
}

function isRecent({ updatedAt }: LogItem, at: number): boolean {
  return updatedAt === null || Math.abs(at - updatedAt) <= LOG_WINDOW;
}

function judge(item: LogItem): Judged[] {
  const state = stateOf(item);
  return state ? [{ item, state }] : [];
}

/** One entry per incident: the newest, and of two of the same time the closed one. */
function fold(judged: readonly Judged[]): Judged[] {
  const newest = new Map<string, Judged>();
  const began = new Map<string, number | null>();
  for (const one of judged) {
    const { id, publishedAt } = one.item;
    const known = newest.get(id);
    began.set(id, earliest([began.get(id) ?? null, publishedAt]));
    if (!known || isNewer(one, known)) newest.set(id, one);
  }
  return [...newest.values()].map(({ item, state }) => ({
    item: { ...item, publishedAt: began.get(item.id) ?? item.publishedAt },
    state,
  }));
}

function isNewer(one: Judged, known: Judged): boolean {
  const difference = (one.item.updatedAt ?? 0) - (known.item.updatedAt ?? 0);
  return difference > 0 || (difference === 0 && one.state.stage === 'closed');
}

function toIncident({ item, state }: Judged): FeedIncident {
  return {
    id: item.id,
    title: item.title,
    phase: phaseOf(state.stage),
    health: state.health,
    startedAt: item.publishedAt,
    updatedAt: item.updatedAt,
    components: item.categories,
    url: item.url,
    update: htmlToText(item.body) || null,
  };
}

function toMaintenance({ item, state }: Judged): FeedMaintenance {
  const running = state.stage === 'in_progress' || state.stage === 'verifying';
  return {
    id: item.id,
    title: item.title,
    phase: running ? 'in_progress' : 'scheduled',
    startsAt: null,
    endsAt: null,
    components: item.categories,
  };
}

function mentions(item: LogItem, word: string): boolean {
  return (
    [item.title, ...item.categories].some((text) => hasPhrase(text, word)) ||
    hasPhrase(htmlToText(item.body), word)
  );
}
