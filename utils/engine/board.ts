import * as z from 'zod/mini';
import { sourceKey } from '../catalog/source-key.ts';
import type { FeedSource } from '../catalog/types.ts';
import { boardSchema, fetchBoard, isBoardStale, readingOnBoard } from '../crowd/board.ts';
import { neverRead } from '../poll/feed-state.ts';
import type { Outcome } from '../poll/poller.ts';
import { type FeedState, pollStateSchema, storedReading, storedReadingSchema } from '../poll/rows.ts';
import { nextSlot } from '../poll/schedule.ts';
import { sourcesOf, type Watched } from '../settings/watched.ts';
import { readRow } from '../store/read-rows.ts';
import type { Write } from '../store/store.ts';
import { markUnjudged } from '../store/unjudged.ts';
import type { EngineParts } from './parts.ts';

/** Time limit of one question to the hub, ms. */
export const HUB_TIMEOUT = 10_000;

/** The board as last read. Another hub's address begins anew. */
const boardStateSchema = z.object({
  hub: z.string(),
  etag: z.nullable(z.string()),
  nextAt: z.number(),
  confirmedAt: z.number(),
  board: boardSchema,
});
type BoardState = z.infer<typeof boardStateSchema>;

export type BoardNews = {
  /** Services whose people's signal or official reading may have changed. */
  changed: string[];
  /** `sourceKey`s of feeds that need not be asked, because the board speaks for them. */
  covered: ReadonlySet<string>;
  /** Whether the hub answered, as of a feed: it tells of this connection too. Null when it was not asked. */
  reached: Pick<Outcome, 'url' | 'at' | 'answered'> | null;
};

export type PollBoard = (hub: string, watched: readonly Watched[], period: number) => Promise<BoardNews>;

/**
 * Polls the hub's board on its own fixed clock and stores what it says of the watched services, in
 * the same rows that their feeds would fill. A board that is stale covers nothing.
 */
export function createBoard(parts: EngineParts): PollBoard {
  const { store, now } = parts;

  async function pollBoard(hub: string, watched: readonly Watched[], period: number): Promise<BoardNews> {
    const stored = await readRow(store, 'state', 'board', boardStateSchema);
    const before = stored?.hub === hub ? stored : null;
    if (before && isWaiting(before.nextAt, now(), period))
      return { changed: [], covered: coveredBy(before, watched, now()), reached: null };

    // a hub that has never answered keeps to the same clock
    const key = `board-asked|${hub}` as const;
    const askAgainAt = before ? null : await readRow(store, 'state', key, z.number());
    if (askAgainAt !== null && isWaiting(askAgainAt, now(), period))
      return { changed: [], covered: new Set(), reached: null };

    const signal = parts.timeout(HUB_TIMEOUT);
    const answer = await fetchBoard({ fetch: parts.fetch, hub, etag: before?.etag ?? null, signal });
    const answered = answer.kind !== 'failed' || answer.reason !== 'not reached';
    const reached = { url: hub, at: now(), answered };
    const nextAt = nextSlot(hub, now(), period);
    if (answer.kind === 'failed') {
      if (!before) {
        await store.commit([{ table: 'state', key, value: nextAt }]);
        return { changed: [], covered: new Set(), reached };
      }
      await store.commit([{ table: 'state', key: 'board', value: { ...before, nextAt } }]);
      return { changed: [], covered: coveredBy(before, watched, now()), reached };
    }
    const board = answer.kind === 'changed' ? answer.board : before?.board;
    if (!board) return { changed: [], covered: new Set(), reached };
    const etag = answer.kind === 'changed' ? answer.etag : (before?.etag ?? null);
    const state: BoardState = { hub, etag, nextAt, confirmedAt: now() - answer.age, board };
    await keep(state, watched);
    const changed = watched.map(({ service }) => service.id);
    return { changed, covered: coveredBy(state, watched, now()), reached };
  }

  /** Writes the board and what it says of the watched services, all or nothing. */
  async function keep(state: BoardState, watched: readonly Watched[]): Promise<void> {
    const at = now();
    const writes: Write[] = [{ table: 'state', key: 'board', value: state }];
    const known = new Map(await store.readAll('people'));
    for (const { service } of watched) {
      const people = state.board.people.find((entry) => entry.service === service.id);
      const row = { table: 'people', key: service.id } as const;
      if (people) writes.push({ ...row, value: { ...people.signal, at: state.confirmedAt } });
      else if (known.has(service.id)) writes.push({ ...row, remove: true });
      if (people || known.has(service.id)) writes.push(markUnjudged(service.id, at));
    }
    const confirmed = new Set<string>();
    for (const source of watched.flatMap(sourcesOf)) {
      const key = sourceKey(source);
      const reading = readingOnBoard(state.board, key);
      if (!reading) continue;
      confirmed.add(source.url);
      const old = await readRow(store, 'readings', key, storedReadingSchema);
      if (JSON.stringify(old?.reading) === JSON.stringify(reading)) continue;
      const value = storedReading(reading, old, at);
      writes.push({ table: 'readings', key, value }, markUnjudged(source.url, at));
    }
    await parts.lock('poll', async () => {
      const states = (await readRow(store, 'state', 'poll', pollStateSchema)) ?? {};
      for (const url of confirmed) states[url] = confirmedState(states[url], state.confirmedAt);
      await store.commit([...writes, { table: 'state', key: 'poll', value: states }]);
    });
  }

  return pollBoard;
}

/** The next question is never further away than a period, unless the clock was set back. */
function isWaiting(nextAt: number, now: number, period: number): boolean {
  return nextAt > now && nextAt - now <= period;
}

function coveredBy(state: BoardState, watched: readonly Watched[], now: number): ReadonlySet<string> {
  if (isBoardStale(state.confirmedAt, now)) return new Set();
  const keys = watched.flatMap(sourcesOf).map((source: FeedSource) => sourceKey(source));
  return new Set(keys.filter((key) => readingOnBoard(state.board, key) !== null));
}

/** Validators belong to the feed's own answers: when the board ends, the feed is read afresh. */
function confirmedState(before: FeedState | undefined, at: number): FeedState {
  const { askedSince, nextAt } = before ?? neverRead(at);
  return { ...neverRead(at), askedSince, nextAt, readAt: at };
}
