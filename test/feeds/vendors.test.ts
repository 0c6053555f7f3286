import { describe, expect, it } from 'vitest';
import type { FeedFilter } from '../../utils/feeds/format.ts';
import { detectFormat, parseFeed } from '../../utils/feeds/parse.ts';
import { awsEvent } from './samples/clouds.ts';
import { AT, bytes } from './samples/sample.ts';

function health(document: object | string, filter?: FeedFilter, more: object = {}) {
  return parseFeed({
    documents: [{ url: '', body: bytes(document) }],
    at: AT,
    ...(filter && { filter }),
    ...more,
  }).health;
}

describe('AWS events', () => {
  const large = awsEvent({
    status: '3',
    impacted: { 'kinesis-us-east-1': '3', 'kinesisvideo-us-east-1': '2', 's3-us-east-1': '0' },
  });

  it('finds a product in an event that is filed under many', () => {
    expect(health([large], { components: ['kinesis'], regions: ['us-east-1'] })).toBe('major_outage');
    expect(health([large], { components: ['aws-kinesis'], regions: ['us-east-1'] })).toBe('major_outage');
  });

  it('does not take another product for it', () => {
    const video = awsEvent({ impacted: { 'kinesisvideo-us-east-1': '2' } });
    expect(health([video], { components: ['kinesis'], regions: ['us-east-1'] })).toBe('operational');
  });

  it('sees that a service is well again while the event is open', () => {
    expect(health([large], { components: ['s3'], regions: ['us-east-1'] })).toBe('operational');
  });

  it('is silent about other regions', () => {
    const bahrain = awsEvent({ region: 'me-south-1', impacted: { 'kinesis-me-south-1': '3' } });
    expect(health([bahrain], { components: ['kinesis'], regions: ['us-east-1'] })).toBe('operational');
    expect(health([bahrain], { components: ['kinesis'] })).toBe('partial_outage');
  });

  it('takes numbers for strings', () => {
    expect(health([awsEvent({ status: 1, service: 'ec2-us-east-1' })])).toBe('degraded');
  });

  it('does not stay red for an event that nobody touches and that names no service', () => {
    const later = AT + 30 * 24 * 3600_000;
    expect(health([awsEvent({ status: '2' })], undefined, { at: later })).toBe('degraded');
    expect(health([large], undefined, { at: later })).toBe('partial_outage');
  });

  it('knows its empty list by two bytes a letter, whichever end comes first', () => {
    const empty = Uint8Array.from([0xff, 0xfe, 0x5b, 0, 0x5d, 0]);
    expect(detectFormat({ url: '', body: empty })?.id).toBe('aws-events');
    expect(health('[]', undefined, { documents: [{ url: '', body: empty }] })).toBe('operational');
  });

  it('takes for its own only a list in which each has a service and a log', () => {
    const idOf = (document: object) => detectFormat({ url: '', body: bytes(document) })?.id;
    const whole = awsEvent({});
    expect(idOf([whole, whole])).toBe('aws-events');
    expect(idOf([{ service: 'ec2' }])).not.toBe('aws-events');
    expect(idOf([{ event_log: [] }])).not.toBe('aws-events');
    expect(idOf([whole, { service: 'ec2' }])).not.toBe('aws-events');
    expect(idOf([whole, 'x'])).not.toBe('aws-events');
  });

  it('counts an open event of a status that nobody knows', () => {
    expect(health([awsEvent({ status: '9' })])).toBe('degraded');
  });
});

describe('Azure', () => {
  const feed = (title: string) =>
    `<rss><channel><title>Azure Status</title><lastBuildDate>${new Date(AT).toUTCString()}</lastBuildDate><item><title>${title}</title></item></channel></rss>`;

  it.each([
    ['Mitigated - Networking in East US', 'operational'],
    ['Preliminary Post Incident Review (PIR) - Front Door', 'operational'],
    ['Networking - East US - Resolved ', 'operational'],
    ['Networking - East US - Investigating', 'partial_outage'],
    ['Unresolved names in East US', 'partial_outage'],
  ])('takes "%s" as %s', (title, expected) => expect(health(feed(title))).toBe(expected));
});

describe('Google', () => {
  const open = (more: object) => [
    {
      id: 'a',
      begin: '2026-03-10T11:00:00Z',
      modified: '2026-03-10T11:00:00Z',
      external_desc: 'x',
      status_impact: 'SERVICE_OUTAGE',
      affected_products: [{ title: 'Google BigQuery', id: 'bq' }],
      currently_affected_locations: [{ title: 'Iowa (us-central1)', id: 'us-central1' }],
      ...more,
    },
  ];

  it('is over but for the paperwork once it is available again', () => {
    expect(
      health(
        open({ most_recent_update: { status: 'AVAILABLE', text: 'Fixed', when: '2026-03-10T11:30:00Z' } }),
      ),
    ).toBe('operational');
  });

  it('is filtered by product and place', () => {
    expect(health(open({}), { components: ['BigQuery'] })).toBe('major_outage');
    expect(health(open({}), { components: ['Gmail'] })).toBe('operational');
    expect(health(open({}), { regions: ['europe-west1'] })).toBe('operational');
    expect(health(open({ currently_affected_locations: [] }), { regions: ['europe-west1'] })).toBe(
      'major_outage',
    );
  });
});

describe('Adobe', () => {
  const events = (name: string) => ({
    incidents: {
      '1': {
        clouds: {},
        products: {
          '9': { id: '9', name, history: { '1773140400': { status: 'opened', severity: 'Critical' } } },
        },
      },
    },
    maintenance: {},
    messages: { en: {} },
  });

  it('knows one product by its two names', () => {
    expect(health(events('Adobe Express'), { components: ['Adobe Express'] })).toBe('major_outage');
    expect(health(events('Adobe Spark'), { components: ['Adobe Express'] })).toBe('major_outage');
    expect(health(events('Photoshop'), { components: ['Adobe Express'] })).toBe('operational');
  });

  it('hears of work on one product under its name', () => {
    const plan = (status: string) => ({
      incidents: {},
      maintenance: { 9: { status, clouds: {}, products: { p1: { id: 'p1', name: 'Adobe Express' } } } },
      messages: {},
    });
    const express = { components: ['Adobe Express'] };
    expect(health(plan('started'), express)).toBe('maintenance');
    expect(health(plan('scheduled'), express)).toBe('operational');
    expect(health(plan('started'), { components: ['Photoshop'] })).toBe('operational');
  });
});

describe('StatusIQ', () => {
  const feed = (...titles: string[]) =>
    `<rss version="2.0"><channel><title>Page</title>${titles.map((title) => `<item><title>${title}</title><guid>1</guid></item>`).join('')}</channel></rss>`;

  it('is known by its items where its namespace is gone', () => {
    expect(health(feed('Web - EU - Major Outage', 'Mail - Operational'))).toBe('major_outage');
    expect(health(feed('Web - EU - Operational', 'Mail - Operational'))).toBe('operational');
  });

  it('does not take a log for it', () => {
    expect(detectFormat({ url: '', body: bytes(feed('Web - Operational', 'Mail - Resolved')) })?.id).toBe(
      'rss',
    );
  });
});

describe('Meta', () => {
  it('is filtered by organisation', () => {
    const orgs = [
      {
        id: 'graph-api',
        name: 'Graph API',
        services: [{ id: 1, name: 'Graph', status: 'Medium disruptions' }],
      },
      { id: 'fbs', name: 'Business', services: [{ id: 2, name: 'Business', status: 'No known issues' }] },
    ];
    expect(health(orgs, { components: ['fbs'] })).toBe('operational');
    expect(health(orgs, { components: ['graph-api', 'fbs'] })).toBe('partial_outage');
  });
});

describe('cState', () => {
  it('mends a quote in a title', () => {
    const text = `{
  "is": "index",
  "cStateVersion": "6.0",
  "summaryStatus": "down",
  "systems": [
    { "name": "DNS", "status": "down", "unresolvedIssues": [ {
      "title": "The "new" resolver is down",
      "permalink": "https://status.example.org/1/",
      "severity": "down",
      "resolved": false
    } ] }
  ]
}`;
    expect(health(text)).toBe('major_outage');
  });
});

describe('PlayStation', () => {
  it('is filtered by country', () => {
    const service = (status: object[]) => ({ serviceName: 'Store', status, resources: [] });
    const document = {
      status: [],
      countries: [
        {
          countryCode: 'US',
          services: [service([{ statusId: 1, statusType: 'Degraded', startDate: '2026-03-10T10:00:00Z' }])],
        },
        { countryCode: 'CA', services: [service([])] },
      ],
    };
    expect(health(document)).toBe('degraded');
    expect(health(document, { regions: ['US'] })).toBe('degraded');
  });
});

describe('names of formats', () => {
  const incidentio = {
    page: { id: '01HEBDXXA856JY0M3E46GZHCH8' },
    status: { indicator: 'none' },
    components: [{ id: 'x', status: 'operational' }],
  };

  it.each(['aws', 'aws-health', 'AWS'])('%s is one of the documents of AWS', (format) => {
    expect(parseFeed({ documents: [{ url: '', body: bytes([awsEvent()]) }], at: AT, format }).format).toBe(
      'aws-events',
    );
  });

  it('does not mind the neighbour of a format', () => {
    expect(
      parseFeed({ documents: [{ url: '', body: bytes(incidentio) }], at: AT, format: 'statuspage' }),
    ).toMatchObject({ format: 'incidentio', health: 'operational' });
  });

  it('refuses a name that is none', () => {
    expect(() =>
      parseFeed({ documents: [{ url: '', body: bytes(incidentio) }], at: AT, format: 'nonsense' }),
    ).toThrow(expect.objectContaining({ reason: 'no-state' }));
  });
});

describe('Heroku', () => {
  const incident = (more: object) => ({
    id: 5,
    title: 'Timeouts',
    state: 'open',
    resolved: false,
    created_at: '2026-03-10T11:00:00Z',
    updates: [],
    ...more,
  });
  const read = (incidents: object[]) =>
    parseFeed({
      documents: [
        { url: '', body: bytes({ status: [{ system: 'Apps', status: 'green' }], incidents, scheduled: [] }) },
      ],
      at: AT,
    });

  it('keeps every open incident, whatever the word for its state', () => {
    const open = [
      incident({}),
      incident({ id: 6, state: 'new word' }),
      incident({ id: 7, state: undefined }),
    ];
    const { incidents, health } = read(open);
    expect(incidents.map(({ id }) => id)).toEqual(['5', '6', '7']);
    expect(health).toBe('degraded');
  });

  it('drops what is resolved, by its flag or by its state', () => {
    const closed = [incident({ resolved: true }), incident({ id: 6, state: 'resolved' })];
    expect(read(closed)).toMatchObject({ health: 'operational', incidents: [] });
  });
});
