import { readFile } from 'node:fs/promises';
import { utcOffsetOf } from '../../utils/crowd/countries.ts';
import { emptySurgeState, type SurgeState, step } from '../../utils/crowd/surge.ts';
import { type Command, UsageError } from '../command.ts';
import { parseCounts } from '../counts-csv.ts';

export const command: Command = {
  help: `usage: cli surge COUNTS.csv
Judges report counts: columns time (start of a quarter of an hour) and count, optionally country.
Prints a line per row in the order of time, decided by nothing but the rows up to it:
{"time","count","expected","level"}, and "country" where the file has one.`,

  async run(args, io) {
    const [file] = args;
    if (file === undefined) throw new UsageError('usage: cli surge COUNTS.csv');
    const rows = parseCounts(await readCounts(file));
    const states = new Map<string, SurgeState>();
    for (const { country, ...count } of rows) {
      const [state, judged] = step(states.get(country) ?? emptySurgeState(), count, utcOffsetOf(country));
      states.set(country, state);
      io.print({
        time: new Date(judged.time).toISOString(),
        count: judged.count,
        expected: Number(judged.expected.toFixed(3)),
        level: judged.level,
        ...(country && { country }),
      });
    }
    return 0;
  },
};

async function readCounts(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
}
