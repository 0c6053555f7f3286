import { type Sample, utf16be } from './sample.ts';

const HOUR_AGO = '2026-03-10T11:00:00.000Z';
const SECONDS = Date.parse(HOUR_AGO) / 1000;

export function awsEvent({
  region = 'us-east-1',
  status = '3',
  impacted = {},
  service = `multipleservices-${region}`,
}: {
  region?: string;
  status?: string | number;
  impacted?: Record<string, string>;
  service?: string;
} = {}) {
  return {
    date: `${SECONDS}`,
    arn: `arn:aws:health:${region}::event/X`,
    region_name: 'Somewhere',
    status,
    service,
    service_name: 'Multiple services',
    summary: 'Increased Error Rates',
    event_log: [
      { summary: 'Increased Error Rates', message: 'We are investigating.', status: 1, timestamp: SECONDS },
    ],
    impacted_services: Object.fromEntries(
      Object.entries(impacted).map(([key, current]) => [
        key,
        { service_name: `Amazon ${key}`, current, max: '3' },
      ]),
    ),
  };
}

function googleIncident(more: object = {}) {
  return {
    id: 'abc',
    number: '1',
    begin: HOUR_AGO,
    created: HOUR_AGO,
    modified: HOUR_AGO,
    external_desc: 'Gmail \\#1 is slow',
    updates: [],
    most_recent_update: { when: HOUR_AGO, text: '**Looking** into it', status: 'SERVICE_DISRUPTION' },
    status_impact: 'SERVICE_DISRUPTION',
    severity: 'medium',
    service_name: 'Gmail',
    affected_products: [{ title: 'Gmail', id: 'prPt2Yra2CbGsbEm9cpC' }],
    currently_affected_locations: [{ title: 'Iowa (us-central1)', id: 'us-central1' }],
    ...more,
  };
}

const googleArchive = [
  googleIncident({ id: 'old', begin: '2026-01-01T00:00:00Z', end: '2026-01-01T02:00:00Z' }),
];

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

function xbox(state: string) {
  return {
    Status: { Overall: { State: state, Id: 1, LastUpdated: HOUR_AGO } },
    CoreServices: [
      { Id: 23, Name: 'Account', Status: { Name: state, Id: 1 }, Scenarios: [] },
      { Id: 24, Name: 'Store', Status: { Name: 'None', Id: 1 }, Scenarios: [] },
    ],
    Titles: [],
  };
}

function playstation(entry?: object) {
  return {
    regionName: 'SCEA',
    status: [],
    countries: [
      {
        countryCode: 'US',
        status: [],
        services: [
          { serviceName: 'PlayStation Store', status: entry ? [entry] : [], resources: [] },
          { serviceName: 'Gaming and social', status: [], resources: [{ resourceName: 'PS5', status: [] }] },
        ],
      },
    ],
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

function apple(events: object[]) {
  return {
    drpost: false,
    drMessage: null,
    services: [
      { serviceName: 'App Store', redirectUrl: null, events },
      { serviceName: 'iCloud Mail', redirectUrl: null, events: [] },
    ],
  };
}

function appleEvent(eventStatus: string, statusType: string) {
  return {
    startDate: '03/10/2026 04:00 PDT',
    endDate: null,
    eventStatus,
    epochStartDate: Date.parse(HOUR_AGO),
    messageId: '1003214',
    statusType,
    datePosted: '03/10/2026 04:05 PDT',
    message: 'Users may have problems.',
  };
}

function adobe(entries: Record<string, object>) {
  return {
    incidentEvent: {
      incidents: {
        '500': {
          id: '500',
          clouds: { '1': { id: '1', name: 'Creative Cloud' } },
          products: {
            '77': { id: '77', name: 'Adobe Express', startedOn: SECONDS, endedOn: 0, history: entries },
          },
        },
      },
      messages: { en: { t1: 'Adobe Express is slow' } },
    },
    maintenanceEvent: { maintenance: {} },
  };
}

function meta(status: string) {
  return [
    {
      id: 'graph-api',
      name: 'Graph API',
      services: [{ id: 1, name: 'Graph', status, time: SECONDS }],
      rss_file_paths: [],
    },
    {
      id: 'whatsapp-business-api',
      name: 'WhatsApp',
      services: [{ id: 4, name: 'Cloud API', status: 'No known issues', time: SECONDS }],
    },
  ];
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

function m365(status: string) {
  return {
    Id: 'a',
    AuthoredDateTime: HOUR_AGO,
    InternalDateTime: HOUR_AGO,
    LastUpdatedTime: HOUR_AGO,
    Title: '',
    Message: '<div>Words</div>',
    Status: status,
  };
}

export const VENDORS: readonly Sample[] = [
  { format: 'aws-events', what: 'nothing open, UTF-16', health: 'operational', documents: [utf16be('[]')] },
  {
    format: 'aws-events',
    what: 'a region is down: partial for AWS as a whole',
    health: 'partial_outage',
    documents: [
      utf16be(JSON.stringify([awsEvent({ impacted: { 'kinesis-us-east-1': '3', globalaccelerator: '0' } })])),
    ],
  },
  {
    format: 'aws-events',
    what: 'the region itself',
    health: 'major_outage',
    documents: [[awsEvent({ impacted: { 'kinesis-us-east-1': '3' } })]],
    filter: { regions: ['us-east-1'] },
    vital: ['*.status', '*.service'],
  },
  {
    format: 'aws-legacy',
    what: 'one current, one resolved',
    health: 'degraded',
    documents: [
      {
        current: [
          {
            service_name: 'Amazon EC2',
            service: 'ec2-us-east-1',
            summary: 'Launch errors',
            date: `${SECONDS}`,
            status: '1',
            description: '<div>Looking</div>',
          },
          {
            service_name: 'Amazon S3',
            service: 's3-us-east-1',
            summary: '[RESOLVED] Errors',
            date: `${SECONDS}`,
            status: '3',
            description: '',
          },
        ],
        archive: [],
      },
    ],
    vital: ['current'],
  },
  {
    format: 'google',
    what: 'an archive of ended incidents',
    health: 'operational',
    documents: [googleArchive],
    vital: ['*', ''],
  },
  {
    format: 'google',
    what: 'an incident without an end',
    health: 'partial_outage',
    documents: [[googleIncident(), ...googleArchive]],
    vital: ['*.status_impact'],
  },
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
    format: 'azure-devops',
    what: 'one geography unhealthy',
    health: 'partial_outage',
    documents: [
      {
        status: { health: 'unhealthy', message: 'x' },
        lastUpdated: HOUR_AGO,
        services: [
          {
            id: 'Pipelines',
            geographies: [
              { id: 'US', name: 'United States', health: 'unhealthy' },
              { id: 'EU', name: 'Europe', health: 'healthy' },
            ],
          },
          { id: 'Boards', geographies: [{ id: 'US', name: 'United States', health: 'healthy' }] },
        ],
      },
    ],
    vital: ['status', 'status.health'],
  },
  {
    format: 'm365',
    what: 'available',
    health: 'operational',
    documents: [m365('Available')],
    vital: ['Status', ''],
  },
  {
    format: 'm365',
    what: 'consumer services',
    health: 'degraded',
    documents: [
      [
        { ...m365('Operational'), ServiceDisplayName: 'OneDrive', ServiceWorkloadName: 'OneDrive' },
        { ...m365('Service degradation'), ServiceDisplayName: 'Outlook.com', ServiceWorkloadName: 'Outlook' },
      ],
    ],
    vital: ['*.Status'],
  },
  {
    format: 'xbox',
    what: 'none',
    health: 'operational',
    documents: [xbox('None')],
    vital: ['Status', 'CoreServices', 'CoreServices.*.Status'],
  },
  {
    format: 'xbox',
    what: 'impacted',
    health: 'partial_outage',
    documents: [xbox('Impacted')],
    vital: ['CoreServices'],
  },
  {
    format: 'playstation',
    what: 'empty lists',
    health: 'operational',
    documents: [playstation()],
    vital: ['countries', ''],
  },
  {
    format: 'playstation',
    what: 'an outage',
    health: 'major_outage',
    documents: [playstation({ statusId: 1, statusType: 'Outage', startDate: HOUR_AGO })],
    vital: ['countries'],
  },
  {
    format: 'playstation',
    what: 'an outage of last week',
    health: 'operational',
    documents: [
      playstation({
        statusId: 1,
        statusType: 'Outage',
        startDate: '2026-03-01T00:00:00Z',
        endDate: '2026-03-01T05:00:00Z',
      }),
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
    format: 'apple',
    what: 'resolved events stay',
    health: 'operational',
    documents: [apple([appleEvent('resolved', 'Outage')])],
    vital: ['services', 'services.*.events'],
  },
  {
    format: 'apple',
    what: 'an issue',
    health: 'partial_outage',
    documents: [apple([appleEvent('ongoing', 'Issue')])],
    vital: ['services', 'services.*.events', 'services.*.events.*.eventStatus'],
  },
  {
    format: 'apple',
    what: 'wrapped in a call',
    health: 'major_outage',
    documents: [`jsonCallback(${JSON.stringify(apple([appleEvent('ongoing', 'Outage')]))});\n`],
  },
  {
    format: 'adobe',
    what: 'the newest entry wins',
    health: 'partial_outage',
    documents: [
      adobe({
        [SECONDS - 600]: { status: 'opened', severity: 'Critical', titleToken: 't1' },
        [SECONDS]: { status: 'updated', severity: 'Major', titleToken: 't1', statusTime: SECONDS },
      }),
    ],
    vital: ['incidentEvent'],
  },
  {
    format: 'adobe',
    what: 'closed',
    health: 'operational',
    documents: [
      adobe({
        [SECONDS - 600]: { status: 'opened', severity: 'Critical' },
        [SECONDS]: { status: 'closed', severity: 'Critical' },
      }),
    ],
    vital: ['incidentEvent', 'incidentEvent.incidents', ''],
  },
  {
    format: 'meta',
    what: 'a resolved outage stays for hours',
    health: 'operational',
    documents: [meta('Resolved')],
    vital: ['*.services', ''],
  },
  {
    format: 'meta',
    what: 'high disruptions',
    health: 'major_outage',
    documents: [meta('High disruptions')],
    vital: ['*.services'],
  },
  {
    format: 'meta-outages',
    what: 'the newest post decides',
    health: 'partial_outage',
    documents: [
      [
        {
          id: 1,
          service_id: 4,
          status: 'High disruptions',
          time: SECONDS,
          posts: [
            { status: 'High disruptions', description: 'Down', time: SECONDS },
            { status: 'Medium disruptions', description: 'Better', time: SECONDS + 600 },
          ],
        },
      ],
    ],
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
    format: 'infomaniak',
    what: 'in progress',
    health: 'degraded',
    documents: [infomaniak('inprogress')],
    vital: ['result', 'data', 'data.*.status'],
  },
  {
    format: 'infomaniak',
    what: 'over',
    health: 'operational',
    documents: [infomaniak('terminated')],
    vital: ['result', 'data', 'data.*.status'],
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

function infomaniak(status: string) {
  return {
    result: 'success',
    data: [
      {
        id: 1,
        url: 'https://status.example.org/1',
        type: 'impacting',
        status,
        description: {
          title: 'Lenteurs',
          description: 'Bonjour',
          translations: [{ language: 'en', title: 'Slow', body: 'Hello' }],
        },
        comments: [],
        services: [{ id: 23, name: 'email_hosting' }],
        started_at: SECONDS,
        ended_at: null,
      },
    ],
  };
}
