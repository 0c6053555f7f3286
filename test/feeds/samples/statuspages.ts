import type { Sample } from './sample.ts';

const HOUR_AGO = '2026-03-10T11:00:00.000Z';

const MINUTES_AGO = '2026-03-10T11:50:00.000Z';

export type Incident = {
  impact?: string;
  status?: string;
  components?: { id: string; status: string }[];
  updated_at?: string;
};

/** A Statuspage summary with one component per state. */
export function summary(
  states: readonly string[],
  {
    indicator = 'none',
    incidents = [],
    maintenances = [],
  }: { indicator?: string; incidents?: Incident[]; maintenances?: object[] } = {},
) {
  return {
    page: { id: 'abcdefghijkl', name: 'Example', url: 'https://status.example.com', updated_at: MINUTES_AGO },
    components: states.map((status, index) => ({
      id: `component${index}`,
      name: `Part ${index}`,
      status,
      group: false,
      group_id: null,
    })),
    incidents: incidents.map((incident, index) => ({
      id: `incident${index}`,
      name: 'Elevated errors',
      status: 'investigating',
      impact: 'minor',
      created_at: HOUR_AGO,
      updated_at: MINUTES_AGO,
      shortlink: 'https://stspg.io/abc',
      incident_updates: [
        {
          status: 'investigating',
          body: 'Looking into <b>it</b>.',
          created_at: HOUR_AGO,
          display_at: HOUR_AGO,
        },
      ],
      ...incident,
    })),
    scheduled_maintenances: maintenances,
    status: { indicator, description: 'whatever' },
  };
}

const ULID = (end: string) => `01HEBDXXA856JY0M3E46GZHC${end}`;

function incidentio(states: readonly string[], incidents: object[] = [], indicator = 'none') {
  return {
    page: {
      id: ULID('H8'),
      name: 'Example',
      url: 'https://status.example.com/',
      updated_at: '2026-03-10T11:50:00Z',
    },
    status: { description: 'whatever', indicator },
    components: states.map((status, index) => ({ id: ULID(`A${index}`), name: `Part ${index}`, status })),
    ...(incidents.length > 0 && { incidents }),
  };
}

const openIncident = {
  id: ULID('J1'),
  name: 'Sign-in fails',
  status: 'investigating',
  impact: 'minor',
  created_at: HOUR_AGO,
  updated_at: MINUTES_AGO,
  incident_updates: [{ id: ULID('J2'), body: 'Looking', status: 'investigating', created_at: HOUR_AGO }],
};

const widget = {
  page_title: 'Example',
  page_url: 'https://status.example.com/',
  ongoing_incidents: [] as object[],
  in_progress_maintenances: [] as object[],
  scheduled_maintenances: [] as object[],
};

function widgetIncident(status: string, impact: string, current: string) {
  return {
    id: ULID('K1'),
    name: 'Login fails for some',
    status,
    url: 'https://status.example.com/incidents/1',
    last_update_at: MINUTES_AGO,
    last_update_message: 'Found it',
    current_worst_impact: impact,
    affected_components: [{ id: ULID('C1'), name: 'Login', group_name: 'Access', current_status: current }],
  };
}

function pageState(affected: object[], incidents: object[]) {
  return {
    summary: {
      name: 'Example',
      components: [
        { id: ULID('C1'), name: 'Login', description: '$undefined' },
        { id: ULID('C2'), name: 'Search', description: '$undefined' },
      ],
      affected_components: affected,
      ongoing_incidents: incidents,
      scheduled_maintenances: [],
      structure: {
        items: [
          {
            component: '$undefined',
            group: { id: 'g', name: 'Access', components: [{ component_id: ULID('C1') }] },
          },
        ],
      },
    },
  };
}

function pageIncident(status: string, worst: string, current: string) {
  return {
    id: ULID('K1'),
    name: 'Login fails',
    type: 'incident',
    status,
    published_at: HOUR_AGO,
    affected_components: [{ component_id: ULID('C1'), status: worst, current_status: current }],
    updates: [{ message_string: 'Found it', published_at: MINUTES_AGO, to_status: status }],
  };
}

export const STATUSPAGES: readonly Sample[] = [
  {
    format: 'statuspage',
    what: 'all well',
    health: 'operational',
    documents: [summary(['operational', 'operational'])],
    vital: ['components', 'components.*.status', 'incidents', ''],
  },
  {
    format: 'statuspage',
    what: 'one component down',
    health: 'major_outage',
    documents: [
      summary(['operational', 'major_outage'], { indicator: 'major', incidents: [{ impact: 'critical' }] }),
    ],
    vital: ['components', 'components.*.status'],
  },
  {
    format: 'statuspage',
    what: 'status.json alone',
    health: 'partial_outage',
    documents: [
      { page: { id: 'abcdefghijkl', updated_at: HOUR_AGO }, status: { indicator: 'major', description: '' } },
    ],
    vital: ['status', 'status.indicator'],
  },
  {
    format: 'statuspage',
    what: 'no components, which is valid',
    health: 'operational',
    documents: [summary([])],
    vital: ['status', 'status.indicator', 'components'],
  },
  {
    format: 'incidentio',
    what: 'all well, empty lists left out',
    health: 'operational',
    url: 'https://status.example.com/api/v2/summary.json',
    documents: [incidentio(['operational', 'operational'])],
    vital: ['components', 'components.*.status'],
  },
  {
    format: 'incidentio',
    what: 'an open incident that names no component',
    health: 'degraded',
    documents: [incidentio(['operational'], [openIncident], 'minor')],
    vital: ['components.*.status', 'incidents', 'incidents.0.status'],
  },
  {
    format: 'incidentio',
    what: 'indicator major for one partial outage',
    health: 'partial_outage',
    documents: [
      incidentio(['operational', 'partial_outage'], [{ ...openIncident, impact: 'major' }], 'major'),
    ],
  },
  {
    format: 'incidentio-widget',
    what: 'nothing open',
    health: 'operational',
    documents: [widget],
    vital: ['ongoing_incidents', ''],
  },
  {
    format: 'incidentio-widget',
    what: 'identified, partial outage',
    health: 'partial_outage',
    documents: [
      { ...widget, ongoing_incidents: [widgetIncident('identified', 'partial_outage', 'partial_outage')] },
    ],
    vital: ['ongoing_incidents', 'ongoing_incidents.*.status'],
  },
  {
    format: 'incidentio-widget',
    what: 'monitoring and recovered',
    health: 'operational',
    documents: [
      { ...widget, ongoing_incidents: [widgetIncident('monitoring', 'operational', 'operational')] },
    ],
  },
  {
    format: 'incidentio-widget',
    what: 'monitoring while a component is still out',
    health: 'major_outage',
    documents: [
      { ...widget, ongoing_incidents: [widgetIncident('monitoring', 'full_outage', 'full_outage')] },
    ],
  },
  {
    format: 'incidentio-page',
    what: 'nothing affected',
    health: 'operational',
    documents: [pageState([], [])],
    vital: ['summary', 'summary.components', 'summary.affected_components', 'summary.ongoing_incidents'],
  },
  {
    format: 'incidentio-page',
    what: 'monitoring, the impact has ended',
    health: 'operational',
    documents: [pageState([], [pageIncident('monitoring', 'degraded_performance', 'operational')])],
  },
  {
    format: 'incidentio-page',
    what: 'monitoring, the impact goes on',
    health: 'partial_outage',
    documents: [
      pageState(
        [{ component_id: ULID('C1'), status: 'partial_outage', current_status: '$undefined' }],
        [pageIncident('monitoring', 'partial_outage', 'partial_outage')],
      ),
    ],
  },
];
