import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../catalog-data.ts';
import { type Command, UsageError } from '../command.ts';
import { readWorld } from '../world/read.ts';
import { replayWorld } from '../world/replay.ts';

const OWN_WORLDS = new URL('../../test/worlds/', import.meta.url);

export const command: Command = {
  help: [
    'usage: cli replay WORLD',
    '',
    'Runs the engine through a world on a virtual clock and prints verdicts and notices as they come,',
    'then what it cost and which expectations failed. WORLD is a folder with a world.json, that file,',
    'or the name of a world in test/worlds. Exit 1 when an expectation failed, 2 when the world cannot',
    'be used.',
  ].join('\n'),
  run: async (args, io) => {
    const [path, ...rest] = args;
    if (path === undefined || rest.length > 0) throw new UsageError('usage: cli replay WORLD');
    const own = fileURLToPath(new URL(path, OWN_WORLDS));
    const loaded = await readWorld(
      !existsSync(path) && /^[\w-]+$/.test(path) && existsSync(own) ? own : path,
    );
    for (const line of loaded.ignored) io.explain(`world.json: ${line}: left out`);
    const catalog = loadCatalog();
    const { failed, errors, cycles } = await replayWorld(loaded, { catalog, onLine: io.print });
    const dearest = cycles.slice(1).reduce((most, { bytes }) => Math.max(most, bytes), 0);
    io.explain(`dearest five minutes after the first: ${dearest} bytes`);
    for (const { index, expected, inForce } of failed)
      io.explain(`expect[${index}] failed:\n  expected ${expected}\n  in force ${inForce}`);
    for (const error of errors) io.explain(`the engine threw: ${String((error as Error)?.stack ?? error)}`);
    return failed.length > 0 ? 1 : 0;
  },
};
