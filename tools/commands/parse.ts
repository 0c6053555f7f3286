import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { FeedDocument } from '../../utils/feeds/format.ts';
import { parseFeed } from '../../utils/feeds/parse.ts';
import { parseTime } from '../../utils/feeds/read/time.ts';
import { FeedError, type FeedReading } from '../../utils/feeds/reading.ts';
import { FORMATS, formatById } from '../../utils/feeds/registry.ts';
import { type Command, type ExitCode, type Io, UsageError } from '../command.ts';

const HELP = `usage: cli parse FILE... [--format F] [--url FEED_URL] [--at TIME] [--component NAME]... [--region KEY]...

Prints the reading of a status document as one JSON line. Several FILEs are the documents of one feed
(Uptime Kuma: heartbeats and configuration). Without --at the reading is made now, and nothing in the
file is called stale, because its age is not known.

An unusable document prints {"health":"unknown","reason":"..."} and exits 2.
Formats: ${[...FORMATS.keys()].sort().join(' ')}`;

export const command: Command = {
  help: HELP,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args);
    if (positionals.length === 0) throw new UsageError('cli parse: which FILE?');
    const at = values.at === undefined ? Date.now() : parseTime(values.at);
    if (at === null) throw new UsageError(`cli parse: --at ${values.at} is no time`);
    const format = values.format !== undefined && formatById(values.format) ? values.format : undefined;
    if (values.format !== undefined && format === undefined)
      io.explain(`there is no format ${values.format}: looking for the right one`);
    const documents = await Promise.all(positionals.map((file) => load(file, values.url ?? '')));
    try {
      const reading = parseFeed({
        documents,
        at,
        undated: values.at === undefined,
        ...(format !== undefined && { format }),
        filter: { components: values.component ?? [], regions: values.region ?? [] },
      });
      io.print(printable(reading));
      return 0;
    } catch (error) {
      if (error instanceof FeedError) return refuse(error, io);
      throw error;
    }
  },
};

function readArguments(args: string[]) {
  const option = { type: 'string' } as const;
  const list = { type: 'string', multiple: true } as const;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { format: option, url: option, at: option, component: list, region: list },
    });
  } catch (error) {
    throw new UsageError(`cli parse: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function load(file: string, url: string): Promise<FeedDocument> {
  try {
    return { url, body: new Uint8Array(await readFile(file)) };
  } catch (error) {
    throw new UsageError(`cli parse: cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

function refuse({ reason, message }: FeedError, io: Io): ExitCode {
  io.print({ health: 'unknown', reason });
  io.explain(`${reason}: ${message}`);
  return 2;
}

/** Exactly what is documented: times as ISO 8601, no texts of updates. */
function printable({ format, health, components, incidents, maintenances, updatedAt }: FeedReading) {
  return {
    format,
    health,
    components: components.map(({ id, name, health }) => ({ id, name, health })),
    incidents: incidents.map((incident) => ({
      id: incident.id,
      title: incident.title,
      phase: incident.phase,
      health: incident.health,
      startedAt: iso(incident.startedAt),
      updatedAt: iso(incident.updatedAt),
      components: incident.components,
      url: incident.url,
    })),
    maintenances: maintenances.map(({ id, title, phase, startsAt, endsAt }) => ({
      id,
      title,
      phase,
      startsAt: iso(startsAt),
      endsAt: iso(endsAt),
    })),
    updatedAt: iso(updatedAt),
  };
}

function iso(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
