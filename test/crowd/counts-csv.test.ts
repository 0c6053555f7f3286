import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../tools/command.ts';
import { command } from '../../tools/commands/surge.ts';
import { parseCounts } from '../../tools/counts-csv.ts';

const NOON = Date.UTC(2020, 10, 25, 12);

describe('a counts file', () => {
  it.each([
    ['with an offset', '2020-11-25T12:00:00+00:00'],
    ['with Z', '2020-11-25T12:00:00Z'],
    ['without a zone, which is UTC', '2020-11-25T12:00:00'],
    ['with a blank', '2020-11-25 12:00'],
    ['from another zone', '2020-11-25T07:00:00-05:00'],
    ['in ms', String(NOON)],
    ['quoted', '"2020-11-25T12:00:00Z"'],
  ])('may write times %s', (_, time) => {
    expect(parseCounts(`time,count\n${time},3\n`)).toEqual([{ time: NOON, count: 3, country: '' }]);
  });

  it('may have its columns in any order, more of them, other line ends, and its rows in any order', () => {
    const rows = parseCounts(
      '\uFEFFcountry,count,note,time\r\nUS,5,x,2020-11-25T12:15Z\r\nIN,4,y,2020-11-25T12:00Z\r\n\r\n',
    );
    expect(rows.map(({ country, count }) => [country, count])).toEqual([
      ['IN', 4],
      ['US', 5],
    ]);
  });

  it.each([
    ['', 'line 1'],
    ['when,count\n', 'line 1'],
    ['time,count\nyesterday,3\n', 'line 2'],
    ['time,count\n2020-11-25T12:00Z,-1\n', 'line 2'],
    ['time,count\n2020-11-25T12:00Z,\n', 'line 2'],
    ['time,count\n2020-11-25T12:00Z,1.5\n', 'line 2'],
    ['time,count\n2020-11-25T12:00Z,1\n2020-11-25T12:00Z,2\n', 'two counts'],
  ])('that cannot be used says where: %j', (csv, where) => {
    expect(() => parseCounts(csv)).toThrow(UsageError);
    expect(() => parseCounts(csv)).toThrow(where);
  });
});

describe('cli surge', () => {
  async function surge(csv: string): Promise<Record<string, unknown>[]> {
    const folder = await mkdtemp(join(tmpdir(), 'surge-'));
    try {
      await writeFile(join(folder, 'counts.csv'), csv);
      const printed: Record<string, unknown>[] = [];
      const print = (value: unknown) => printed.push(value as Record<string, unknown>);
      const io = { print, explain: () => {}, lines: async function* () {} };
      expect(await command.run([join(folder, 'counts.csv')], io)).toBe(0);
      return printed;
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  const rows = (counts: number[]) =>
    counts.map((count, i) => `${new Date(NOON + i * 900_000).toISOString()},${count}`).join('\n');

  it('prints a line per row, decided by nothing but the rows up to it', async () => {
    const quiet = [1, 0, 2, 1, 1, 0, 2, 1, 1, 2, 0, 1];
    const printed = await surge(`time,count\n${rows([...quiet, 40, 90])}\n`);
    expect(printed.map(({ level }) => level)).toEqual([...quiet.map(() => 'none'), 'danger', 'danger']);
    expect(printed[0]).toEqual({
      time: '2020-11-25T12:00:00.000Z',
      count: 1,
      expected: expect.any(Number),
      level: 'none',
    });
    expect(await surge(`time,count\n${rows(quiet)}\n`)).toEqual(printed.slice(0, quiet.length));
  });

  it('judges each country by itself', async () => {
    const printed = await surge('time,count,country\n2020-11-25T12:00Z,50,GB\n2020-11-25T12:00Z,1,US\n');
    expect(printed.map(({ country, level }) => [country, level])).toEqual([
      ['GB', 'danger'],
      ['US', 'none'],
    ]);
  });

  it('says why a file cannot be read', async () => {
    const io = { print: () => {}, explain: () => {}, lines: async function* () {} };
    await expect(command.run(['/nowhere/counts.csv'], io)).rejects.toThrow(UsageError);
    await expect(command.run([], io)).rejects.toThrow('usage');
  });
});
