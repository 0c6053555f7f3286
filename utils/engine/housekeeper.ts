import * as z from 'zod/mini';
import { verdictSchema } from '../assess/types.ts';
import { queuedReportSchema } from '../crowd/reports.ts';
import { noticeSchema } from '../notify/rows.ts';
import { LOG_SPAN } from '../observe/span.ts';
import { pollStateSchema } from '../poll/rows.ts';
import { readRow } from '../store/read-rows.ts';
import { type Kind, keptSinceNoted, kindOf, ROWS } from '../store/row-registry.ts';
import type { Write } from '../store/store.ts';
import { learntAt } from '../store/unjudged.ts';
import type { EngineParts } from './parts.ts';

const DAY = 24 * 60 * 60_000;
export const KEEP_HISTORY = ROWS.history.kept.ms;
/** A page that changes at every poll would fill 90 days with 26,000 entries: the newest of a service are kept. */
export const MOST_HISTORY = 1_000;
/** What failed of a site that nobody follows is remembered for a day; one that opened leaves nothing. */
const KEEP_FAILURES = ROWS.verdict.kept.ms;
/** Readings and polling states of feeds that nobody follows any more. */
const KEEP_UNUSED = ROWS.reading.kept.ms;
/** How the keys of what public places say begin. */
const MENTIONS = ROWS.mentions.key;

type Parts = Pick<EngineParts, 'store' | 'now' | 'lock'>;

/**
 * Forgets at once what was visited and is no longer in the log, and once a day deletes what is too old, so
 * that the database stays bounded. `inUse`: services and sites that are followed or were just seen.
 */
export function createHousekeeper({ store, now, lock }: Parts) {
  return async function tidy(inUse: ReadonlySet<string>): Promise<void> {
    const time = now();
    await lock('judge', async () => {
      const writes = await oldVisits(store, time, inUse);
      if (writes.length > 0) await store.commit(writes);
    });
    const last = (await readRow(store, 'state', 'tidied', z.number())) ?? 0;
    if (time - last < DAY && last <= time) return;
    const writes: Write[] = [
      ...(await oldHistory(store, time)),
      ...(await leftovers(store, inUse)),
      ...(await oldNotes(store, time)),
      ...(await unreadable(store)),
      { table: 'state', key: 'tidied', value: time },
    ];
    await lock('poll', async () => store.commit([...writes, ...(await oldFeeds(store, time))]));
  };
}

/** Entries of before the 90 days, and of each service those before its newest thousand. */
async function oldHistory(store: Parts['store'], time: number): Promise<Write[]> {
  const oldest = new Date(time - KEEP_HISTORY).toISOString();
  const keys = (await store.readAll('history')).map(([key]) => key);
  // keys are in the order of service and time
  return keys
    .filter((key, index) => timeOf(key) < oldest || serviceOf(keys[index + MOST_HISTORY]) === serviceOf(key))
    .map((key) => ({ table: 'history', key, remove: true }));
}

const serviceOf = (key = '') => key.slice(0, key.lastIndexOf('|'));
const timeOf = (key: string) => key.slice(key.lastIndexOf('|') + 1);

/** Verdicts of sites that nobody follows, with what was learnt about them; those that cannot be read too. */
async function oldVisits(store: Parts['store'], time: number, inUse: ReadonlySet<string>): Promise<Write[]> {
  return (await store.readAll('verdicts')).flatMap(([key, row]) => {
    if (inUse.has(key)) return [];
    const { data } = verdictSchema.safeParse(row);
    const hasFailed = data?.evidence.some((piece) => piece.class === 'own' && piece.sign !== 'own.works');
    if (Math.abs(time - (data?.at ?? 0)) < (hasFailed ? KEEP_FAILURES : LOG_SPAN)) return [];
    return (['verdicts', 'probes', 'people'] as const).map((table) => ({
      table,
      key,
      remove: true as const,
    }));
  });
}

/** What was learnt about services that are not in use and have no verdict any more. */
async function leftovers(store: Parts['store'], inUse: ReadonlySet<string>): Promise<Write[]> {
  const judged = new Set((await store.readAll('verdicts')).map(([key]) => key));
  const writes: Write[] = [];
  for (const table of ['probes', 'people'] as const) {
    for (const [key] of await store.readAll(table)) {
      const id = key.slice(key.startsWith(MENTIONS) ? MENTIONS.length : 0);
      if (!inUse.has(id) && !judged.has(id)) writes.push({ table, key, remove: true });
    }
  }
  return writes;
}

/** Single notes whose time is over, and rows of the state table that no version reads any more. */
async function oldNotes(store: Parts['store'], time: number): Promise<Write[]> {
  const rows = await store.readAll('state');
  return rows.flatMap(([key, value]) => {
    const kind = kindOf('state', key);
    const life = kind && keptSinceNoted(kind);
    if (kind !== null && life === null) return [];
    const noted = typeof value === 'number' ? value : ((value as { at?: unknown } | null)?.at ?? 0);
    const at = kind === 'unjudged' ? learntAt(key) : noted;
    const isOld = life === null || typeof at !== 'number' || !(Math.abs(time - at) < life);
    return isOld ? [{ table: 'state', key, remove: true } as const] : [];
  });
}

/** Notices and reports that an older version left in another shape: nobody will ever show or send them. */
async function unreadable(store: Parts['store']): Promise<Write[]> {
  const schemas: Partial<Record<Kind, z.ZodMiniType>> = { notice: noticeSchema, report: queuedReportSchema };
  return (await store.readAll('outbox')).flatMap(([key, value]) => {
    const kind = kindOf('outbox', key);
    const isReadable = kind !== null && schemas[kind]?.safeParse(value).success;
    return isReadable ? [] : [{ table: 'outbox', key, remove: true } as const];
  });
}

async function oldFeeds(store: Parts['store'], time: number): Promise<Write[]> {
  const states = (await readRow(store, 'state', 'poll', pollStateSchema)) ?? {};
  const used = Object.entries(states).filter(([, { nextAt }]) => time - nextAt < KEEP_UNUSED);
  const urls = new Set(used.map(([url]) => url));
  const readings = await store.readAll('readings');
  return [
    ...readings
      .filter(([key]) => !urls.has(addressOf(key)))
      .map(([key]) => ({ table: 'readings', key, remove: true }) as const),
    { table: 'state', key: 'poll', value: Object.fromEntries(used) },
  ];
}

/** The address in a reading's key; it may hold a `#` of its own. */
function addressOf(key: string): string {
  const filter = key.lastIndexOf('#[[');
  return filter < 0 ? key : key.slice(0, filter);
}
