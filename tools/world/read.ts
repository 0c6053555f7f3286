import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import * as z from 'zod/mini';
import { UsageError } from '../command.ts';
import { type World, worldSchema } from './schema.ts';

/** A world with the payload files that its routes name. */
export type LoadedWorld = {
  /** Name of its folder. */
  name: string;
  world: World;
  /** File name in the world -> its bytes. */
  files: ReadonlyMap<string, Uint8Array>;
};

/** `ignored`: what the world says and nobody reads, keys that are not known and events after its end. */
export type WorldOnDisk = LoadedWorld & { ignored: readonly string[] };

/** English messages; the core of the library carries none. Handed in per parse, so nothing global changes. */
const { localeError } = z.locales.en();

/**
 * Checks what a `world.json` holds.
 * @throws UsageError with the path of the first wrong field, in one line.
 */
export function parseWorld(value: unknown): World {
  const parsed = z.safeParse(worldSchema, value, { error: localeError });
  if (parsed.success) return parsed.data;
  const { path, message } = deepest(parsed.error.issues);
  throw new UsageError(`world.json: ${where(path)}: ${message}`);
}

/**
 * Reads a world from its folder or its `world.json`.
 * @throws UsageError when something is missing, unreadable or wrong, in one line.
 */
export async function readWorld(path: string): Promise<WorldOnDisk> {
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false;
  const file = isFolder ? join(path, 'world.json') : path;
  const folder = dirname(resolve(file));
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`${file}: cannot be read`);
  });
  const json = parseJson(text);
  const world = parseWorld(json);
  const files = new Map<string, Uint8Array>();
  for (const [index, { body }] of world.routes.entries()) {
    if (body !== undefined && !files.has(body)) files.set(body, await readPayload(folder, body, index));
  }
  return { name: basename(folder), world, files, ignored: ignoredIn(json, world) };
}

function ignoredIn(json: unknown, world: World): string[] {
  const late = world.events.findIndex(({ at }) => at > world.end);
  return [
    ...unknownKeys(json, world).map((path) => `${where(path)}: is not known`),
    ...(late < 0 ? [] : [`events[${late}].at: is after the end`]),
  ];
}

/** Paths of the keys that the schema left out. */
function unknownKeys(given: unknown, read: unknown, above: readonly PropertyKey[] = []): PropertyKey[][] {
  if (typeof given !== 'object' || given === null || typeof read !== 'object' || read === null) return [];
  return Object.entries(given).flatMap(([key, value]) => {
    const path = [...above, Array.isArray(given) ? Number(key) : key];
    return key in read ? unknownKeys(value, read[key as keyof typeof read], path) : [path];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`world.json: is not JSON: ${(error as Error).message.replaceAll(/\s+/g, ' ')}`);
  }
}

/** A world is data from anywhere: it may name files of its own folder only. */
async function readPayload(folder: string, name: string, route: number): Promise<Uint8Array> {
  const field = `world.json: routes[${route}].body`;
  const file = resolve(folder, name);
  const inside = relative(folder, file);
  if (
    inside === '' ||
    inside.startsWith('..') ||
    resolve(folder, inside) !== join(folder, inside) ||
    name.startsWith(sep)
  )
    throw new UsageError(`${field}: must be a file inside the world's folder`);
  return await readFile(file).catch(() => {
    throw new UsageError(`${field}: the file ${name} cannot be read`);
  });
}

type Issue = z.core.$ZodIssue;

/** A union reports each of its branches: the branch that got furthest is the one that was meant. */
function deepest(
  issues: readonly Issue[],
  above: readonly PropertyKey[] = [],
): { path: PropertyKey[]; message: string } {
  const [issue] = issues;
  if (!issue) return { path: [...above], message: 'is not valid' };
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_key')
    return { path, message: `as a key ${issue.issues[0]?.message ?? issue.message}` };
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return { path, message: issue.message };
  const branches = issue.errors.filter((errors) => errors.length > 0).map((errors) => deepest(errors, path));
  const furthest = Math.max(...branches.map((branch) => branch.path.length));
  const best = branches.filter((branch) => branch.path.length === furthest);
  if (furthest > path.length && best[0]) return best[0];
  return {
    path,
    message: [...new Set(branches.map((branch) => branch.message))].join(', or ') || issue.message,
  };
}

function where(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the whole';
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}
