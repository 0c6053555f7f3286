import * as z from 'zod/mini';
import { verdictSchema } from '../assess/types.ts';
import { LOG_SPAN } from '../observe/span.ts';
import { mentionsKey } from '../store/keys.ts';
import { noticeSchema, pollStateSchema, readRow } from '../store/rows.ts';
import type { Write } from '../store/store.ts';
import { isMark, learntAt } from '../store/unjudged.ts';
import type { EngineParts } from './parts.ts';

const DAY = 24 * 60 * 60_000;
/** The dashboard shows 90 days; nothing older is kept. */
export const KEEP_HISTORY = 90 * DAY;
/** A page that changes at every poll would fill 90 days with 26,000 entries: the newest of a service are kept. */
export const MOST_HISTORY = 1_000;
/** What failed of a site that nobody follows is remembered for a day; one that opened leaves nothing. */
const KEEP_FAILURES = DAY;
/** Readings and polling states of feeds that nobody follows any more. */
const KEEP_UNUSED = 7 * DAY;
/** Single notes of the state table, by how their keys begin: what was shown (for its click), checked by itself, and reported. */
const KEEP_NOTES = { 'shown|': 7 * DAY, 'checked|': DAY, 'reported|': 7 * DAY };

/** How the keys of what public places say begin. */
const MENTIONS = mentionsKey('');

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

async function oldNotes(store: Parts['store'], time: number): Promise<Write[]> {
  const rows = await store.readAll('state');
  return rows.flatMap(([key, value]) => {
    // a service that cannot be judged keeps its mark, but not for ever: it names a site
    if (isMark(key) && Math.abs(time - learntAt(key)) >= DAY)
      return [{ table: 'state', key, remove: true } as const];
    const [, life] = Object.entries(KEEP_NOTES).find(([beginning]) => key.startsWith(beginning)) ?? [];
    if (life === undefined) return [];
    const at = typeof value === 'number' ? value : ((value as { at?: unknown } | null)?.at ?? 0);
    const isOld = typeof at !== 'number' || Math.abs(time - at) >= life;
    return isOld ? [{ table: 'state', key, remove: true } as const] : [];
  });
}

/** Notices that an older version left in another shape: nobody will ever show them. */
async function unreadable(store: Parts['store']): Promise<Write[]> {
  const rows = await store.readAll('outbox', 'notice|', 'notice|\uffff');
  return rows.flatMap(([key, value]) =>
    noticeSchema.safeParse(value).success ? [] : [{ table: 'outbox', key, remove: true } as const],
  );
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
