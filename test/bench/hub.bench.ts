import { join } from 'node:path';
import { type Load, runLoad, type Summary } from '../../tools/hub-load/load.ts';
import {
  endAll,
  HAS_REDIS,
  type Server,
  scratchFolder,
  startHub,
  startRedis,
} from '../hub/servers/processes.ts';
import { benchmarkRedis } from './hub/redis-benchmark.ts';
import type { Row } from './row.ts';

/** `HUB_BENCH_SECONDS=60` measures the whole minute that the hub is held to. */
const SECONDS = Number(process.env.HUB_BENCH_SECONDS ?? 10);
const CONNECTIONS = 64;
const RATE = 2000;
const LONGEST_P99 = 50;
const BOARDS = 5000;
/** Time for the just-in-time compiler, seconds. */
const WARM_UP = 2;

/** How many reports and boards one hub process takes, on SQLite and beside what Redis itself can do. */
export async function run(): Promise<Row[]> {
  try {
    const sqlite = await startHub({ HUB_FILE: join(await scratchFolder(), 'hub.sqlite') });
    return [...(await onSqlite(sqlite)), ...(HAS_REDIS ? await onRedis() : noRedis())];
  } finally {
    await endAll();
  }
}

async function onSqlite(hub: Server): Promise<Row[]> {
  await load(hub, { rate: 0, seconds: WARM_UP });
  const steady = await load(hub, { rate: RATE, seconds: SECONDS });
  const most = await load(hub, { rate: 0, seconds: WARM_UP });
  const boards = await load(hub, { kind: 'board', rate: 0, seconds: WARM_UP });
  const name = `SQLite, ${RATE} reports/s for ${SECONDS} s`;
  return [
    row(`${name}: taken`, steady.rate, '/s', `>= ${RATE}`, steady.rate >= 0.99 * RATE && steady.errors === 0),
    row(`${name}: p99`, steady.p99, 'ms', `< ${LONGEST_P99}`, steady.p99 < LONGEST_P99),
    row('SQLite, as many reports as it takes', most.rate, '/s'),
    row('board, answered 304', boards.rate, '/s', `>= ${BOARDS}`, boards.rate >= BOARDS),
  ];
}

async function onRedis(): Promise<Row[]> {
  const redis = await startRedis();
  const hub = await startHub({ REDIS_URL: `redis://127.0.0.1:${redis.port}` });
  await load(hub, { rate: 0, seconds: WARM_UP });
  const most = await load(hub, { rate: 0, seconds: SECONDS / 2 });
  const alone = await benchmarkRedis(redis.port, CONNECTIONS);
  return [
    {
      ...row(
        'Redis, as many reports as it takes',
        most.rate,
        '/s',
        'half of its peer',
        2 * most.rate >= alone,
      ),
      peer: { name: 'redis-benchmark', value: Math.round(alone) },
    },
  ];
}

function noRedis(): Row[] {
  console.log('hub: redis-server is not installed; its part is left out');
  return [];
}

function load({ port }: Server, part: Partial<Load>): Promise<Summary> {
  const whole: Load = {
    host: '127.0.0.1',
    port,
    kind: 'reports',
    rate: 0,
    seconds: 1,
    connections: CONNECTIONS,
  };
  return runLoad({ ...whole, ...part }, () => {});
}

function row(name: string, value: number, unit: string, text?: string, held = true): Row {
  return { bench: 'hub', name, value, unit, ...(text !== undefined && { bound: { text, held } }) };
}
