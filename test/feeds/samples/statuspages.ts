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
  {
    format: 'instatus',
    what: 'up, lists left out',
    health: 'operational',
    documents: [{ page: { name: 'Example', url: 'https://status.example.com', status: 'UP' } }],
    vital: ['page', 'page.status'],
  },
  {
    format: 'instatus',
    what: 'a word that is documented nowhere',
    health: 'major_outage',
    documents: [
      {
        page: { name: 'Example', url: 'https://status.example.com', status: 'ONEMAJOROUTAGE' },
        activeIncidents: [
          {
            id: 'cmrxt1rlu',
            name: 'Sandbox',
            started: 'Tue Mar 10 2026 11:00:00 GMT+0000 (Coordinated Universal Time)',
            status: 'MONITORING',
            impact: 'MAJOROUTAGE',
            updatedAt: MINUTES_AGO,
          },
        ],
      },
    ],
    vital: ['page', 'page.status'],
  },
  {
    format: 'instatus',
    what: 'maintenance',
    health: 'maintenance',
    documents: [
      {
        page: { name: 'Example', status: 'UNDERMAINTENANCE' },
        activeMaintenances: [
          { id: 'm1', name: 'Upgrade', start: HOUR_AGO, status: 'INPROGRESS', duration: '120' },
        ],
      },
    ],
  },
  {
    format: 'instatus-components',
    what: 'a parent that only groups',
    health: 'partial_outage',
    documents: [
      {
        components: [
          { id: 'parent', name: 'All', status: 'MAJOROUTAGE' },
          { id: 'child', name: 'API', status: 'PARTIALOUTAGE', group: { id: 'parent', name: 'All' } },
        ],
      },
    ],
    vital: ['components', 'components.*.status'],
  },
  {
    format: 'instatus-page',
    what: 'components are down, the incident says operational',
    health: 'major_outage',
    documents: [
      {
        site: {
          status: 'HASISSUES',
          mainStatus: 'SOMEMAJOROUTAGE',
          name: { default: 'example' },
          components: [
            { id: 'a', name: { default: 'Site' }, status: 'MAJOROUTAGE', group: null, children: [] },
            { id: 'b', name: { default: 'Media' }, status: 'OPERATIONAL', group: null, children: [] },
          ],
        },
        activeIncidents: [
          {
            id: 'i',
            name: { en: 'Timeouts' },
            started: HOUR_AGO,
            status: 'MONITORING',
            impact: 'OPERATIONAL',
            components: [{ id: 'a' }],
          },
        ],
        activeMaintenances: [],
      },
    ],
    vital: ['site'],
  },
  {
    format: 'instatus-page',
    what: 'inside of the page',
    health: 'operational',
    documents: [
      `<!DOCTYPE html><html><body><script id="__NEXT_DATA__" type="application/json">${JSON.stringify({
        props: {
          pageProps: {
            site: { mainStatus: 'UP', components: [{ id: 'a', name: 'Site', status: 'OPERATIONAL' }] },
            activeIncidents: [],
          },
        },
      })}</script></body></html>`,
    ],
  },
  {
    format: 'betterstack',
    what: 'one of several down, a resolved report without an end',
    health: 'partial_outage',
    documents: [betterstack('downtime', ['operational', 'downtime', 'operational'])],
    vital: ['data', 'included', 'included.*.attributes.status'],
  },
  {
    format: 'betterstack',
    what: 'most down',
    health: 'major_outage',
    documents: [betterstack('downtime', ['downtime', 'downtime', 'operational'])],
  },
  {
    format: 'betterstack',
    what: 'all well',
    health: 'operational',
    documents: [betterstack('operational', ['operational', 'operational'])],
    vital: ['data', 'data.attributes', 'included', 'included.*.attributes.status'],
  },
  {
    format: 'betterstack',
    what: 'nothing monitored',
    health: 'unknown',
    documents: [betterstack('operational', ['not_monitored', 'not_monitored'])],
  },
];

function betterstack(aggregate: string, states: readonly string[]) {
  return {
    data: {
      id: '1',
      type: 'status_page',
      attributes: { company_name: 'Example', aggregate_state: aggregate, updated_at: MINUTES_AGO },
    },
    included: [
      { id: '10', type: 'status_page_section', attributes: { name: 'Services', position: 0 } },
      ...states.map((status, index) => ({
        id: `${20 + index}`,
        type: 'status_page_resource',
        attributes: { status_page_section_id: 10, public_name: `Part ${index}`, status },
      })),
      {
        id: '30',
        type: 'status_report',
        attributes: {
          title: 'Slow in Asia',
          report_type: 'manual',
          starts_at: '2026-03-01T07:00:00.000Z',
          ends_at: null,
          aggregate_state: 'resolved',
          affected_resources: [{ status_page_resource_id: '20', status: 'resolved' }],
        },
        relationships: { status_updates: { data: [{ id: '40', type: 'status_update' }] } },
      },
      {
        id: '40',
        type: 'status_update',
        attributes: { message: 'Over', published_at: '2026-03-01T09:00:00.000Z' },
      },
    ],
  };
}
