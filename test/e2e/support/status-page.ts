import type { Reply } from '../../../tools/world/internet/request.ts';

export type PageState = 'well' | 'down';

const HOUR = 60 * 60_000;

/** `summary.json` of a small status page, in the shape that Statuspage documents. */
export function statusPage(name: string, state: PageState): Reply {
  const now = Date.now();
  const time = (ago: number) => new Date(now - ago).toISOString();
  const down = state === 'down';
  const components = ['Website', 'API'].map((part, index) => ({
    id: `${name}-part-${index}`,
    name: part,
    status: down ? 'major_outage' : 'operational',
    position: index,
    group: false,
    group_id: null,
    updated_at: time(down ? 0 : HOUR),
  }));
  const incident = {
    id: `${name}-incident`,
    name: 'Elevated error rates',
    status: 'investigating',
    impact: 'critical',
    shortlink: `https://stspg.io/${name}`,
    created_at: time(0),
    started_at: time(0),
    updated_at: time(0),
    incident_updates: [
      { id: `${name}-update`, status: 'investigating', body: 'We are looking into it.', created_at: time(0) },
    ],
    components,
  };
  const summary = {
    page: { id: `${name}-page`, name, url: `https://www.${name}status.com`, updated_at: time(0) },
    components,
    incidents: down ? [incident] : [],
    scheduled_maintenances: [],
    status: down
      ? { indicator: 'critical', description: 'Major Service Outage' }
      : { indicator: 'none', description: 'All Systems Operational' },
  };
  return {
    status: 200,
    // Statuspage lets every page read it
    headers: { 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' },
    body: JSON.stringify(summary),
  };
}
