import { createHash } from 'node:crypto';
import { setImmediate as yieldTurn } from 'node:timers/promises';
import type { Catalog } from '../utils/catalog/types.ts';
import type { Board } from '../utils/crowd/board.ts';
import { DAY } from '../utils/crowd/bucket.ts';
import type { ServiceSignals } from '../utils/crowd/signals.ts';
import type { Official } from './official.ts';
import type { People } from './people.ts';
import type { HubStore } from './store/types.ts';

/** The board as it is sent: the same bytes and the same validator for everybody. */
export type BoardDocument = {
  body: string;
  etag: string;
  at: number;
  /** When it was found to be so, epoch ms UTC. */
  madeAt: number;
  /** How many feeds it speaks for. */
  covers: number;
};

export type BoardMaker = {
  /**
   * The board, at most ten seconds old.
   * @throws when it could not be renewed for two minutes: a stale board must not pass for a fresh one.
   */
  current: () => Promise<BoardDocument>;
  /** The last board that was made, without asking the store; null before the first. */
  last: () => BoardDocument | null;
};

type Surge = Board['people'][number];
type Made = BoardDocument & { people: Surge[] };

const RENEW_AFTER = 10_000;
const STALE_AFTER = 120_000;
/** What was known of a service holds for this long while its counts cannot be read. */
const KNOWN_FOR = 600_000;
/** Services that are looked at together; in between, those who wait for an answer have their turn. */
const AT_ONCE = 20;

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
  let last: Made | null = null;
  let making: Promise<Made> | null = null;

  async function make(): Promise<Made> {
    const madeAt = now();
    const people = await findSurges();
    const feeds = await official.current();
    const content: Omit<Board, 'at'> = {
      covers: feeds?.covers ?? [],
      official: feeds?.official ?? [],
      people,
    };
    // signals carry the time of their computation, which alone is no change
    const etag = `"${createHash('sha256').update(JSON.stringify(content, withoutAt)).digest('base64url').slice(0, 22)}"`;
    if (last?.etag === etag && last.at <= madeAt) return { ...last, people, madeAt };
    const board: Board = { at: madeAt, ...content };
    const covers = content.covers.length;
    return { body: JSON.stringify(board), etag, at: madeAt, people, madeAt, covers };
  }

  /** Present surges; of a service whose counts cannot be read now, the last that is known. */
  async function findSurges(): Promise<Board['people']> {
    const reported = await store.services([...catalog.services.keys()], now() - DAY);
    const surges: Board['people'] = [];
    let failures = 0;
    for (let i = 0; i < reported.length; i += AT_ONCE) {
      if (i > 0) await yieldTurn();
      const some = reported.slice(i, i + AT_ONCE);
      const results = await Promise.allSettled(some.map((service) => people.signals(service)));
      for (const [j, result] of results.entries()) {
        const surge = result.status === 'fulfilled' ? surgeOf(result.value) : lastOf(some[j]);
        if (surge) surges.push(surge);
        if (result.status === 'rejected') failures += 1;
      }
    }
    if (failures > 0 && failures === reported.length) throw new Error('no counts can be read');
    return surges;
  }

  function lastOf(service: string | undefined): Surge | null {
    const known = last?.people.find((surge) => surge.service === service);
    return known && now() - known.signal.at < KNOWN_FOR ? known : null;
  }

  async function current(): Promise<BoardDocument> {
    // either way: a clock that ran ahead for a while must not keep the board from being made
    if (last && Math.abs(now() - last.madeAt) < RENEW_AFTER) return last;
    making ??= make().finally(() => {
      making = null;
    });
    try {
      last = await making;
    } catch (error) {
      if (!last || Math.abs(now() - last.madeAt) > STALE_AFTER) throw error;
    }
    return last;
  }

  return { current, last: () => last };
}

function surgeOf({ service, reporters: _, series: __, ...signal }: ServiceSignals): Surge | null {
  return signal.level === 'none' ? null : { service, signal: { ...signal, buckets: [] } };
}

function withoutAt(key: string, value: unknown): unknown {
  return key === 'at' ? undefined : value;
}
