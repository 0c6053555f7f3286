import { describe, expect, it } from 'vitest';
import { projectFiles, readText } from '../support/files.ts';

const SOURCE = ['utils', 'components', 'entrypoints', 'hub', 'tools'];
const sources = projectFiles(SOURCE).filter((path) => /\.tsx?$/.test(path));
/** What people and programs read; the catalogue's data names any host of the world. */
const texts = projectFiles().filter(
  (path) =>
    /\.(tsx?|json|md|html|css|ya?ml|tsv|txt)$|ockerfile/.test(path) &&
    !path.startsWith('utils/catalog/data/'),
);

describe('source files', () => {
  const lengths = sources.map((path) => ({ path, lines: readText(path).split('\n').length - 1 }));
  const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;

  it('are small: a reader takes in one at a glance', () => {
    expect(lengths.filter(({ lines }) => lines > 350)).toEqual([]);
    expect(quantile(0.9)).toBeLessThanOrEqual(150);
    expect(quantile(0.5)).toBeLessThanOrEqual(65);
  });

  it('are named in one way', () => {
    expect(sources.filter((path) => !/^[a-z0-9./-]+\.tsx?$/.test(path))).toEqual([]);
  });

  it('keep the browser behind one folder', () => {
    const users = sources.filter((path) => /from 'webextension-polyfill'/.test(readText(path)));
    expect(users.filter((path) => !/^(?:utils\/platform|tools)\//.test(path))).toEqual([]);
  });

  it('load the small schema library only, where the extension loads it', () => {
    const large = sources.filter((path) => /from 'zod'/.test(readText(path)));
    expect(large).toEqual([]);
  });
});

describe('every file', () => {
  /** Folders of one machine, and hosts from which packages are fetched. */
  const PERSONAL =
    /(?<![\w.:/@-])\/(?:work|root|home|Users|tmp\/[\w-]+)\/\w|registry\.[\w-]+\.(?:org|com|io|internal|local)/;
  const SECRET = /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_\w{36}|\bAKIA[0-9A-Z]{16}\b|\bnpm_\w{36}/;

  it('works on any machine: none names a folder or a registry of one', () => {
    const found = texts.flatMap((path) => {
      const line = readText(path)
        .split('\n')
        .find((text) => PERSONAL.test(text));
      return line === undefined || path === 'test/project/files.test.ts' ? [] : [`${path}: ${line.trim()}`];
    });
    expect(found).toEqual([]);
  });

  it('holds no secret', () => {
    expect(texts.filter((path) => SECRET.test(readText(path)))).toEqual([]);
  });

  it('of the tests is never left focused or skipped without a reason', () => {
    const tests = texts.filter((path) => /^test\/.*\.tsx?$/.test(path) && !path.startsWith('test/project/'));
    expect(tests.filter((path) => /\b(?:it|describe|test)\.only\(/.test(readText(path)))).toEqual([]);
  });
});

describe('SECURITY.md', () => {
  it('names tests that exist', () => {
    const named = [...readText('SECURITY.md').matchAll(/`(test\/[\w./-]+)`/g)].map(([, path = '']) => path);
    const files = projectFiles(['test']);
    expect(named.length).toBeGreaterThan(20);
    expect(
      named.filter((path) => !files.some((file) => file === path || file.startsWith(`${path}/`))),
    ).toEqual([]);
  });
});
