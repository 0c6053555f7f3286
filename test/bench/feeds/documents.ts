/** Documents of the size and shape of real ones, for measuring only. */

const TIME = '2026-07-29T20:03:43.989Z';

/** Like Cloudflare's summary: 454 components in 8 groups, one incident, 16 maintenances, about 212 kB. */
export function largeSummary(): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    component(`group${index}`, null, 'partial_outage', true),
  );
  const parts = Array.from({ length: 454 }, (_, index) =>
    component(
      `part${index}`,
      `group${index % 8}`,
      index % 17 === 0 ? 'partial_outage' : 'operational',
      false,
    ),
  );
  const event = (index: number, impact: string, status: string) => ({
    id: `event${index}`,
    name: `CDG (Paris) on 2026-07-${10 + index}`,
    status,
    created_at: TIME,
    updated_at: TIME,
    monitoring_at: null,
    resolved_at: null,
    impact,
    shortlink: 'https://stspg.io/zy3g9nr2cf9f',
    started_at: TIME,
    page_id: 'yh6f0r4529hb',
    scheduled_for: TIME,
    scheduled_until: TIME,
    incident_updates: Array.from({ length: 2 }, (_, update) => ({
      id: `update${update}`,
      status,
      body: 'Traffic might be re-routed from this location, hence a slight increase in latency is possible. '.repeat(
        9,
      ),
      created_at: TIME,
      display_at: TIME,
      affected_components: [
        { code: 'part1', name: 'Europe - Paris', old_status: 'operational', new_status: 'operational' },
      ],
    })),
    components: [component('part1', 'group1', 'operational', false)],
  });
  return JSON.stringify({
    page: {
      id: 'yh6f0r4529hb',
      name: 'Large',
      url: 'https://status.example.com',
      time_zone: 'Etc/UTC',
      updated_at: TIME,
    },
    components: [...groups, ...parts],
    incidents: [event(0, 'major', 'identified')],
    scheduled_maintenances: Array.from({ length: 16 }, (_, index) =>
      event(index, 'maintenance', 'scheduled'),
    ),
    status: { indicator: 'major', description: 'Partial System Outage' },
  });
}

function component(id: string, group_id: string | null, status: string, group: boolean) {
  return {
    id,
    name: `Amman, Jordan - (${id})`,
    status,
    created_at: TIME,
    updated_at: TIME,
    position: 1,
    description: null,
    showcase: false,
    start_date: null,
    group_id,
    page_id: 'yh6f0r4529hb',
    group,
    only_show_if_degraded: false,
    ...(group && { components: Array.from({ length: 57 }, (_, index) => `${index}`.padStart(12, 'p')) }),
  };
}

/** Like Google Cloud's archive: 157 incidents with their updates and places, about 1.3 MB, none of them open. */
export function largeArchive(): string {
  const places = Array.from({ length: 8 }, (_, index) => ({
    title: `Somewhere (region-${index})`,
    id: `region-${index}`,
  }));
  const update = (index: number) => ({
    created: TIME,
    modified: TIME,
    when: TIME,
    text: `Summary ${index}: `.padEnd(650, 'Mitigation work is currently underway by our engineering team. '),
    status: 'SERVICE_DISRUPTION',
    affected_locations: places,
  });
  const incident = (index: number) => ({
    id: `incident${index}`,
    number: `${index}`,
    begin: TIME,
    created: TIME,
    end: TIME,
    modified: TIME,
    external_desc: 'Lower throughput',
    updates: Array.from({ length: 6 }, (_, at) => update(at)),
    most_recent_update: update(0),
    status_impact: 'SERVICE_DISRUPTION',
    severity: 'medium',
    service_name: 'BigQuery',
    affected_products: [{ title: 'BigQuery', id: 'bq' }],
    currently_affected_locations: [],
    previously_affected_locations: places,
  });
  return JSON.stringify(Array.from({ length: 157 }, (_, index) => incident(index)));
}

/** Like GitHub's history: 25 entries with eight updates each, about 97 kB. */
export function largeHistory(): string {
  const line = (state: string) =>
    `&lt;p&gt;&lt;small&gt;May &lt;var data-var='date'&gt;29&lt;/var&gt;, &lt;var data-var='time'&gt;21:30&lt;/var&gt; UTC&lt;/small&gt;&lt;br&gt;&lt;strong&gt;${state}&lt;/strong&gt; - ${'We are seeing signs of recovery and are watching the affected runners. '.repeat(4)}&lt;/p&gt;`;
  const entry = (index: number) =>
    `<entry><id>tag:status.example.com,2005:Incident/${index}</id><published>${TIME}</published><updated>${TIME}</updated><link rel="alternate" type="text/html" href="https://status.example.com/incidents/${index}"/><title>Incident with Actions</title><content type="html">${line('Resolved')}${line('Update').repeat(6)}${line('Investigating')}</content></entry>`;
  return `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Example Status - Incident History</title><updated>${TIME}</updated>${Array.from({ length: 25 }, (_, index) => entry(index)).join('')}</feed>`;
}
