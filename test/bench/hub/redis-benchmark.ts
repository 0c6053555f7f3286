import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { COUNT, TURN } from '../../../hub/store/scripts.ts';

const run = promisify(execFile);
const REQUESTS = 40_000;
/** A number that redis-benchmark replaces by another one in every request. */
const RANDOM = '__rand_int__';

/**
 * Reports a second that Redis alone would take, by redis-benchmark with the two scripts that every report
 * runs and nothing else: no HTTP, no checks, no hub. `connections` at once, one request on each.
 */
export async function benchmarkRedis(port: number, connections: number): Promise<number> {
  const count = await load(port, COUNT);
  const turn = await load(port, TURN);
  const key = (kind: string) => `hub:{x}:${kind}:1`;
  const keys = ['keys', 'seen', 'seen', 'counts', 'symptoms', 'people'].map(key);
  const fields = [`k${RANDOM}`, `r${RANDOM}`, '1 IN', '1 errors'];
  const keep = ['172800', '3600', '2505600', '172800'];
  const counts = await perSecond(port, connections, [count, '6', ...keys, ...keep, ...fields]);
  const turnKeys = [`hub:{n${RANDOM}}:turns:r:1`, `hub:{n${RANDOM}}:turns:n:1`];
  const turns = await perSecond(port, connections, [turn, '2', ...turnKeys, '30', '1000', '600', '600']);
  return 1 / (1 / counts + 1 / turns);
}

async function load(port: number, script: string): Promise<string> {
  const { stdout } = await run('redis-cli', ['-p', String(port), 'SCRIPT', 'LOAD', script]);
  return stdout.trim();
}

async function perSecond(port: number, connections: number, command: string[]): Promise<number> {
  const options = ['-p', String(port), '-n', String(REQUESTS), '-c', String(connections), '-r', '1000000000'];
  const { stdout } = await run('redis-benchmark', [...options, '--csv', 'EVALSHA', ...command]);
  const rate = /^"[^"]*","([\d.]+)"/m.exec(stdout.slice(stdout.indexOf('\n') + 1))?.[1];
  if (rate === undefined) throw new Error(`redis-benchmark said: ${stdout}`);
  return Number(rate);
}
