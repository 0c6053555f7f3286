import type { Sample } from './sample.ts';

const HOUR_AGO = '2026-03-10T11:00:00.000Z';

function slack(status: string, incidents: object[] = []) {
  return {
    status,
    date_created: HOUR_AGO,
    date_updated: '2026-03-10T04:00:00-08:00',
    active_incidents: incidents,
  };
}

function slackIncident(type: string) {
  return {
    id: 878,
    date_created: HOUR_AGO,
    date_updated: HOUR_AGO,
    title: 'Settings are not saved',
    type,
    status: 'active',
    url: 'https://slack-status.com/2026-03/x',
    services: ['Notifications'],
    notes: [{ date_created: HOUR_AGO, body: 'Looking' }],
  };
}

function heroku(colours: readonly string[], incidents: object[] = []) {
  return {
    status: ['Apps', 'Data', 'Tools'].map((system, index) => ({ system, status: colours[index] })),
    incidents,
    scheduled: [],
  };
}

function salesforceInstance(key: string, status: string, incidents: object[] = []) {
  return {
    key,
    location: 'NA',
    status,
    isActive: true,
    Products: [{ key: 'Sales_Cloud' }],
    Incidents: incidents,
    Maintenances: [],
  };
}

function zendesk(resolvedAt: string | null, outage: boolean) {
  return {
    data: [
      {
        id: '1',
        type: 'incident',
        attributes: {
          name: 'Tickets',
          status: resolvedAt ? 'resolved' : 'investigating',
          outage,
          startedAt: HOUR_AGO,
          resolvedAt,
        },
        relationships: { incidentServices: { data: [{ id: '9', type: 'incidentService' }] } },
      },
    ],
    included: [{ id: '9', type: 'incidentService', attributes: { serviceName: 'Support' } }],
  };
}

function pagerduty(severity?: string) {
  const incident = {
    id: 'P1',
    title: 'Late alerts',
    updates: [
      {
        id: 'U1',
        reported_at: HOUR_AGO,
        status: 'investigating',
        severity,
        message: '<p>Looking</p>',
        impacted_business_services: [{ id: 'S1', business_service_id: 'B1', name: 'Alerts (EU)', severity }],
      },
    ],
  };
  return { summary: { open_incidents: severity ? [incident] : [], post_enums: [] } };
}

export const TOOLS: readonly Sample[] = [
  {
    format: 'slack',
    what: 'ok',
    health: 'operational',
    documents: [slack('ok')],
    vital: ['status', 'active_incidents', ''],
  },
  {
    format: 'slack',
    what: 'an incident',
    health: 'partial_outage',
    documents: [slack('active', [slackIncident('incident')])],
    vital: ['status', 'active_incidents'],
  },
  {
    format: 'slack',
    what: 'active, and not a word of what',
    health: 'degraded',
    documents: [slack('active')],
  },
  {
    format: 'heroku',
    what: 'green',
    health: 'operational',
    documents: [heroku(['green', 'green', 'green'])],
    vital: ['status', 'status.*.status', 'incidents'],
  },
  {
    format: 'heroku',
    what: 'blue although the plan calls itself resolved',
    health: 'maintenance',
    documents: [
      {
        ...heroku(['blue', 'green', 'green']),
        scheduled: [{ id: 1, title: 'Upgrade', resolved: true, state: 'resolved' }],
      },
    ],
  },
  {
    format: 'heroku',
    what: 'yellow',
    health: 'degraded',
    documents: [
      heroku(
        ['yellow', 'yellow', 'green'],
        [{ id: 5, title: 'Timeouts', state: 'open', resolved: false, created_at: HOUR_AGO, updates: [] }],
      ),
    ],
  },
  {
    format: 'salesforce',
    what: 'a minor incident on one instance',
    health: 'degraded',
    documents: [
      [
        salesforceInstance('NA1', 'OK'),
        salesforceInstance('NA2', 'MINOR_INCIDENT_CORE', [
          {
            id: 5968,
            updatedAt: HOUR_AGO,
            IncidentImpacts: [{ startTime: HOUR_AGO, endTime: null, type: 'slow', severity: 'minor' }],
            instanceKeys: ['NA2'],
          },
        ]),
      ],
    ],
    vital: ['*.status'],
  },
  {
    format: 'salesforce',
    what: 'one instance',
    health: 'major_outage',
    documents: [salesforceInstance('NA2', 'MAJOR_INCIDENT_NONCORE')],
    vital: ['status'],
  },
  {
    format: 'zendesk',
    what: 'an outage',
    health: 'major_outage',
    documents: [zendesk(null, true)],
    vital: ['data', 'data.*.attributes'],
  },
  {
    format: 'zendesk',
    what: 'resolved',
    health: 'operational',
    documents: [zendesk(HOUR_AGO, true)],
    vital: ['data', 'data.*.attributes', ''],
  },
  {
    format: 'pagerduty',
    what: 'nothing open',
    health: 'operational',
    documents: [pagerduty()],
    vital: ['summary', 'summary.open_incidents', ''],
  },
  {
    format: 'pagerduty',
    what: 'minor',
    health: 'degraded',
    documents: [pagerduty('minor')],
    vital: ['summary'],
  },
  {
    format: 'pagerduty',
    what: 'inside of the page',
    health: 'major_outage',
    documents: [
      `<!DOCTYPE html><html><body><script type="application/json" id="data">${JSON.stringify(pagerduty('major'))}</script></body></html>`,
    ],
  },
  {
    format: 'algolia',
    what: 'operational',
    health: 'operational',
    documents: [{ global: { status: 'operational' } }],
    vital: ['global', 'global.status'],
  },
  {
    format: 'algolia',
    what: 'partial outage',
    health: 'partial_outage',
    documents: [{ global: { status: 'partialOutage' } }],
  },
  {
    format: 'stripe',
    what: 'up',
    health: 'operational',
    documents: [
      { UptimeStatus: 'up', message: '', uptimeData: [{ key: 'api', title: 'API', warning: null }] },
    ],
    vital: ['UptimeStatus'],
  },
  {
    format: 'stripe',
    what: 'a warning',
    health: 'degraded',
    documents: [
      { UptimeStatus: 'degraded', uptimeData: [{ key: 'checkout', title: 'Checkout', warning: 'slow' }] },
    ],
    vital: ['UptimeStatus'],
  },
  {
    format: 'statusiq',
    what: 'its JSON',
    health: 'maintenance',
    documents: [
      {
        data: {
          current_status: [
            {
              componentgroup_display_name: 'EU',
              componentgroup_status: 4,
              componentgroup_components: [{ display_name: 'Web', component_status: 4 }],
            },
            { display_name: 'API', component_status: 1 },
          ],
        },
      },
    ],
    vital: ['data', 'data.current_status'],
  },
];
