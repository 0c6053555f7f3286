import type { Sample } from './sample.ts';

const HOUR_AGO = '2026-03-10T11:00:00.000Z';
const NAIVE = '2026-03-10T11:30:00';

function statusio(overall: number, components: number[], incident?: { state: number; status: number }) {
  return {
    result: {
      status_overall: { updated: HOUR_AGO, status: 'whatever', status_code: overall },
      status: components.map((code, index) => ({
        id: `c${index}`,
        name: `Part ${index}`,
        status: 'whatever',
        status_code: code,
        containers: [{ id: 'same', name: 'Cloud', status_code: code }],
      })),
      incidents: incident
        ? [
            {
              _id: 'i1',
              name: '500 Error',
              datetime_open: HOUR_AGO,
              messages: [{ details: 'Looking', datetime: HOUR_AGO, ...incident }],
              components_affected: [{ _id: 'c0', name: 'Part 0' }],
            },
          ]
        : [],
      maintenance: { active: [], upcoming: [] },
    },
  };
}

function statuspal(kinds: (string | null)[], type: string | null, more: object = {}) {
  return {
    status_page: {
      name: 'Example',
      subdomain: 'example',
      time_zone: 'Europe/Zurich',
      current_incident_type: type,
    },
    services: [
      {
        id: 1,
        name: 'Zone',
        current_incident_type: null,
        children: kinds.map((kind, index) => ({
          id: 10 + index,
          name: `Part ${index}`,
          children: [],
          current_incident_type: kind,
        })),
      },
    ],
    incidents: type
      ? [
          {
            id: 7,
            type,
            title: 'Latency',
            starts_at: NAIVE,
            ends_at: null,
            service_ids: [10],
            updates: [{ id: 8, type: 'issue', description: 'Looking\r\n', posted_at: NAIVE }],
          },
        ]
      : [],
    maintenances: [],
    upcoming_maintenances: [],
    ...more,
  };
}

function openstatus(status: string, reports: object[] = [], maintenances: object[] = []) {
  return {
    title: 'Example',
    status,
    updatedAt: HOUR_AGO,
    pageComponents: [{ id: 1, name: 'API' }],
    statusReports: reports,
    maintenances,
  };
}

function checklyIncident(severity: string, lastUpdateStatus: string) {
  return {
    id: 'i1',
    name: 'Audio degraded',
    severity,
    lastUpdateStatus,
    created_at: HOUR_AGO,
    updated_at: HOUR_AGO,
    services: [{ id: 's1', name: 'Audio API' }],
    incidentUpdates: [
      { id: 'u1', status: lastUpdateStatus, description: 'Looking', publicIncidentUpdateDate: HOUR_AGO },
    ],
  };
}

function cstate(summaryStatus: string, systems: [string, string][]) {
  const issue = (title: string) => ({
    is: 'issue',
    title,
    createdAt: '2026-03-10 11:00:00 +0000 UTC',
    lastMod: '2026-03-10 11:30:00 +0000 UTC',
    permalink: 'https://status.example.org/issues/one/',
    severity: summaryStatus,
    resolved: false,
    informational: false,
    resolvedAt: '<no value>',
  });
  return {
    is: 'index',
    cStateVersion: '6.0',
    summaryStatus,
    pinnedIssues: [],
    systems: systems.map(([name, status]) => ({
      name,
      status,
      category: 'All',
      unresolvedIssues: status === 'ok' ? [] : [issue('Broken')],
    })),
  };
}

export const PAGES: readonly Sample[] = [
  {
    format: 'statusio',
    what: 'a maintenance hides an open incident',
    health: 'partial_outage',
    documents: [statusio(200, [100, 200], { state: 100, status: 400 })],
    vital: ['result', 'result.status', 'result.status.*.status_code'],
  },
  {
    format: 'statusio',
    what: 'a security event',
    health: 'degraded',
    documents: [statusio(600, [600, 100])],
  },
  {
    format: 'statusio',
    what: 'all well',
    health: 'operational',
    documents: [statusio(100, [100, 100])],
    vital: ['result', 'result.status', 'result.status.*'],
  },
  {
    format: 'statusio',
    what: 'monitoring',
    health: 'operational',
    documents: [statusio(100, [100], { state: 300, status: 400 })],
  },
  {
    format: 'statuscast',
    what: 'available',
    health: 'operational',
    documents: [
      { InEffectSince: HOUR_AGO, InEffectSinceText: '', StatusText: 'Normal', Status: 'Available' },
    ],
    vital: ['Status', ''],
  },
  {
    format: 'statuscast',
    what: 'unavailable',
    health: 'major_outage',
    documents: [{ InEffectSince: HOUR_AGO, StatusText: 'Down', Status: 'Unavailable' }],
  },
  {
    format: 'sorry',
    what: 'maintenance without a text',
    health: 'maintenance',
    documents: [{ page: { state: 'under-maintenance', state_text: null } }],
    vital: ['page', 'page.state'],
  },
  {
    format: 'sorry',
    what: 'components',
    health: 'degraded',
    documents: [
      {
        response: [
          { name: 'Web', state: 'operational' },
          { name: 'API', state: 'partially-degraded' },
        ],
      },
    ],
    vital: ['response', 'response.*.state'],
  },
  {
    format: 'statushub',
    what: 'one of five down',
    health: 'partial_outage',
    documents: [{ counters: { count_status_1: 4, count_status_2: 0, count_status_3: 1 } }],
    vital: ['counters', 'counters.count_status_1', 'counters.count_status_3'],
  },
  {
    format: 'statushub',
    what: 'all up',
    health: 'operational',
    documents: [{ counters: { count_status_1: 4, count_status_2: 0, count_status_3: 0 } }],
    vital: ['counters', 'counters.count_status_1', 'counters.count_status_2', 'counters.count_status_3'],
  },
  {
    format: 'statuspal',
    what: 'all well',
    health: 'operational',
    documents: [statuspal([null, null], null)],
    vital: ['status_page', 'services'],
  },
  {
    format: 'statuspal',
    what: "a kind of the page's own, translated",
    health: 'degraded',
    documents: [statuspal(['performance', null], 'performance', { current_status_type: 'minor' })],
  },
  {
    format: 'statuspal',
    what: "a maintenance of the page's own kind",
    health: 'maintenance',
    documents: [{ ...statuspal(['emergency-maintenance'], null), incidents: [] }],
  },
  {
    format: 'statuspal',
    what: 'down',
    health: 'major_outage',
    documents: [statuspal(['major', null], 'major')],
  },
  {
    format: 'cachet',
    what: 'components, numbers as strings',
    health: 'partial_outage',
    documents: [
      {
        meta: { pagination: { total: 2 } },
        data: [
          { id: 1, name: 'API', status: '1', group_id: 0, enabled: true, status_name: 'Operational' },
          { id: 2, name: 'Web', status: '3', group_id: 0, enabled: true, status_name: 'Partial Outage' },
        ],
      },
    ],
    vital: ['data', 'data.*.status'],
  },
  {
    format: 'cachet',
    what: 'an incident that calls itself fixed and is not',
    health: 'degraded',
    documents: [
      {
        data: [
          {
            id: 1,
            component_id: 1,
            name: 'Slow',
            status: 4,
            visible: 1,
            is_resolved: false,
            human_status: 'Fixed',
            latest_status: 2,
            occurred_at: '2026-03-10 11:00:00',
          },
        ],
      },
    ],
  },
  {
    format: 'cachet',
    what: 'its one word',
    health: 'operational',
    documents: [{ data: { status: 'success', message: 'System operational' } }],
    vital: ['data', 'data.status'],
  },
  {
    format: 'cachet-v3',
    what: 'states with a value and a word',
    health: 'major_outage',
    documents: [
      {
        data: [
          {
            id: '1',
            type: 'components',
            attributes: { name: 'API', status: { human: 'Operational', value: 1 }, enabled: true },
          },
          {
            id: '2',
            type: 'components',
            attributes: { name: 'Web', status: { human: 'Major Outage', value: 4 }, enabled: true },
          },
        ],
      },
    ],
    vital: ['data', 'data.*.attributes'],
  },
  {
    format: 'cstate',
    what: 'one issue under two systems',
    health: 'partial_outage',
    documents: [
      cstate('disrupted', [
        ['DNS', 'disrupted'],
        ['Web', 'disrupted'],
        ['Mail', 'ok'],
      ]),
    ],
    vital: ['summaryStatus', 'systems'],
  },
  {
    format: 'cstate',
    what: 'all well',
    health: 'operational',
    documents: [
      cstate('ok', [
        ['DNS', 'ok'],
        ['Web', 'ok'],
      ]),
    ],
    vital: ['summaryStatus', 'systems', 'systems.*.status'],
  },
  {
    format: 'cstate',
    what: 'a disruption that names no listed system',
    health: 'partial_outage',
    documents: [cstate('disrupted', [['DNS', 'ok']])],
  },
  {
    format: 'checkly',
    what: 'nothing open',
    health: 'operational',
    documents: [{ incidents: [] }],
    vital: ['incidents', ''],
  },
  {
    format: 'checkly',
    what: 'medium',
    health: 'partial_outage',
    documents: [{ incidents: [checklyIncident('MEDIUM', 'INVESTIGATING')] }],
    vital: ['incidents', 'incidents.*.severity'],
  },
  {
    format: 'openstatus',
    what: 'an open report',
    health: 'degraded',
    documents: [
      openstatus('success', [
        {
          title: 'Slow',
          status: 'investigating',
          statusReportUpdates: [{ status: 'investigating', message: 'Looking', date: HOUR_AGO }],
        },
      ]),
    ],
    vital: ['status'],
  },
  {
    format: 'openstatus',
    what: 'a maintenance by its times',
    health: 'maintenance',
    documents: [
      openstatus(
        'success',
        [],
        [{ id: 3, name: 'Upgrade', message: '', from: HOUR_AGO, to: '2026-03-10T13:00:00.000Z' }],
      ),
    ],
  },
  {
    format: 'openstatus',
    what: 'all well, the maintenance is over',
    health: 'operational',
    documents: [
      openstatus(
        'success',
        [],
        [{ id: 3, name: 'Upgrade', from: '2026-03-09T11:00:00Z', to: '2026-03-09T13:00:00Z' }],
      ),
    ],
    vital: ['status', ''],
  },
  {
    format: 'hyperping',
    what: 'up',
    health: 'operational',
    documents: [{ indicator: 'up', uptime: '100.000%' }],
    vital: ['indicator', ''],
  },
  {
    format: 'hyperping',
    what: 'outage',
    health: 'major_outage',
    documents: [{ indicator: 'outage', uptime: '99%' }],
  },
  {
    format: 'flashduty',
    what: 'operational',
    health: 'operational',
    documents: [flashduty('operational')],
    vital: ['overall', 'overall.status'],
  },
  { format: 'flashduty', what: 'full outage', health: 'major_outage', documents: [flashduty('full_outage')] },
  {
    format: 'freshstatus',
    what: 'a region that is being closed',
    health: 'degraded',
    documents: [
      [
        {
          id: 1,
          name: 'US',
          components: [
            { id: 2, name: 'Web', status: 'PD', display_options: {} },
            { id: 3, name: 'API', status: 'OP', display_options: {} },
          ],
        },
        {
          id: 4,
          name: 'MEA',
          components: [
            { id: 5, name: 'Web', status: 'MO', display_options: { ignore_overall_status: 'true' } },
          ],
        },
      ],
    ],
    vital: ['*.components'],
  },
];

function flashduty(status: string) {
  return {
    schema_version: '1.0',
    generated_at: '2026-03-10T11:59:00Z',
    max_stale_seconds: 120,
    page: { name: 'Example', url: 'https://status.example.com' },
    overall: { status },
    ongoing_incidents: [],
    in_progress_maintenances: [],
    scheduled_maintenances: [],
  };
}
