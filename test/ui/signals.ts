import { assessSituation } from '../../utils/assess/assess-situation.ts';
import { sourceKey } from '../../utils/catalog/source-key.ts';
import type { Catalog } from '../../utils/catalog/types.ts';
import type { PeopleSignal } from '../../utils/crowd/types.ts';
import { openRows } from '../../utils/engine/rows.ts';
import { situationOf } from '../../utils/engine/situation.ts';
import type { FeedIncident, FeedReading } from '../../utils/feeds/reading.ts';
import type { Observation } from '../../utils/observe/types.ts';
import type { ClosedIncident, FeedState } from '../../utils/poll/rows.ts';
import type { ProbeReport } from '../../utils/probe/types.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import { serviceById, watch } from '../../utils/settings/watched.ts';
import { createMemoryStore } from '../../utils/store/memory.ts';
import type { Write } from '../../utils/store/store.ts';

/** The moment of every state: a Monday afternoon, UTC. */
export const NOW = Date.UTC(2026, 9, 5, 16, 40);
export const MINUTE = 60_000;
export const ago = (minutes: number) => NOW - minutes * MINUTE;

/** What is known, before anybody judged it. */
export type Signals = {
  observations?: readonly Observation[];
  /** Feeds by service: what they say, and how well they can be read. */
  feeds?: Readonly<
    Record<string, { reading?: Partial<FeedReading>; state?: Partial<FeedState>; closed?: ClosedIncident[] }>
  >;
  probes?: Readonly<Record<string, Partial<ProbeReport>>>;
  people?: Readonly<Record<string, PeopleSignal>>;
  /** Services to judge from these signals; the first trouble was that many minutes ago. */
  judge?: Readonly<Record<string, number | null>>;
};

/** Stored rows as the engine would have written them: signals, and the verdicts that follow from them. */
export async function rowsOf(
  signals: Signals,
  catalog: Catalog,
  chosen: Partial<Settings>,
): Promise<Write[]> {
  const settings = { ...DEFAULT_SETTINGS, ...chosen };
  const poll: Record<string, FeedState> = {};
  const rows: Write[] = [];
  for (const [id, { reading, state, closed }] of Object.entries(signals.feeds ?? {})) {
    const feed = catalog.services.get(id)?.feed;
    if (!feed) throw new Error(`${id} has no feed`);
    poll[feed.url] = { ...POLLED, ...state };
    if (!reading) continue;
    const value = {
      reading: { ...READING, format: feed.format, ...reading },
      firstAt: ago(3000),
      changedAt: ago(30),
      ...(closed && { closed }),
    };
    rows.push({ table: 'readings', key: sourceKey(feed), value });
  }
  rows.push({ table: 'state', key: 'poll', value: poll });
  rows.push({ table: 'state', key: 'observations', value: signals.observations ?? [] });
  for (const [key, value] of Object.entries(signals.people ?? {})) rows.push({ table: 'people', key, value });
  for (const [key, report] of Object.entries(signals.probes ?? {}))
    rows.push({ table: 'probes', key, value: { ...PROBE, ...report } });

  const store = createMemoryStore();
  await store.commit(rows);
  const known = await openRows(store, NOW);
  for (const [id, since] of Object.entries(signals.judge ?? {})) {
    const service = serviceById(id, catalog, settings);
    if (!service) throw new Error(`no service ${id}`);
    const context = { now: NOW, catalog, settings, surging: [] };
    const verdict = assessSituation(await situationOf(watch(service, catalog, settings), known, context));
    rows.push({
      table: 'verdicts',
      key: id,
      value: { ...verdict, since: since === null ? verdict.since : ago(since) },
    });
  }
  return rows;
}

const POLLED: FeedState = {
  askedSince: ago(3000),
  nextAt: ago(-2),
  readAt: ago(3),
  etag: null,
  lastModified: null,
  mark: null,
  digest: null,
  failures: 0,
  unreadableSince: null,
  reason: null,
};

const READING: FeedReading = {
  format: 'statuspage',
  health: 'operational',
  components: [],
  incidents: [],
  maintenances: [],
  updatedAt: ago(3),
};

const PROBE: ProbeReport = {
  at: ago(1),
  host: 'example.com',
  connectivity: [],
  dns: [],
  vantage: [],
  routes: [],
  blocking: null,
  asked: [],
  unasked: [],
};

export function seen(service: string, host: string, minutes: number, error?: string): Observation {
  return {
    at: ago(minutes),
    host,
    service,
    ok: error === undefined,
    ...(error === undefined ? {} : { error }),
  };
}

export function incident(part: Partial<FeedIncident> & { title: string }): FeedIncident {
  return {
    id: part.title,
    phase: 'investigating',
    health: 'major_outage',
    startedAt: ago(50),
    updatedAt: ago(12),
    components: [],
    url: null,
    update: null,
    ...part,
  };
}

/** A day of reports that rise `minutes` ago to about `peak`. */
export function people(
  level: PeopleSignal['level'],
  peak: number,
  usual: number,
  minutes: number,
): PeopleSignal {
  const quarter = 15 * MINUTE;
  const start = NOW - (NOW % quarter) - 95 * quarter;
  const buckets = Array.from({ length: 96 }, (_, index) => {
    const time = start + index * quarter;
    const wave = usual * (1 + 0.5 * Math.sin((index / 96) * 2 * Math.PI - 1.2));
    const rise = time > ago(minutes) ? 1 - Math.exp(-(time - ago(minutes)) / (22 * MINUTE)) : 0;
    return {
      time,
      count: Math.round(wave * (1 + 0.35 * Math.sin(index * 12.9898)) + peak * rise),
      expected: wave,
    };
  });
  const last = buckets.at(-1)?.count ?? 0;
  const share = (part: number) => Math.round(last * part);
  return {
    at: ago(2),
    level,
    since: ago(minutes),
    scope: 'widespread',
    countries: [
      { country: 'IN', count: share(0.42), expected: 3, level: 'danger' },
      { country: 'GB', count: share(0.21), expected: 2, level: 'danger' },
      { country: 'BR', count: share(0.17), expected: 2, level: 'danger' },
      { country: 'elsewhere', count: share(0.2), expected: 5, level: 'warning' },
    ],
    symptoms: { cannot_open: 70, app_only: 21, login: 9 },
    buckets,
  };
}
