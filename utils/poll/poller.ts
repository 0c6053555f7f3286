import { sourceKey } from '../catalog/source-key.ts';
import type { FeedSource } from '../catalog/types.ts';
import type { FeedDocument, Format } from '../feeds/format.ts';
import { FeedError, type FeedReading } from '../feeds/reading.ts';
import { readRow } from '../store/read-rows.ts';
import type { Store, Write } from '../store/store.ts';
import { type Answer, type AskParts, askFeed, FEED_TIMEOUT, unread } from './ask.ts';
import { bounded } from './bounded.ts';
import { createLookUp, keepClosed, vanished } from './closings.ts';
import { isAged, isDue, readState, stateAfter } from './feed-state.ts';
import { mapLimit } from './map-limit.ts';
import {
  type FeedState,
  type PollState,
  pollStateSchema,
  type StoredReading,
  storedReading,
  storedReadingSchema,
  unreadReading,
} from './rows.ts';

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
  lock: <T>(name: 'poll', work: () => Promise<T>) => Promise<T>;
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

/** An address that was asked, for whom, in which format, and the time limit of everything that it is asked. */
type Shared = { url: string; shared: readonly FeedSource[]; format: Format; signal: AbortSignal };

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
      const state = (await allRead(shared, states[url])) ? states[url] : undefined;
      const signal = parts.timeout(FEED_TIMEOUT);
      const format = parts.formatById(shared[0]?.format ?? '');
      const answer: Answer = format
        ? await askFeed(url, format, state, parts, signal)
        : unread('unknown format');
      if (answer.kind === 'failed' && answer.network) silent += 1;
      else isSpokenTo = true;
      if (answer.kind !== 'changed' || !format) return { url, at: now(), answer };
      // what changed is kept at once, so that a worker that dies later has lost nothing of it
      const kept = await keep({ url, shared, format, signal }, answer, states[url]);
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

  /**
   * True when each source has a row of the document that the address last sent. "Unchanged" would leave a
   * service that joins without a reading, and one that was not there when others were asked with an old one.
   */
  async function allRead(shared: readonly FeedSource[], state: FeedState | undefined): Promise<boolean> {
    for (const source of shared) {
      const row = await readRow(store, 'readings', sourceKey(source), storedReadingSchema);
      if (!row || row.digest !== state?.digest) return false;
    }
    return true;
  }

  /**
   * Parses a changed feed for every service that shares it and stores the readings. It has failed only when
   * nothing of it can be read; a part that it does not tell of is noted in the row of that part.
   */
  async function keep(
    { url, shared, format, signal }: Shared,
    answer: Answer & { kind: 'changed' },
    state: FeedState | undefined,
  ): Promise<Answer> {
    const at = now();
    const { documents, validators } = answer;
    const writes = markOf(url, at);
    // one question for all that the page has let go, whoever it was for
    const lookUp = createLookUp(format, url, parts, signal);
    // why nothing of it could be read; false once something was
    let reason: string | false | undefined;
    for (const [key, source] of new Map(shared.map((source) => [sourceKey(source), source]))) {
      const own = parts.formatById(source.format);
      if (!own) continue;
      const reading = readingOf(own, source, documents, at);
      const before = await readRow(store, 'readings', key, storedReadingSchema);
      let row: StoredReading;
      if (typeof reading === 'string') {
        reason ??= reading;
        row = unreadReading(own.id, before, before?.unreadableSince ?? state?.unreadableSince ?? at, reading);
      } else {
        reason = false;
        const closed = keepClosed(await lookUp(vanished(before?.reading, reading)), before?.closed);
        row = { ...storedReading(reading, before, at), closed };
      }
      writes.push({ table: 'readings', key, value: { ...row, digest: validators.digest } });
    }
    // a check asks for one part alone: that it is gone does not make its page a failing one
    if (reason && typeof readingOf(format, {}, documents, at) === 'string') return unread(reason);
    await saveStates((current) => {
      const nextAt = current[url]?.nextAt ?? at;
      current[url] = { ...readState(at, current[url] ?? state), ...validators, nextAt };
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
