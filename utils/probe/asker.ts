import type * as z from 'zod/mini';
import { readBody } from '../poll/read-body.ts';
import { type OperatorId, operatorName } from './operators.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type AskerParts = {
  fetch: Fetch;
  /** Epoch ms UTC. */
  now: () => number;
  /** A signal that aborts after that many ms. */
  timeout: (ms: number) => AbortSignal;
  /** When the whole check must be over, epoch ms UTC. */
  deadline: number;
};

/** One way out of the check: every question has a time limit, and who was asked is noted. */
export type Asker = {
  /** The answer, or null when nobody answered in time. */
  ask: (operator: OperatorId, url: string, init?: RequestInit) => Promise<Response | null>;
  /** The answer's JSON when it has the expected shape, else null: missing evidence. */
  askJson: <T>(
    operator: OperatorId,
    url: string,
    schema: z.ZodMiniType<T>,
    init?: RequestInit,
  ) => Promise<T | null>;
  /** Time left until the deadline, ms. */
  left: () => number;
  /** Names of those who were asked, in order. */
  asked: () => string[];
};

/** Time limit of one question, ms. Public resolvers and probes answer within one or two seconds. */
const QUESTION = 6_000;

/** Largest answer that is read, bytes: the longest true ones (routes of a large network) have some 100 kB. */
const MOST = 1024 * 1024;

/** The words of an answer. @throws FeedError when it goes on and on. */
export async function readShort(response: Response, limit = MOST): Promise<string> {
  return new TextDecoder().decode(await readBody(response, limit));
}

export function createAsker({ fetch, now, timeout, deadline }: AskerParts): Asker {
  const asked = new Set<string>();
  const left = () => Math.max(0, deadline - now());

  async function exchange<T>(
    operator: OperatorId,
    url: string,
    init: RequestInit,
    read: (response: Response) => Promise<T>,
  ): Promise<T | null> {
    if (left() === 0) return null;
    asked.add(operatorName(operator));
    try {
      const response = await fetch(url, {
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        ...init,
        signal: timeout(Math.min(QUESTION, left())),
      });
      return await read(response);
    } catch {
      return null; // refused, blocked, too slow or no JSON: all of it is missing evidence
    }
  }

  return {
    ask: (operator, url, init = {}) => exchange(operator, url, init, async (response) => response),
    askJson: (operator, url, schema, init = {}) =>
      exchange(operator, url, init, async (response) => {
        if (!response.ok) return null;
        const parsed = schema.safeParse(JSON.parse(await readShort(response)));
        return parsed.success ? parsed.data : null;
      }),
    left,
    asked: () => [...asked],
  };
}
