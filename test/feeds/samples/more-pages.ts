import type { Sample } from './sample.ts';

const HOUR_AGO = '2026-03-10T11:00:00.000Z';

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

export const MORE_PAGES: readonly Sample[] = [
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
