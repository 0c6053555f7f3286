import { existsSync } from 'node:fs';
import { buildExtension, TARGETS } from '../../tools/build.ts';
import { measurePackage } from '../support/package-size.ts';
import type { Row } from './row.ts';

/** Aims in bytes, of minified JavaScript and of the zip file. */
export const LIMITS = { background: 90_000, popup: 60_000, packed: 200_000 };

export async function run(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const target of TARGETS) {
    const folder = new URL(`../../.output/${target}-mv3/`, import.meta.url).pathname;
    const size = measurePackage(existsSync(`${folder}manifest.json`) ? folder : await buildExtension(target));
    const row = (name: string, value: number, limit?: number): Row => ({
      bench: 'size',
      name: `${target}: ${name}`,
      value,
      unit: 'bytes',
      ...(limit !== undefined && { bound: { text: `under ${limit}`, held: value < limit } }),
    });
    rows.push(row('packed', size.packed, LIMITS.packed), row('unpacked', size.unpacked));
    for (const [entry, bytes] of Object.entries(size.entries)) {
      rows.push(row(entry, bytes, LIMITS[entry as keyof typeof LIMITS]));
    }
  }
  return rows;
}
