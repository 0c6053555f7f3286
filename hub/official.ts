import * as z from 'zod/mini';
import { feedsFor } from '../utils/catalog/feeds-for.ts';
import { sourceKey } from '../utils/catalog/source-key.ts';
import type { Catalog, FeedSource } from '../utils/catalog/types.ts';
import { boardSchema, sourceMark } from '../utils/crowd/board.ts';
import type { FeedReading } from '../utils/feeds/reading.ts';
import type { Poller } from '../utils/poll/poller.ts';
import { pollStateSchema, storedReadingSchema } from '../utils/poll/rows.ts';
import { readRow } from '../utils/store/read-rows.ts';
import type { Store } from '../utils/store/store.ts';
import type { HubStore } from './store/types.ts';

/** What the official feeds of the whole catalogue say, as one hub process shares it with the others. */
const officialSchema = z.pick(boardSchema, { at: true, covers: true, official: true });
export type OfficialState = z.infer<typeof officialSchema>;

export type Official = {
  /** Asks the feeds that are due; one process does it for all. */
  poll: () => Promise<void>;
  /** What is known now, by whichever process polls; null before the first poll. */
  current: () => Promise<OfficialState | null>;
};

/** Every feed is asked this often, ms. */
const PERIOD = 5 * 60_000;
/** A reading that was not confirmed for this long covers nothing, ms. */
const FRESH = 3 * PERIOD;
/** A process that polls has the task for this long; another takes over in time when it dies, ms. */
const LEAD = PERIOD;
/** Words of an operator that are worth sending to everybody, characters. */
const UPDATE_LENGTH = 500;
const NAME = 'official';

/** Polls the official feeds with the engine's own poller, so that one poll serves everyone. */
export function createOfficial({
  catalog,
  poller,
  readings,
  store,
  now,
}: {
  catalog: Catalog;
  poller: Poller;
  /** Where the poller keeps its state and readings. */
  readings: Store;
  store: Pick<HubStore, 'lead' | 'publish' | 'published'>;
  now: () => number;
}): Official {
  const shared = sourcesOf(catalog);
  let last: OfficialState | null = null;

  async function poll(): Promise<void> {
    // a store that is away has no say: then every process polls for itself, and people lose nothing
    if (!(await store.lead(NAME, LEAD, now()).catch(() => true))) return;
    await poller.poll(
      shared.map(({ source }) => source),
      { period: PERIOD },
    );
    last = await collect();
    await store.publish(NAME, JSON.stringify(last));
  }

  async function collect(): Promise<OfficialState> {
    const states = (await readRow(readings, 'state', 'poll', pollStateSchema)) ?? {};
    const state: OfficialState = { at: now(), covers: [], official: [] };
    for (const { source, mark, services } of shared) {
      const readAt = states[source.url]?.readAt ?? null;
      if (readAt === null || now() - readAt > FRESH) continue;
      const reading = await readingOf(source);
      if (!reading || reading.health === 'unknown') continue;
      state.covers.push(mark);
      if (!isPlain(reading)) state.official.push({ source: mark, services, reading: abridge(reading) });
    }
    return state;
  }

  async function readingOf(source: FeedSource): Promise<FeedReading | null> {
    return (await readRow(readings, 'readings', sourceKey(source), storedReadingSchema))?.reading ?? null;
  }

  async function current(): Promise<OfficialState | null> {
    last = (await read().catch(() => null)) ?? last;
    return last && now() - last.at <= FRESH ? last : null;
  }

  async function read(): Promise<OfficialState | null> {
    const document = await store.published(NAME);
    const parsed = officialSchema.safeParse(document === null ? null : JSON.parse(document));
    return parsed.success ? parsed.data : null;
  }

  return { poll, current };
}

/**
 * Every feed, or part of a feed, that speaks for a service or for what it needs, once, with the services
 * whose own it is. Two that share a mark by chance are left out: nobody could tell them apart.
 */
function sourcesOf(catalog: Catalog): { source: FeedSource; mark: string; services: string[] }[] {
  const byKey = new Map<string, { source: FeedSource; mark: string; services: string[] }>();
  const add = (source: FeedSource, service?: string) => {
    const key = sourceKey(source);
    const entry = byKey.get(key) ?? { source, mark: sourceMark(key), services: [] };
    if (service !== undefined) entry.services.push(service);
    byKey.set(key, entry);
  };
  for (const service of catalog.services.values()) {
    for (const source of feedsFor(catalog, service)) add(source, service.id);
    for (const source of service.needs.flatMap((need) => feedsFor(catalog, need))) add(source);
  }
  const marks = Map.groupBy(byKey.values(), ({ mark }) => mark);
  return [...marks.values()].flatMap((entries) => (entries.length === 1 ? entries : []));
}

function isPlain({ health, incidents, maintenances }: FeedReading): boolean {
  return health === 'operational' && incidents.length === 0 && maintenances.length === 0;
}

/** A reading without what is well, short enough to be sent to everybody. */
function abridge(reading: FeedReading): FeedReading {
  return {
    ...reading,
    components: reading.components.filter(({ health }) => health !== 'operational'),
    incidents: reading.incidents.map((incident) => ({
      ...incident,
      update: incident.update === null ? null : incident.update.slice(0, UPDATE_LENGTH),
    })),
  };
}
