import * as z from 'zod/mini';
import { type FeedReading, readingSchema } from '../feeds/reading.ts';
import type { Fetch } from '../net/fetch.ts';
import { fnv1a } from '../poll/hash.ts';
import { readJson } from './fetch-json.ts';
import { peopleSignalSchema } from './types.ts';

/** Every service in trouble, in one small document that is the same for everybody. */
export const boardSchema = z.object({
  /** When it became as it is, epoch ms UTC; that it still holds is said by the answer itself. */
  at: z.number(),
  /**
   * Marks of the feeds (or parts of feeds) that the hub asks and could read lately. Those that `official`
   * does not name are operational, and nobody else needs to ask them.
   */
  covers: z.array(z.string()),
  /** Official readings that are not plainly operational; what is well is left out of them. */
  official: z.array(z.object({ source: z.string(), services: z.array(z.string()), reading: readingSchema })),
  /** People's reports, where there is a surge; without `buckets`. */
  people: z.array(z.object({ service: z.string(), signal: peopleSignalSchema })),
});
export type Board = z.infer<typeof boardSchema>;

/** Short mark of a feed or of a part of it, by its key in the store (`sourceKey`). */
export function sourceMark(key: string): string {
  return fnv1a(key).toString(36);
}

/** What a board says of one feed, as if it had been asked itself; null where the board does not cover it. */
export function readingOnBoard(board: Board, key: string): FeedReading | null {
  const mark = sourceMark(key);
  if (!board.covers.includes(mark)) return null;
  return board.official.find(({ source }) => source === mark)?.reading ?? OPERATIONAL;
}

const OPERATIONAL: FeedReading = {
  format: 'board',
  health: 'operational',
  components: [],
  incidents: [],
  maintenances: [],
  updatedAt: null,
};

/** The outcome of asking for the board. `unchanged`: the stored one still holds. `age`: the hub said so that long ago, ms. */
export type BoardAnswer =
  | { kind: 'unchanged'; age: number }
  | { kind: 'changed'; board: Board; etag: string | null; age: number }
  | { kind: 'failed'; reason: string };

/** A board that was not confirmed for this long covers nothing any more, ms. */
export const BOARD_STALE_AFTER = 10 * 60_000;

/** A hub with a catalogue of a thousand services, all of them in trouble, stays below this, bytes. */
const LONGEST_BOARD = 2_000_000;

/** Asks a hub for its board, conditionally when `etag` is known. Never throws. `hub` is its address. */
export async function fetchBoard({
  fetch,
  hub,
  etag,
  signal,
}: {
  fetch: Fetch;
  hub: string;
  etag: string | null;
  signal?: AbortSignal;
}): Promise<BoardAnswer> {
  let age = 0;
  const timed: Fetch = async (url, init) => {
    const response = await fetch(url, init);
    age = ageOf(response);
    return response;
  };
  const answer = await readJson(timed, hubUrl(hub, '/v1/board'), boardSchema, {
    limit: LONGEST_BOARD,
    ...(etag !== null && { headers: { 'if-none-match': etag } }),
    ...(signal && { signal }),
  });
  if (answer.kind === 'failed') return answer;
  // a cache speaks for a hub that may be long gone
  if (age > BOARD_STALE_AFTER) return { kind: 'failed', reason: 'too old' };
  if (answer.kind === 'read') return { kind: 'changed', board: answer.value, etag: answer.etag, age };
  return etag === null ? { kind: 'failed', reason: 'HTTP 304' } : { ...answer, age };
}

/** How long a cache on the way has kept an answer, ms, by RFC 9111 5.1; 0 where none says so in whole seconds. */
function ageOf({ headers }: Response): number {
  const seconds = headers.get('age') ?? '';
  return /^\d+$/.test(seconds) ? Number(seconds) * 1000 : 0;
}

/** True when a board last confirmed at `confirmedAt` says nothing of the present any more. */
export function isBoardStale(confirmedAt: number, now: number): boolean {
  return now - confirmedAt > BOARD_STALE_AFTER || confirmedAt > now + BOARD_STALE_AFTER;
}

/** Address of one of the hub's documents; a hub may live under a path of its host. */
export function hubUrl(hub: string, path: string): string {
  return `${hub.replace(/\/+$/, '')}${path}`;
}
