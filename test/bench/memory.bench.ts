import { spawnSync } from 'node:child_process';
import type { Row } from './row.ts';

const MB = 2 ** 20;

type Report = { start: number; day: number; half: number; month: number; rows: number };

/**
 * Heap of the engine with 50 followed services after 24 simulated hours and after 30
 * days, in a process of its own, with its store outside the measure: only what the engine holds counts.
 */
export async function run(): Promise<Row[]> {
  const child = new URL('../support/long-life.ts', import.meta.url).pathname;
  const { stdout, status, stderr } = spawnSync(process.execPath, [child], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const { start, day, half, month, rows } = JSON.parse(stdout) as Report;
  const row = (name: string, value: number, text: string, held: boolean): Row => ({
    bench: 'memory',
    name,
    value: value / MB,
    unit: 'MB',
    bound: { text, held },
  });
  return [
    row('heap beyond an empty process, after 24 hours', day - start, 'under 12 MB', day - start < 12 * MB),
    row(
      `heap beyond it, after 30 days and ${rows} rows of history`,
      month - start,
      'under 12 MB',
      month - start < 12 * MB,
    ),
    // Node itself lets go of some MB in the first days
    row('heap that the second half of them adds', month - half, 'flat: under 1 MB', month - half < MB),
  ];
}
