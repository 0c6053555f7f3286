import { sourceKey } from '../../utils/catalog/source-key.ts';
import type { FeedSource } from '../../utils/catalog/types.ts';
import { officialSignal } from '../../utils/engine/official.ts';
import { formatById } from '../../utils/feeds/registry.ts';
import { createPoller, type PollOptions } from '../../utils/poll/poller.ts';
import { pollStateSchema, storedReadingSchema } from '../../utils/poll/rows.ts';
import { createMemoryStore } from '../../utils/store/memory.ts';
import { readRow } from '../../utils/store/read-rows.ts';

export const MINUTE = 60_000;
export const START = Date.UTC(2026, 0, 5, 12);
const PERIOD = { period: 5 * MINUTE };

export const URL = 'https://status.example/api/v2/summary.json';
export const INCIDENTS = 'https://status.example/api/v2/incidents.json';
export const WHOLE: FeedSource = { url: URL, format: 'statuspage' };
export const part = (name: string): FeedSource => ({ ...WHOLE, filter: { components: [name] } });
export const MAIL = part('Mail');
export const MAPS = part('Maps');

export type Status = 'operational' | 'partial_outage' | 'major_outage';
type Trouble = { id: string; component: string };

/** A Statuspage document of these components and open incidents. */
export function page(components: Record<string, Status>, incidents: readonly Trouble[] = []): string {
  const listed = Object.entries(components).map(([name, status]) => ({
    id: name.toLowerCase(),
    name,
    status,
  }));
  return JSON.stringify({
    page: { id: 'p', url: 'https://status.example', updated_at: new Date(START).toISOString() },
    status: { indicator: listed.some(({ status }) => status !== 'operational') ? 'major' : 'none' },
    components: listed,
    incidents: incidents.map(({ id, component }) => ({
      id,
      name: `Trouble with ${component}`,
      status: 'investigating',
      impact: 'major',
      created_at: new Date(START).toISOString(),
      updated_at: new Date(START).toISOString(),
      components: listed.filter(({ name }) => name === component),
      incident_updates: [],
    })),
    scheduled_maintenances: [],
  });
}

/** `incidents.json`, which says of ended ones how they ended. */
export function ended(...ids: string[]): string {
  const at = new Date(START + MINUTE).toISOString();
  return JSON.stringify({
    incidents: ids.map((id) => ({
      id,
      name: id,
      status: 'resolved',
      resolved_at: at,
      incident_updates: [{ id: `${id}-last`, status: 'resolved', body: `${id} is over.`, created_at: at }],
    })),
  });
}

/** One status page on a web that the test writes; its server knows its own documents again. */
export function world() {
  let time = START;
  const store = createMemoryStore();
  const served = new Map<string, string>();
  const asked: { url: string; conditional: boolean; signal: unknown; redirect: unknown }[] = [];
  const limits: number[] = [];
  const poller = createPoller({
    store,
    formatById,
    now: () => time,
    random: () => 0.5,
    timeout: (ms) => {
      limits.push(ms);
      return new AbortController().signal;
    },
    lock: (_, work) => work(),
    fetch: async (url, { headers, signal, redirect }) => {
      const known = new Headers(headers).get('if-none-match');
      asked.push({ url, conditional: known !== null, signal, redirect });
      const body = served.get(url) ?? '';
      const etag = `"${Buffer.from(body).toString('base64').slice(-300)}"`;
      if (known === etag) return new Response(null, { status: 304 });
      return new Response(body, { status: served.has(url) ? 200 : 500, headers: { etag } });
    },
  });
  const stored = (source: FeedSource) => readRow(store, 'readings', sourceKey(source), storedReadingSchema);
  const state = async () => (await readRow(store, 'state', 'poll', pollStateSchema))?.[URL];
  return {
    poller,
    store,
    asked,
    limits,
    stored,
    state,
    serve: (body: string, url = URL) => void served.set(url, body),
    signal: async (source: FeedSource) => officialSignal(await state(), (await stored(source)) ?? undefined),
    /** Lets a period pass, then polls. */
    poll: (sources: readonly FeedSource[], options: Partial<PollOptions> = {}) => {
      if (!options.now) time += PERIOD.period;
      asked.length = 0;
      limits.length = 0;
      return poller.poll(sources, { ...PERIOD, ...options });
    },
    now: () => time,
    pass: () => {
      time += PERIOD.period;
    },
  };
}
