import type { Sample } from './sample.ts';

const HOUR_AGO = '2026-03-10T11:00:00.000Z';

const SECONDS = Date.parse(HOUR_AGO) / 1000;

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

export const BRANDS: readonly Sample[] = [
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
];
