import * as z from 'zod/mini';
import type { Service } from '../catalog/types.ts';
import { boardEntrySchema, fetchBoard, isBoardStale } from '../crowd/board.ts';
import type { FeedReading } from '../feeds/reading.ts';
import { nextSlot } from '../poll/schedule.ts';
import { type FeedState, pollStateSchema, readRow, sourceKey, storedReadingSchema } from '../store/rows.ts';
import type { Write } from '../store/store.ts';
import type { EngineParts } from './parts.ts';

/** Time limit of one question to the hub, ms. */
export const HUB_TIMEOUT = 10_000;

/** The board as last read. A new hub address begins anew. */
const boardStateSchema = z.object({
  hub: z.string(),
  etag: z.nullable(z.string()),
  nextAt: z.number(),
  confirmedAt: z.number(),
  covers: z.array(z.string()),
  services: z.array(boardEntrySchema),
});
type BoardState = z.infer<typeof boardStateSchema>;

export type BoardNews = {
  /** Services whose people's signal or official reading may have changed. */
  changed: string[];
  /** `sourceKey`s of feeds that need not be asked, because the board speaks for them. */
  covered: ReadonlySet<string>;
};

const NOTHING: BoardNews = { changed: [], covered: new Set() };

/**
 * Polls the hub's board on its own fixed clock and stores what it says of the watched services, in
 * the same rows that their feeds would fill. A board that is stale covers nothing.
 */
export function createBoard(parts: EngineParts) {
  const { store, now } = parts;

  return async function pollBoard(
    hub: string,
    watched: readonly Service[],
    period: number,
  ): Promise<BoardNews> {
    const stored = await readRow(store, 'state', 'board', boardStateSchema);
    const before = stored?.hub === hub ? stored : null;
    if (before && before.nextAt > now()) return { changed: [], covered: coveredBy(before, watched, now()) };

    const signal = parts.timeout(HUB_TIMEOUT);
    const answer = await fetchBoard({ fetch: parts.fetch, hub, etag: before?.etag ?? null, signal });
    const nextAt = nextSlot(hub, now(), period);
    if (answer.kind === 'failed') {
      if (!before) return NOTHING;
      await store.commit([{ table: 'state', key: 'board', value: { ...before, nextAt } }]);
      return { changed: [], covered: coveredBy(before, watched, now()) };
    }
    const board: BoardState =
      answer.kind === 'changed'
        ? {
            hub,
            etag: answer.etag,
            nextAt,
            confirmedAt: now(),
            covers: answer.board.covers,
            services: answer.board.services,
          }
        : { ...(before as BoardState), nextAt, confirmedAt: now() };
    await keep(board, watched);
    return { changed: watched.map(({ id }) => id), covered: coveredBy(board, watched, now()) };
  };

  /** Writes the board and what it says of the watched services, all or nothing. */
  async function keep(board: BoardState, watched: readonly Service[]): Promise<void> {
    const at = now();
    const writes: Write[] = [{ table: 'state', key: 'board', value: board }];
    const entries = new Map(board.services.map((entry) => [entry.service, entry]));
    const confirmed: string[] = [];
    for (const { id, feed } of watched) {
      const entry = entries.get(id);
      if (entry?.people) writes.push({ table: 'people', key: id, value: { ...entry.people, at } });
      else writes.push({ table: 'people', key: id, remove: true });
      if (!feed || !board.covers.includes(id)) continue;
      confirmed.push(feed.url);
      const key = sourceKey(feed);
      const reading = entry?.official ?? wellReading(feed.format);
      const old = await readRow(store, 'readings', key, storedReadingSchema);
      if (JSON.stringify(old?.reading) === JSON.stringify(reading)) continue;
      writes.push({ table: 'readings', key, value: { reading, firstAt: old?.firstAt ?? at, changedAt: at } });
    }
    await parts.lock('poll', async () => {
      const states = (await readRow(store, 'state', 'poll', pollStateSchema)) ?? {};
      for (const url of confirmed) states[url] = confirmedState(states[url], at);
      await store.commit([...writes, { table: 'state', key: 'poll', value: states }]);
    });
  }
}

function coveredBy(board: BoardState, watched: readonly Service[], now: number): ReadonlySet<string> {
  if (isBoardStale(board.confirmedAt, now)) return new Set();
  return new Set(
    watched.flatMap(({ id, feed }) => (feed && board.covers.includes(id) ? [sourceKey(feed)] : [])),
  );
}

/** A covered service without an entry is operational: that is what the board leaves out. */
function wellReading(format: string): FeedReading {
  return { format, health: 'operational', components: [], incidents: [], maintenances: [], updatedAt: null };
}

/** Validators belong to the feed's own answers: when the board ends, it is read afresh. */
function confirmedState(before: FeedState | undefined, at: number): FeedState {
  return {
    askedSince: before?.askedSince ?? at,
    nextAt: before?.nextAt ?? at,
    readAt: at,
    etag: null,
    lastModified: null,
    mark: null,
    digest: null,
    failures: 0,
    unreadableSince: null,
    reason: null,
  };
}
