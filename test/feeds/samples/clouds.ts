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

export const CLOUDS: readonly Sample[] = [
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
];
