import * as z from 'zod/mini';
import { readingSchema } from '../feeds/reading.ts';
import { type Fetch, readJson } from './fetch-json.ts';
import { peopleSignalSchema } from './types.ts';

/** One service that is in trouble, by its own page, by people, or both. */
export const boardEntrySchema = z.object({
  service: z.string(),
  /** The official reading, where it is not plainly operational: what is well is left out of it. */
  official: z.nullable(readingSchema),
  /** People's reports without `buckets`, where there is a surge. */
  people: z.nullable(peopleSignalSchema),
});
export type BoardEntry = z.infer<typeof boardEntrySchema>;

/** Every service in trouble, in one small document that is the same for everybody. */
export const boardSchema = z.object({
  /** When it became as it is, epoch ms UTC; that it still holds is said by the answer itself. */
  at: z.number(),
  /**
   * Services whose official feed the hub reads and could read lately: those that have no entry are
   * operational, and nobody else needs to ask their feeds.
   */
  covers: z.array(z.string()),
  services: z.array(boardEntrySchema),
});
export type Board = z.infer<typeof boardSchema>;

/** The outcome of asking for the board. `unchanged`: the stored one still holds. */
export type BoardAnswer =
  | { kind: 'unchanged' }
  | { kind: 'changed'; board: Board; etag: string | null }
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
  const answer = await readJson(fetch, hubUrl(hub, '/v1/board'), boardSchema, {
    limit: LONGEST_BOARD,
    ...(etag !== null && { headers: { 'if-none-match': etag } }),
    ...(signal && { signal }),
  });
  if (answer.kind === 'read') return { kind: 'changed', board: answer.value, etag: answer.etag };
  if (answer.kind === 'unchanged') return etag === null ? { kind: 'failed', reason: 'HTTP 304' } : answer;
  return answer;
}

/** True when a board last confirmed at `confirmedAt` says nothing of the present any more. */
export function isBoardStale(confirmedAt: number, now: number): boolean {
  return now - confirmedAt > BOARD_STALE_AFTER || confirmedAt > now + BOARD_STALE_AFTER;
}

/** Address of one of the hub's documents; a hub may live under a path of its host. */
export function hubUrl(hub: string, path: string): string {
  return `${hub.replace(/\/+$/, '')}${path}`;
}
