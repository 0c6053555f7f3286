import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFiles, readText } from '../support/files.ts';

/** From the ground up, one floor a line: a file imports from its own room and from floors below, types included. */
const FLOORS: readonly (readonly string[])[] = [
  ['utils/health.ts', 'utils/own-entry.ts', 'utils/single-flight.ts', 'utils/i18n', 'utils/net'],
  ['utils/store', 'utils/feeds', 'utils/catalog'],
  ['utils/poll', 'utils/settings', 'utils/observe', 'utils/probe'],
  ['utils/crowd'],
  ['utils/messages.ts', 'utils/assess'],
  ['utils/notify'],
  ['utils/engine'],
  ['utils/platform', 'components', 'tools/catalog-data.ts'],
  ['entrypoints', 'hub'],
  ['tools'],
];

const files = projectFiles(['utils', 'components', 'entrypoints', 'hub', 'tools']).filter((path) =>
  /\.tsx?$/.test(path),
);
const importsOf = new Map(
  files.map((path) => {
    const named = [...readText(path).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g)];
    const targets = named.map(([, to = '']) => join(dirname(path), to));
    return [path, targets.filter((target) => files.includes(target))] as const;
  }),
);

const contains = (room: string, path: string) => path === room || path.startsWith(`${room}/`);

/** The room of a file and how high it lies; a file that is named itself is a room. */
function placeOf(path: string): { room: string; floor: number } | null {
  const rooms = FLOORS.flatMap((names, floor) => names.map((room) => ({ room, floor })));
  const [place] = rooms
    .filter(({ room }) => contains(room, path))
    .sort((a, b) => b.room.length - a.room.length);
  return place ?? null;
}

function goesUp(from: string, to: string): boolean {
  const [own, other] = [placeOf(from), placeOf(to)];
  return !own || !other || (own.room !== other.room && other.floor >= own.floor);
}

/** Files that come back to themselves along imports: one way round for each. */
function cycles(): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) found.push([...way.slice(way.indexOf(path)), path].join(' -> '));
    if (done.has(path) || way.includes(path)) return;
    for (const target of importsOf.get(path) ?? []) visit(target, [...way, path]);
    done.add(path);
  };
  for (const path of files) visit(path, []);
  return found;
}

describe('imports', () => {
  it('are found: most files have some', () => {
    expect([...importsOf.values()].flat().length).toBeGreaterThan(files.length);
  });

  it('come from every folder that has a room', () => {
    expect(files.filter((path) => placeOf(path) === null)).toEqual([]);
  });

  it('never run upwards or between rooms of one floor', () => {
    const wrong = [...importsOf].flatMap(([from, targets]) =>
      targets.filter((to) => goesUp(from, to)).map((to) => `${from} -> ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it('run in no circle, types included', () => {
    expect(cycles()).toEqual([]);
  });
});
