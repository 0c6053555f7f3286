import { createHash } from 'node:crypto';
import type { Catalog } from '../utils/catalog/types.ts';
import type { Board } from '../utils/crowd/board.ts';
import { DAY } from '../utils/crowd/bucket.ts';
import type { Official } from './official.ts';
import type { People } from './people.ts';
import type { HubStore } from './store/types.ts';

/** The board as it is sent: the same bytes and the same validator for everybody. */
export type BoardDocument = { body: string; etag: string; at: number };

export type BoardMaker = {
  /**
   * The board, at most ten seconds old.
   * @throws when it could not be renewed for two minutes: a stale board must not pass for a fresh one.
   */
  current: () => Promise<BoardDocument>;
};

const RENEW_AFTER = 10_000;
const STALE_AFTER = 120_000;
/** Services that are looked at together, so that a large hub does not ask its store for all at once. */
const AT_ONCE = 50;

/** Makes the board when somebody asks and the last one is old, once for all who ask at that time. */
export function createBoardMaker({
  catalog,
  store,
  people,
  official,
  now,
}: {
  catalog: Catalog;
  store: Pick<HubStore, 'services'>;
  people: People;
  official: Pick<Official, 'current'>;
  now: () => number;
}): BoardMaker {
  let last: (BoardDocument & { madeAt: number }) | null = null;
  let making: Promise<BoardDocument & { madeAt: number }> | null = null;

  async function make(): Promise<BoardDocument & { madeAt: number }> {
    const madeAt = now();
    const surges = await findSurges();
    const feeds = await official.current();
    const content: Omit<Board, 'at'> = {
      covers: feeds?.covers ?? [],
      official: feeds?.official ?? [],
      people: surges,
    };
    // signals carry the time of their computation, which alone is no change
    const etag = `"${createHash('sha256').update(JSON.stringify(content, withoutAt)).digest('base64url').slice(0, 22)}"`;
    if (last?.etag === etag) return { ...last, madeAt };
    const board: Board = { at: madeAt, ...content };
    return { body: JSON.stringify(board), etag, at: madeAt, madeAt };
  }

  async function findSurges(): Promise<Board['people']> {
    const reported = await store.services([...catalog.services.keys()], now() - DAY);
    const surges: Board['people'] = [];
    for (let i = 0; i < reported.length; i += AT_ONCE) {
      const some = await Promise.all(
        reported.slice(i, i + AT_ONCE).map((service) => people.signals(service)),
      );
      for (const { service, reporters: _, series: __, ...signal } of some) {
        if (signal.level !== 'none') surges.push({ service, signal: { ...signal, buckets: [] } });
      }
    }
    return surges;
  }

  async function current(): Promise<BoardDocument> {
    if (last && now() - last.madeAt < RENEW_AFTER) return last;
    making ??= make().finally(() => {
      making = null;
    });
    try {
      last = await making;
    } catch (error) {
      if (!last || now() - last.madeAt > STALE_AFTER) throw error;
    }
    return last;
  }

  return { current };
}

function withoutAt(key: string, value: unknown): unknown {
  return key === 'at' ? undefined : value;
}
