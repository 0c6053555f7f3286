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
];
