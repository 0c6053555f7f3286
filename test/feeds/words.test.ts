import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../utils/feeds/parse.ts';
import { AT, bytes } from './samples/sample.ts';
import { summary } from './samples/statuspages.ts';

const HOUR_AGO = '2026-03-10T11:00:00.000Z';

const read = (format: string, document: object) =>
  parseFeed({ format, documents: [{ url: '', body: bytes(document) }], at: AT });

const slack = (type: string, status = 'active') => ({
  status: 'Active',
  date_updated: HOUR_AGO,
  active_incidents: [
    { id: 1, title: 'Messages', type, status, date_created: HOUR_AGO, services: ['Messaging'], notes: [] },
  ],
});

const checkly = (severity: string) => ({
  incidents: [
    {
      id: 'a',
      name: 'Checks',
      severity,
      lastUpdateStatus: 'INVESTIGATING',
      created_at: HOUR_AGO,
      services: [{ id: 's', name: 'Checks' }],
      incidentUpdates: [],
    },
  ],
});

describe('state words in any case', () => {
  it.each([
    ['slack', slack('Outage'), 'major_outage'],
    ['checkly', checkly('medium'), 'partial_outage'],
    [
      'uptimerobot',
      { psp: {}, data: [{ monitorId: 1, name: 'Site', statusClass: 'Danger' }] },
      'major_outage',
    ],
    ['freshstatus', [{ id: 1, name: 'Site', status: 'pd', components: [] }], 'degraded'],
    [
      'salesforce',
      [{ key: 'NA1', location: 'NA', status: 'minor_incident_core', Incidents: [] }],
      'degraded',
    ],
    [
      'google',
      [
        {
          id: 'a',
          begin: HOUR_AGO,
          modified: HOUR_AGO,
          external_desc: 'Errors',
          status_impact: 'service_outage',
          affected_products: [{ id: 'q', title: 'Query' }],
          updates: [],
        },
      ],
      'major_outage',
    ],
  ])('%s', (format, document, health) => {
    expect(read(format, document).health).toBe(health);
  });
});

describe('planned work', () => {
  it('that has not begun touches no component', () => {
    const { health, components, maintenances } = read('slack', slack('Maintenance', 'Scheduled'));
    expect({ health, components }).toEqual({ health: 'operational', components: [] });
    expect(maintenances).toMatchObject([{ phase: 'scheduled' }]);
  });

  it('is no incident', () => {
    const { health, incidents, maintenances } = read('checkly', checkly('MAINTENANCE'));
    expect({ health, incidents }).toEqual({ health: 'maintenance', incidents: [] });
    expect(maintenances).toMatchObject([{ phase: 'in_progress', components: ['s'] }]);
  });
});

it('an unknown word with an incident attached is not well', () => {
  const incidents = [{ status: 'monitoring', impact: 'major' }];
  const page = summary(['operational', 'operational'], { incidents });
  const [first, ...others] = page.components as { id: string; status: string }[];
  if (!first) throw new Error('the sample has no component');
  const named = { ...first, status: 'wobbling' };
  const about = (id: string) => ({
    ...page,
    components: [named, ...others],
    incidents: (page.incidents as object[]).map((incident) => ({ ...incident, components: [{ id }] })),
  });
  expect(read('statuspage', about(first.id)).health).toBe('degraded');
  expect(read('statuspage', about(others[0]?.id ?? '')).health).not.toBe('degraded');
});

it('one of eight resources down is a partial outage, also where a report tells of it', () => {
  const resource = (id: number) => ({
    id: String(id),
    type: 'status_page_resource',
    attributes: { public_name: `R${id}`, status: id === 0 ? 'downtime' : 'operational' },
  });
  const report = {
    id: 'r',
    type: 'status_report',
    attributes: {
      title: 'R0 is down',
      report_type: 'manual',
      aggregate_state: 'downtime',
      starts_at: HOUR_AGO,
      ends_at: null,
      affected_resources: [{ status_page_resource_id: '0', status: 'downtime' }],
    },
    relationships: { status_updates: { data: [] } },
  };
  const page = {
    data: { id: 'p', type: 'status_page', attributes: { aggregate_state: 'downtime' } },
    included: [...Array.from({ length: 8 }, (_, id) => resource(id)), report],
  };
  expect(read('betterstack', page).health).toBe('partial_outage');
});

it('PlayStation names the services that an entry is about, and puts work in progress with the maintenances', () => {
  const entry = (statusType: string) => ({ statusId: statusType, statusType, startDate: HOUR_AGO });
  const page = {
    status: [],
    countries: [
      {
        countryCode: 'US',
        status: [],
        services: [
          { serviceName: 'Store', status: [entry('Outage')], resources: [] },
          { serviceName: 'PSN', status: [entry('Outage'), entry('Maintenance')], resources: [] },
        ],
      },
    ],
  };
  const { incidents, maintenances } = read('playstation', page);
  expect(incidents).toMatchObject([{ id: 'Outage', components: ['Store', 'PSN'] }]);
  expect(maintenances).toMatchObject([{ id: 'Maintenance', phase: 'in_progress', components: ['PSN'] }]);
});

it('an incident that nobody has touched for weeks says nothing where everything else is well', () => {
  const old = '2026-02-01T00:00:00.000Z';
  const incidents = [{ status: 'investigating', impact: 'major', started_at: old, updated_at: old }];
  expect(read('statuspage', summary(['operational'], { indicator: 'none', incidents })).health).toBe(
    'operational',
  );
  expect(read('statuspage', summary(['operational'], { indicator: 'minor', incidents })).health).toBe(
    'degraded',
  );
});
