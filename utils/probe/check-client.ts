import type * as z from 'zod/mini';
import { ANONYMOUS, type Fetch } from '../net/fetch.ts';
import { readText } from '../net/read-body.ts';
import { type OperatorId, operatorName, originsOf } from './operators.ts';

export type CheckClientParts = {
  fetch: Fetch;
  /** Epoch ms UTC. */
  now: () => number;
  /** A signal that aborts after that many ms. */
  timeout: (ms: number) => AbortSignal;
  /** When the whole check must be over, epoch ms UTC. */
  deadline: number;
  /** Whether the browser lets us read answers of these match patterns; absent: of all. */
  mayRead?: MayRead;
};

export type MayRead = (origins: string[]) => Promise<boolean>;

/** One way out of the check: every question has a time limit, and who was asked is noted. */
export type CheckClient = {
  /** False, and noted, where the browser would keep the answer from us: then nobody is asked in vain. */
  mayAsk: (operator: OperatorId) => Promise<boolean>;
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
  /** Ids of those who were left out for want of a permission, in order. */
  unasked: () => string[];
};

/** Time limit of one question, ms. Public resolvers and probes answer within one or two seconds. */
const QUESTION = 6_000;

/** Largest answer that is read, bytes: the longest true ones (routes of a large network) have some 100 kB. */
const MOST = 1024 * 1024;

/** The words of an answer. @throws RangeError when it goes on and on. */
export async function readShort(response: Response, limit = MOST): Promise<string> {
  const words = await readText(response, limit);
  if (words === null) throw new RangeError(`more than ${limit} bytes`);
  return words;
}

export function createCheckClient({ fetch, now, timeout, deadline, mayRead }: CheckClientParts): CheckClient {
  const asked = new Set<string>();
  const unasked = new Set<string>();
  const left = () => Math.max(0, deadline - now());

  async function mayAsk(operator: OperatorId): Promise<boolean> {
    const origins = originsOf(operator);
    const may = mayRead === undefined || origins.length === 0 || (await mayRead(origins));
    if (!may) unasked.add(operator);
    return may;
  }

  async function exchange<T>(
    operator: OperatorId,
    url: string,
    init: RequestInit,
    read: (response: Response) => Promise<T>,
  ): Promise<T | null> {
    if (left() === 0 || !(await mayAsk(operator))) return null;
    asked.add(operatorName(operator));
    try {
      const response = await fetch(url, {
        ...ANONYMOUS,
        cache: 'no-store',
        ...init,
        signal: timeout(Math.min(QUESTION, left())),
      });
      return await read(response);
    } catch {
      return null; // refused, blocked, too slow or no JSON: all of it is missing evidence
    }
  }

  return {
    mayAsk,
    ask: (operator, url, init = {}) => exchange(operator, url, init, async (response) => response),
    askJson: (operator, url, schema, init = {}) =>
      exchange(operator, url, init, async (response) => {
        if (!response.ok) return null;
        const parsed = schema.safeParse(JSON.parse(await readShort(response)));
        return parsed.success ? parsed.data : null;
      }),
    left,
    asked: () => [...asked],
    unasked: () => [...unasked],
  };
}
