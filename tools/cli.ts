import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { ownEntry } from '../utils/own-entry.ts';
import { type Command, type Io, UsageError } from './command.ts';

/** Loaded on demand, so that `match` does not wait for what only `replay` needs. */
const COMMANDS: Record<string, () => Promise<{ command: Command }>> = {
  match: () => import('./commands/match.ts'),
  parse: () => import('./commands/parse.ts'),
  surge: () => import('./commands/surge.ts'),
  check: () => import('./commands/check.ts'),
  replay: () => import('./commands/replay.ts'),
  catalog: () => import('./commands/catalog.ts'),
  'hub-load': () => import('./commands/hub-load.ts'),
};

const io: Io = {
  print: (value) => stdout.write(`${JSON.stringify(value)}\n`),
  explain: (line) => console.error(line),
  lines: () => createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY }),
};

async function main([name, ...args]: string[]): Promise<number> {
  const load = name === undefined ? undefined : ownEntry(COMMANDS, name);
  if (!load) {
    io.explain(`usage: cli ${Object.keys(COMMANDS).join(' | ')} ... (--help on each)`);
    return name === '--help' ? 0 : 2;
  }
  const { command } = await load();
  if (args.includes('--help')) {
    io.explain(command.help);
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.explain(error.message);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
