import type { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRedisStore } from '../../hub/store/redis.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const HOUR = 60 * 60_000;
const TURNS = ['somebody', 'network'].map((who) => ({ who, limit: 2, period: HOUR }));

/** A cluster whose node with the turns has gone: it never answers. */
function silentRedis() {
  const asked: string[] = [];
  const redis = {
    defineCommand: () => undefined,
    hubTurn: (key: string) => {
      asked.push(key);
      return new Promise(() => undefined);
    },
  };
  return { redis: redis as unknown as Redis, asked };
}

it('a node that is away keeps a sender waiting once, for two seconds, and the limits go on', async () => {
  const { redis, asked } = silentRedis();
  const store = createRedisStore(redis);
  const start = Date.UTC(2026, 0, 1, 12);
  const answers: boolean[] = [];
  void store.allow(TURNS, start).then((allowed) => answers.push(allowed));
  await vi.advanceTimersByTimeAsync(1999);
  expect(answers).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(answers).toEqual([true]);

  // who gave up after five seconds and tries again is answered at once, as long as it lasts
  for (const after of [5000, 11_000]) answers.push(await store.allow(TURNS, start + after));
  expect(answers).toEqual([true, true, false]);
  expect(asked).toHaveLength(1);

  void store.allow(TURNS, start + 13_000);
  expect(asked).toHaveLength(2);
});
