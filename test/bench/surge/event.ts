import { existsSync, readFileSync } from 'node:fs';
import { type Count, QUARTER } from '../../../utils/crowd/bucket.ts';

/** Report counts around one known onset. */
export type CountedEvent = {
  /** Whose users reported. */
  provider: string;
  id: string;
  /** When the trouble began, epoch ms UTC. */
  onset: number;
  /** Start of the quarter of an hour with the most reports, epoch ms UTC. */
  peak: number;
  counts: Count[];
};

/** Real counts, kept beside the project and not in it. */
const FOLDER = new URL('../../../../shared/crowd/', import.meta.url);

/** The real events, those left out that the scoring leaves out; null where they are not at hand. */
export function readRealEvents(): CountedEvent[] | null {
  if (!existsSync(new URL('events.csv', FOLDER))) return null;
  return ['', 'more-'].flatMap(readEvents).filter(isClean);
}

function readEvents(prefix: string): CountedEvent[] {
  if (!existsSync(new URL(`${prefix}events.csv`, FOLDER))) return [];
  const counts = Map.groupBy(
    readCsv(`${prefix}counts-15min.csv`),
    ([provider, , event]) => `${provider}/${event}`,
  );
  return readCsv(`${prefix}events.csv`).map(([provider = '', id = '', onset = '', peak = '']) => ({
    provider,
    id,
    onset: Date.parse(onset),
    peak: Date.parse(peak),
    counts: (counts.get(`${provider}/${id}`) ?? [])
      .map(([, time = '', , count]) => ({ time: Date.parse(time), count: Number(count) }))
      .sort((a, b) => a.time - b.time),
  }));
}

/** At least 20 quarters before three hours to the onset, none of them part of an earlier event. */
function isClean({ onset, counts }: CountedEvent): boolean {
  const before = counts.filter(({ time }) => time + QUARTER <= onset - 12 * QUARTER);
  return before.length >= 20 && before.every(({ count }) => count < 25);
}

function readCsv(name: string): string[][] {
  const lines = readFileSync(new URL(name, FOLDER), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => line.split(','));
}
