import { afterEach, describe, expect, it } from 'vitest';
import { endAll, HAS_REDIS, startHub, startRedis, until } from './processes.ts';
import { counted, createReporting, keepSending } from './reporting.ts';

afterEach(endAll);

describe.skipIf(!HAS_REDIS)('a hub on Redis', () => {
  it('loses no acknowledged report when Redis is killed and returns, nor when the hub is', async () => {
    const redis = await startRedis();
    const hub = await startHub({ REDIS_URL: `redis://127.0.0.1:${redis.port}` });
    const reporting = createReporting();
    const stop = keepSending(reporting, [hub]);
    await until(async () => reporting.acknowledged.size > 300);
    await redis.kill();
    const whileAway = reporting.acknowledged.size;
    expect(await reporting.send(hub, 900_000)).not.toBe(201);
    await redis.start();
    await until(async () => reporting.acknowledged.size > whileAway + 300);
    await hub.kill();
    const next = await stop();
    await hub.start();

    for (let n = 0; n < next; n += 1) {
      if (!reporting.acknowledged.has(n)) await reporting.send(hub, n);
    }
    await reporting.send(hub, 900_000);
    expect(await counted(hub)).toBe(reporting.acknowledged.size);
  });

  it('counts as one with any number of processes', async () => {
    const redis = await startRedis();
    const environment = { REDIS_URL: `redis://127.0.0.1:${redis.port}` };
    const [one, two] = await Promise.all([startHub(environment), startHub(environment)]);
    const reporting = createReporting();
    const stop = keepSending(reporting, [one, two]);
    await until(async () => reporting.acknowledged.size > 300);
    await stop();
    // the same person and the same report, at the other door
    for (let n = 0; n < 50; n += 1) {
      expect(await reporting.send(n % 2 === 0 ? one : two, n)).toBe(200);
    }
    expect([await counted(one), await counted(two)]).toEqual(Array(2).fill(reporting.acknowledged.size));
  });
});
