import type { FeedSource } from '../catalog/types.ts';
import type { FeedDocument, Format } from '../feeds/format.ts';
import { FeedError, type FeedReading } from '../feeds/reading.ts';
import { sourceKey } from '../store/keys.ts';
import {
  type FeedState,
  type PollState,
  pollStateSchema,
  readRow,
  type StoredReading,
  storedReading,
  storedReadingSchema,
} from '../store/rows.ts';
import type { Store, Write } from '../store/store.ts';
import { type Answer, type AskParts, askFeed } from './ask.ts';
import { bounded } from './bounded.ts';
import { keepClosed, lookUpClosings, vanished } from './closings.ts';
import { isAged, isDue, readState, stateAfter } from './feed-state.ts';
import { mapLimit } from './map-limit.ts';

/** Feeds asked at the same time. */
const AT_ONCE = 4;
/** Feeds in a row that nobody answers, after which the connection is to blame and the rest is left for later. */
const GIVE_UP = 2 * AT_ONCE;

export type PollerParts = AskParts & {
  store: Store;
  /** 0..1, for jitter. */
  random: () => number;
  formatById: (id: string) => Format | undefined;
  /** Runs `work` alone among all pages and workers of the extension. */
  lock: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** A row that is written in one commit with news of a feed, for whoever makes something of it. */
  mark?: (url: string, at: number) => Write;
};

/** What one poll learnt of one address. */
export type Outcome = {
  url: string;
  at: number;
  /** False when nobody answered, which may be our own connection's fault. */
  answered: boolean;
  changed: boolean;
  /** True when there was no valid reading, whatever the reason. */
  failed: boolean;
  /** True when what rests on it has to be looked at again, although nothing changed. */
  aged: boolean;
};

export type PollOptions = {
  /** Time between two questions to the same feed, ms. */
  period: number;
  /** Ask now whatever the clock says (the person pressed "Check now"); the clock stays as it was. */
  now?: boolean;
};

export type Poller = { poll: (sources: readonly FeedSource[], options: PollOptions) => Promise<Outcome[]> };

/** Polls feeds on their fixed clock: one question per address, however many services share it. */
export function createPoller(parts: PollerParts): Poller {
  const { store, now, random } = parts;
  const markOf = (url: string, at: number) => (parts.mark ? [parts.mark(url, at)] : []);

  async function poll(sources: readonly FeedSource[], options: PollOptions): Promise<Outcome[]> {
    const { period } = options;
    const states = (await readRow(store, 'state', 'poll', pollStateSchema)) ?? {};
    const byUrl = Map.groupBy(sources, (source) => source.url);
    const waitsSince = ([url]: [string, unknown]) => states[url]?.nextAt ?? 0;
    const due = [...byUrl]
      .filter(([url]) => options.now || isDue(states[url], now()))
      .sort((a, b) => waitsSince(a) - waitsSince(b));
    if (due.length === 0) return [];

    const startedAt = now();
    let silent = 0;
    let isSpokenTo = false;
    const asked = await mapLimit(due, AT_ONCE, async ([url, shared]) => {
      // each would wait for its time limit, for longer than a worker lives: they stay due
      if (silent >= GIVE_UP && !isSpokenTo) return null;
      // a service that joins a known feed has no reading yet: "unchanged" would leave it without one
      const state = (await allRead(shared)) ? states[url] : undefined;
      const answer = await ask(url, shared, state);
      if (answer.kind === 'failed' && answer.network) silent += 1;
      else isSpokenTo = true;
      if (answer.kind !== 'changed') return { url, at: now(), answer };
      // what changed is kept at once, so that a worker that dies later has lost nothing of it
      const kept = await keep(url, shared, answer, states[url]);
      return { url, at: now(), answer: kept };
    });

    const answers = asked.filter((one) => one !== null);
    // answers first: whether a silent feed is to blame depends on whether others spoke
    const ordered = answers.toSorted(
      (a, b) => Number(a.answer.kind === 'failed') - Number(b.answer.kind === 'failed'),
    );
    await saveStates((current) => {
      const news: Write[] = [];
      for (const { url, at, answer } of ordered) {
        if (answer.kind === 'failed' || current[url]?.failing) news.push(...markOf(url, at));
        const asked = { url, startedAt, at, answer, period, between: options.now ?? false, random };
        current[url] = stateAfter(asked, current);
      }
      return news;
    });
    return answers.map(({ url, at, answer }) => ({
      url,
      at,
      answered: answer.kind !== 'failed' || !answer.network,
      changed: answer.kind === 'changed',
      failed: answer.kind === 'failed',
      aged: isAged(url, states[url]?.readAt ?? null, at),
    }));
  }

  async function allRead(shared: readonly FeedSource[]): Promise<boolean> {
    for (const source of shared) {
      if (!(await readRow(store, 'readings', sourceKey(source), storedReadingSchema))) return false;
    }
    return true;
  }

  async function ask(
    url: string,
    shared: readonly FeedSource[],
    state: FeedState | undefined,
  ): Promise<Answer> {
    const format = parts.formatById(shared[0]?.format ?? '');
    if (!format) return { kind: 'failed', network: false, reason: 'unknown format', retryAfter: null };
    return askFeed(url, format, state, parts);
  }

  /** Parses a changed feed for every service that shares it and stores the readings. */
  async function keep(
    url: string,
    shared: readonly FeedSource[],
    answer: Answer & { kind: 'changed' },
    state: FeedState | undefined,
  ): Promise<Answer> {
    const at = now();
    const writes: Write[] = markOf(url, at);
    for (const source of new Map(shared.map((source) => [sourceKey(source), source])).values()) {
      const format = parts.formatById(source.format);
      if (!format) continue;
      const reading = readingOf(format, source, answer.documents, at);
      if (typeof reading === 'string')
        return { kind: 'failed', network: false, reason: reading, retryAfter: null };
      const key = sourceKey(source);
      const before = await readRow(store, 'readings', key, storedReadingSchema);
      const gone = vanished(before?.reading, reading);
      const closed = keepClosed(await lookUpClosings(gone, format, url, parts), before?.closed);
      const row: StoredReading = { ...storedReading(reading, before, at), closed };
      writes.push({ table: 'readings', key, value: row });
    }
    await saveStates((current) => {
      const nextAt = current[url]?.nextAt ?? at;
      current[url] = { ...readState(at, current[url] ?? state), ...answer.validators, nextAt };
      return writes;
    });
    return answer;
  }

  /** Changes the one row of polling states, together with the rows that the change returns, all or nothing. */
  function saveStates(change: (current: PollState) => Write[]): Promise<void> {
    return parts.lock('poll', async () => {
      const current = (await readRow(store, 'state', 'poll', pollStateSchema)) ?? {};
      const writes = change(current);
      await store.commit([...writes, { table: 'state', key: 'poll', value: current }]);
    });
  }

  return { poll };
}

/** What a feed says of a source, or the reason why it cannot be read. */
function readingOf(
  format: Format,
  { filter, otherwise }: Pick<FeedSource, 'filter' | 'otherwise'>,
  documents: readonly FeedDocument[],
  at: number,
): FeedReading | string {
  try {
    return bounded(format.parse({ documents, at, ...(filter && { filter }) }));
  } catch (error) {
    // a page that was rebuilt has other components: silence about the old ones would hide every outage
    if (otherwise && error instanceof FeedError && error.reason === 'no-state')
      return readingOf(format, otherwise, documents, at);
    // a format promises to throw nothing else; if a hostile document breaks that, other feeds go on
    return error instanceof FeedError ? error.reason : 'wrong-shape';
  }
}
