import type { Sample } from './sample.ts';

const HOUR_AGO = '2026-03-10T11:00:00.000Z';

const MINUTES_AGO = '2026-03-10T11:50:00.000Z';

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

export const WIDGETS: readonly Sample[] = [
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
