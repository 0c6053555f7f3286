import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** True where Redis (or Valkey under its name) is installed; without it its tests are skipped, and say so. */
export const HAS_REDIS = spawnSync('redis-server', ['--version']).status === 0;

/** A process that a test has started. */
export type Server = {
  port: number;
  kill: () => Promise<void>;
  start: () => Promise<void>;
  /** Stops it for a while, or lets it go on: it hangs, and nobody is told. */
  signal: (name: 'SIGSTOP' | 'SIGCONT') => void;
  /** True while the process that was started last lives. */
  lives: () => boolean;
};

const MAIN = new URL('../../../hub/main.ts', import.meta.url).pathname;
const cleanups: (() => Promise<void>)[] = [];

/** Ends every process that was started here and removes every folder. */
export async function endAll(): Promise<void> {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
}

/** A folder that is gone after the test. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Waits until `check` holds, for `seconds` at most. */
export async function until(check: () => Promise<boolean>, seconds = 15): Promise<void> {
  for (let i = 0; i < seconds * 20; i += 1) {
    if (await check().catch(() => false)) return;
    await wait(50);
  }
  throw new Error(`not within ${seconds} s: ${check}`);
}

/** A real Redis with its append-only file on, so that what it has said yes to survives its death. */
export async function startRedis(options: string[] = []): Promise<Server> {
  const folder = await scratchFolder();
  const port = await freePort();
  const redisOptions = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  const keep = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', ''];
  const isReady = async () => {
    const client = new Redis(port, { lazyConnect: true, retryStrategy: () => null });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.ping()) === 'PONG';
    } finally {
      client.disconnect();
    }
  };
  return started(port, 'redis-server', [...redisOptions, ...keep, ...options], {}, isReady);
}

/** A real hub; `environment` says where it keeps its counts. */
export async function startHub(environment: Record<string, string>): Promise<Server> {
  const port = await freePort();
  const variables = { HUB_PORT: String(port), HUB_PROXIES: '127.0.0.1', HUB_FEEDS: 'off', ...environment };
  const isReady = async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  return started(port, process.execPath, [MAIN], variables, isReady);
}

async function started(
  port: number,
  command: string,
  args: string[],
  environment: Record<string, string>,
  isReady: () => Promise<boolean>,
): Promise<Server> {
  let child: ChildProcess | null = null;
  const server: Server = {
    port,
    start: async () => {
      child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...environment } });
      await until(isReady);
    },
    signal: (name) => {
      child?.kill(name);
    },
    lives: () => child !== null && child.exitCode === null && child.signalCode === null,
    kill: async () => {
      const running = child;
      child = null;
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      const gone = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGKILL');
      await gone;
    },
  };
  cleanups.push(server.kill);
  await server.start();
  return server;
}
