import type { OfficialSignal } from '../assess/types.ts';
import { type Verdict, verdictSchema } from '../assess/types.ts';
import type { FeedSource } from '../catalog/types.ts';
import { type Mentions, mentionsSchema } from '../crowd/mentions.ts';
import type { PeopleSignal } from '../crowd/types.ts';
import { peopleSignalSchema } from '../crowd/types.ts';
import { LOG_SPAN, type ObservationLog, observationLogSchema } from '../observe/types.ts';
import { type ProbeReport, probeReportSchema } from '../probe/types.ts';
import {
  type Endings,
  endingsSchema,
  mentionsKey,
  officialSignal,
  type PollState,
  pollStateSchema,
  readRow,
  type StoredReading,
  type Story,
  sourceKey,
  storedReadingSchema,
  storiesSchema,
} from '../store/rows.ts';
import type { Store } from '../store/store.ts';

/** What the store knows at one moment, read through schemas, each row at most once. */
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

export async function openRows(store: Store, now: number): Promise<Rows> {
  const [seen, poll, stories, endings] = await Promise.all([
    readRow(store, 'state', 'observations', observationLogSchema),
    readRow(store, 'state', 'poll', pollStateSchema),
    readRow(store, 'state', 'stories', storiesSchema),
    readRow(store, 'state', 'endings', endingsSchema),
  ]);
  const readings = new Map<string, Promise<StoredReading | null>>();
  const stored = (source: FeedSource) => {
    const key = sourceKey(source);
    const row = readings.get(key) ?? readRow(store, 'readings', key, storedReadingSchema);
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
    verdict: (service) => readRow(store, 'verdicts', service, verdictSchema),
    probe: async (service) => {
      const report = await readRow(store, 'probes', service, probeReportSchema);
      return report && Math.abs(now - report.at) <= PROBE_LASTS ? report : null;
    },
    people: (service) => readRow(store, 'people', service, peopleSignalSchema),
    mentions: (service) => readRow(store, 'people', mentionsKey(service), mentionsSchema),
  };
}
