import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zip } from 'wxt';
import { built } from './support/built.ts';

const chrome = await built('chrome');
const firefox = await built('firefox');

const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Names of the files in a zip file, from its central directory (APPNOTE.TXT 4.3.12). */
function entriesOf(path: string): string[] {
  const zipped = readFileSync(path);
  const names: string[] = [];
  const mark = Buffer.from('PK\x01\x02', 'latin1');
  for (let at = zipped.indexOf(mark); at >= 0; at = zipped.indexOf(mark, at + 46))
    names.push(zipped.toString('utf8', at + 46, at + 46 + zipped.readUInt16LE(at + 28)));
  return names;
}

/** The script and all scripts that it loads, once each. */
function scriptsFrom(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const text = readFileSync(entry, 'utf8');
  for (const [, name = ''] of text.matchAll(/(?:from|import)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)) {
    scriptsFrom(join(dirname(entry), name), seen);
  }
  return seen;
}

/** The scripts of a page, with all that they load. */
function scriptsOf(page: string): Set<string> {
  const html = readFileSync(join(chrome, page), 'utf8');
  const seen = new Set<string>();
  for (const [, name = ''] of html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g))
    scriptsFrom(join(chrome, name), seen);
  return seen;
}

const bytes = (scripts: Iterable<string>) =>
  [...scripts].reduce((sum, file) => sum + readFileSync(file).byteLength, 0);

/**
 * Where growth stops, bytes. Packed has room for sixty formats and ten languages. The worker's scripts are all
 * formats and rules: some 1,000 above what they weigh now, and raised only with the reason. For the panel what it
 * loads before its first paint counts; it loads some 10,000 more when the answer stands.
 */
const LIMIT = { packed: 320_000, worker: 316_000, panel: 58_500 } as const;

describe('the built extension', () => {
  it('grows no further when packed', () => {
    // a zip file holds each file deflated, its name twice and some 76 bytes
    const packed = files(chrome).reduce(
      (sum, file) =>
        sum +
        deflateRawSync(readFileSync(file), { level: 9 }).byteLength +
        2 * relative(chrome, file).length +
        76,
      22,
    );
    expect(packed).toBeLessThan(LIMIT.packed);
  });

  it('loads no more script for the worker and the panel', () => {
    expect.soft(bytes(scriptsFrom(join(chrome, 'background.js')))).toBeLessThan(LIMIT.worker);
    expect.soft(bytes(scriptsOf('popup.html'))).toBeLessThan(LIMIT.panel);
  });

  it('never turns text into code', () => {
    for (const folder of [chrome, firefox]) {
      for (const file of files(folder).filter((name) => name.endsWith('.js'))) {
        expect
          .soft(readFileSync(file, 'utf8'), file)
          .not.toMatch(/\beval\s*\(|\bnew Function\b|\bFunction\s*\(\s*["'`]/);
      }
    }
  });

  it('comes with its sources for those who review it, and with nothing that a run left behind', async () => {
    const packed = await zip({ browser: 'firefox', root: new URL('../..', import.meta.url).pathname });
    const names = entriesOf(packed.find((path) => path.includes('sources')) ?? '');
    const folders = [...new Set(names.map((name) => name.split('/')[0] ?? ''))];
    expect(folders).toEqual(expect.arrayContaining(['entrypoints', 'utils', 'package-lock.json']));
    expect(folders.filter((name) => /^\.|node_modules|screenshots/.test(name))).toEqual([]);
    expect(names.filter((name) => /\.(log|sqlite.*|zip)$/.test(name))).toEqual([]);
  });

  it('has no error for the Mozilla linter', () => {
    const linter = new URL('../../node_modules/.bin/addons-linter', import.meta.url).pathname;
    const { stdout, stderr } = spawnSync(linter, ['--output', 'json', firefox], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(stdout, stderr).toContain('{');
    const report = JSON.parse(stdout) as { errors: { message: string; file: string }[] };
    expect(report.errors.map(({ message, file }) => `${file}: ${message}`)).toEqual([]);
  });
});
