import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { endAll, HAS_REDIS, type Server, startHub, startRedis, until } from './processes.ts';
import { counted, createReporting, keepSending } from './reporting.ts';

afterEach(endAll);

const PATHS = ['/v1/board', '/v1/services/x/signals', '/healthz', '/readyz', '/metrics'];
/** A hung store is noticed after this long at most, and a slow machine has a little more, ms. */
const LONGEST = 5000;

describe.skipIf(!HAS_REDIS)('a hub whose Redis goes away under load', () => {
  it.each([
    ['is killed', (redis: Server) => redis.kill(), (redis: Server) => redis.start()],
    [
      'hangs',
      async (redis: Server) => redis.signal('SIGSTOP'),
      async (redis: Server) => redis.signal('SIGCONT'),
    ],
  ])('lives, answers and counts again when Redis %s', async (_, goAway, comeBack) => {
    const redis = await startRedis();
    const hub = await startHub({ REDIS_URL: `redis://127.0.0.1:${redis.port}` });
    const reporting = createReporting();
    const stop = keepSending(reporting, [hub]);
    const asking = keepAsking(hub);
    await until(async () => reporting.acknowledged.size > 200);

    await goAway(redis);
    await wait(6000);
    expect((await ask(hub, '/healthz')).status).toBe(200);
    expect((await ask(hub, '/metrics')).status).toBe(200);
    expect((await ask(hub, '/readyz')).status).toBe(503);
    const whileAway = reporting.acknowledged.size;
    await comeBack(redis);
    await until(async () => reporting.acknowledged.size > whileAway + 50, 10);

    const next = await stop();
    const longest = await asking();
    expect(hub.lives()).toBe(true);
    expect(longest).toBeLessThan(LONGEST);
    for (let n = 0; n < next; n += 1) {
      if (!reporting.acknowledged.has(n)) await reporting.send(hub, n);
    }
    expect(await counted(hub)).toBe(reporting.acknowledged.size);
  });

  it('may start before its Redis', async () => {
    const redis = await startRedis();
    await redis.kill();
    const hub = await startHub({ REDIS_URL: `redis://127.0.0.1:${redis.port}` });
    expect((await ask(hub, '/v1/board')).status).toBe(503);
    expect((await ask(hub, '/readyz')).status).toBe(503);
    await redis.start();
    await until(async () => (await ask(hub, '/readyz')).status === 200, 10);
    expect((await ask(hub, '/v1/board')).status).toBe(200);
    expect(hub.lives()).toBe(true);
  });
});

async function ask(hub: Server, path: string): Promise<{ status: number; ms: number }> {
  const start = performance.now();
  const response = await fetch(`http://127.0.0.1:${hub.port}${path}`).catch(() => null);
  await response?.body?.cancel();
  return { status: response?.status ?? 0, ms: performance.now() - start };
}

/** Asks for everything over and over until told to stop; the longest answer, ms, or endless when one failed. */
function keepAsking(hub: Server): () => Promise<number> {
  let longest = 0;
  let isOver = false;
  const lines = PATHS.map(async (path) => {
    while (!isOver) {
      const { status, ms } = await ask(hub, path);
      longest = Math.max(longest, status === 0 ? Number.POSITIVE_INFINITY : ms);
      await wait(100);
    }
  });
  return async () => {
    isOver = true;
    await Promise.all(lines);
    return longest;
  };
}
