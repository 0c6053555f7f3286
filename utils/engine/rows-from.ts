import type { OfficialSignal, Verdict } from '../assess/types.ts';
import { sourceKey } from '../catalog/source-key.ts';
import type { FeedSource } from '../catalog/types.ts';
import type { Mentions } from '../crowd/mentions.ts';
import type { PeopleSignal } from '../crowd/types.ts';
import type { Endings, Story } from '../notify/rows.ts';
import { LOG_SPAN } from '../observe/span.ts';
import type { ObservationLog } from '../observe/types.ts';
import type { PollState, StoredReading } from '../poll/rows.ts';
import type { ProbeReport } from '../probe/types.ts';
import type { KeyIn } from '../store/row-registry.ts';
import { officialSignal } from './official.ts';

/** What is stored, by kind. */
export type RowOf = {
  observations: ObservationLog;
  poll: PollState;
  stories: Story[];
  endings: Endings;
  reading: StoredReading;
  verdict: Verdict;
  probe: ProbeReport;
  people: PeopleSignal;
  mentions: Mentions;
};

/** Reads one row of a kind; null where there is none that can be read. */
export type ReadKind = <Kind extends keyof RowOf>(kind: Kind, key: string) => Promise<RowOf[Kind] | null>;

/** What the store knows at one moment, each reading looked up at most once. */
export type Rows = {
  poll: PollState;
  observations: ObservationLog;
  stories: Story[];
  endings: Endings;
  stored: (source: FeedSource) => Promise<StoredReading | null>;
  signal: (source: FeedSource) => Promise<OfficialSignal>;
  verdict: (service: string) => Promise<Verdict | null>;
  probe: (service: string) => Promise<ProbeReport | null>;
  people: (service: string) => Promise<PeopleSignal | null>;
  mentions: (service: string) => Promise<Mentions | null>;
};

/** A probe older than this says nothing of now, ms. */
const PROBE_LASTS = 15 * 60_000;

/** The rows of one moment, `now` in epoch ms UTC. */
export async function rowsFrom(read: ReadKind, now: number): Promise<Rows> {
  const [seen, poll, stories, endings] = await Promise.all([
    read('observations', 'observations'),
    read('poll', 'poll'),
    read('stories', 'stories'),
    read('endings', 'endings'),
  ]);
  const readings = new Map<string, Promise<StoredReading | null>>();
  const stored = (source: FeedSource) => {
    const key = sourceKey(source);
    const row = readings.get(key) ?? read('reading', key);
    readings.set(key, row);
    return row;
  };
  return {
    poll: poll ?? {},
    // a clock that was set back leaves entries of the future
    observations: (seen ?? []).filter(({ at }) => Math.abs(now - at) <= LOG_SPAN),
    stories: stories ?? [],
    endings: endings ?? {},
    stored,
    signal: async (source) => officialSignal(poll?.[source.url], (await stored(source)) ?? undefined),
    verdict: (service) => read('verdict', service),
    probe: async (service) => {
      const report = await read('probe', service);
      return report && Math.abs(now - report.at) <= PROBE_LASTS ? report : null;
    },
    people: (service) => read('people', service),
    mentions: (service) => read('mentions', mentionsKey(service)),
  };
}

/** Key of what public places say of a service, beside its row of people's reports. */
export function mentionsKey(service: string): KeyIn<'people'> {
  return `mentions|${service}`;
}
