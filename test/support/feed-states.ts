import type { Route } from '../../tools/world/schema.ts';

/** What a status page, or the way to it, can be like for a while. */
export const FEED_STATES = [
  'operational',
  'degraded',
  'outage',
  'incident',
  'garbage',
  'error',
  'silence',
] as const;
export type FeedState = (typeof FEED_STATES)[number];

/** True where a feed in that state can be read. */
export function isReadable(state: FeedState): boolean {
  return !['garbage', 'error', 'silence'].includes(state);
}

const COMPONENT: Readonly<Record<string, string>> = {
  degraded: 'degraded_performance',
  outage: 'major_outage',
  incident: 'partial_outage',
};

export type Stretch = { state: FeedState; from: number; to: number };

/** A Statuspage feed that is in one state after the other, as routes of a world. Times are epoch ms UTC. */
export function feedRoutes(url: string, stretches: readonly Stretch[], { timeless = false } = {}): Route[] {
  return stretches.map(({ state, from, to }, index) => {
    const at = { url, from, to };
    if (state === 'silence') return { ...at, fail: 'refused' };
    if (state === 'error') return { ...at, status: 500, json: { error: 'oops' } };
    if (state === 'garbage') return { ...at, json: { welcome: 'to our new page' } };
    return { ...at, headers: { etag: `"${index}-${state}"` }, json: summary(state, from, timeless) };
  });
}

/** A small `summary.json` of that state, last changed at `since` (epoch ms UTC), which it may keep to itself. */
export function summary(state: FeedState, since: number, timeless = false): object {
  const time = new Date(since).toISOString();
  const incident = {
    id: `incident-${since}`,
    name: 'Something is wrong',
    status: 'investigating',
    impact: 'major',
    ...(!timeless && { created_at: time, started_at: time, updated_at: time }),
    incident_updates: [],
  };
  return {
    page: { id: 'page', url: 'https://status.example', updated_at: time },
    status: { indicator: state === 'operational' ? 'none' : 'major' },
    components: [{ id: 'api', name: 'API', status: COMPONENT[state] ?? 'operational' }],
    incidents: state === 'incident' ? [incident] : [],
    scheduled_maintenances: [],
  };
}
