import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
/** Names with a folder in them, in the marks of code; `NAME` stands for one that does not exist yet. */
const PATH = /`((?:entrypoints|components|utils|hub|tools|test|\.github)\/[\w./-]+)`/g;

describe.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s', (page) => {
  const paths = [...readFileSync(new URL(page, ROOT), 'utf8').matchAll(PATH)].map(([, path = '']) => path);

  it('names files, and all of them exist', () => {
    expect(paths.length).toBeGreaterThan(10);
    const missing = paths.filter((path) => !path.includes('NAME') && !existsSync(new URL(path, ROOT)));
    expect(missing).toEqual([]);
  });
});
