import type { Count } from '../utils/crowd/bucket.ts';
import { UsageError } from './command.ts';

/** One row of a counts file; `country` is empty where the file has no such column. */
export type CountRow = Count & { country: string };

/**
 * Reads a counts file: a header with `time` and `count`, optionally `country`, in any order. Times are ISO
 * 8601 (UTC without an offset) or epoch ms. Rows are given back in the order of time, file order within one.
 * @throws UsageError naming the line that cannot be used.
 */
export function parseCounts(csv: string): CountRow[] {
  const lines = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = (lines[0] ?? '').split(',').map(unquote);
  const [time, count, country] = ['time', 'count', 'country'].map((name) => header.indexOf(name));
  if (time === undefined || time < 0 || count === undefined || count < 0) {
    throw new UsageError('line 1: the header must name the columns time and count');
  }
  const rows: CountRow[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    const cells = line.split(',').map(unquote);
    rows.push({
      time: parseTime(cells[time] ?? '', index + 1),
      count: parseCount(cells[count] ?? '', index + 1),
      country: country === undefined || country < 0 ? '' : (cells[country] ?? ''),
    });
  }
  return refuseDoubles(rows.sort((a, b) => a.time - b.time));
}

function unquote(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, '$1');
}

function parseTime(cell: string, line: number): number {
  if (/^\d{12,}$/.test(cell)) return Number(cell);
  const hasZone = /(Z|[+-]\d\d:?\d\d)$/i.test(cell);
  const time = Date.parse(hasZone ? cell : `${cell.replace(' ', 'T')}${cell.includes(':') ? 'Z' : ''}`);
  if (cell === '' || Number.isNaN(time)) throw new UsageError(`line ${line}: no time: ${cell}`);
  return time;
}

function parseCount(cell: string, line: number): number {
  const count = cell === '' ? Number.NaN : Number(cell);
  if (!Number.isInteger(count) || count < 0) throw new UsageError(`line ${line}: no count: ${cell}`);
  return count;
}

function refuseDoubles(rows: CountRow[]): CountRow[] {
  const seen = new Set<string>();
  for (const { time, country } of rows) {
    const key = `${time} ${country}`;
    if (seen.has(key))
      throw new UsageError(`two counts for ${new Date(time).toISOString()} ${country}`.trim());
    seen.add(key);
  }
  return rows;
}
