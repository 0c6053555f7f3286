import type { Sample } from './sample.ts';

type Item = { title: string; body?: string; date?: string; guid?: string; link?: string; more?: string };

const JUST_NOW = 'Tue, 10 Mar 2026 11:50:00 GMT';

export function rss(
  title: string,
  items: readonly Item[],
  { built = JUST_NOW, attributes = '' } = {},
): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"${attributes}><channel><title>${title}</title><link>https://status.example.com</link><description>${title}</description><lastBuildDate>${built}</lastBuildDate>${items
    .map(
      ({ title: name, body = '', date = JUST_NOW, guid, link = 'https://status.example.com/1', more = '' }) =>
        `<item><title><![CDATA[${name}]]></title><link>${link}</link>${guid ? `<guid isPermaLink="false">${guid}</guid>` : ''}${date ? `<pubDate>${date}</pubDate>` : ''}<description><![CDATA[${body}]]></description>${more}</item>`,
    )
    .join('')}</channel></rss>`;
}

export function atomFeed(
  title: string,
  entries: readonly { id: string; title: string; content: string; updated?: string }[],
  generator = '',
): string {
  return `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>${title}</title>${generator ? `<generator>${generator}</generator>` : ''}<updated>2026-03-10T11:50:00Z</updated>${entries
    .map(
      ({ id, title: name, content, updated = '2026-03-10T11:50:00Z' }) =>
        `<entry><id>${id}</id><published>2026-03-10T10:00:00Z</published><updated>${updated}</updated><link rel="alternate" href="https://status.example.com/${id}"/><title>${name}</title><content type="html">${content.replaceAll('<', '&lt;')}</content></entry>`,
    )
    .join('')}</feed>`;
}

/** One line of a Statuspage history, newest first in an entry. */
export function historyLine(state: string, words = 'Words.'): string {
  return `<p><small>Mar <var data-var='date'>10</var>, <var data-var='time'>11:30</var> UTC</small><br><strong>${state}</strong> - ${words}</p>`;
}

const kinesis = 'https://status.aws.amazon.com/rss/kinesis-us-east-1.rss';

export function awsItem(title: string, date: string, body = 'We are looking.'): Item {
  return {
    title,
    date,
    body,
    link: 'http://status.aws.amazon.com/',
    guid: `http://status.aws.amazon.com/#kinesis-us-east-1_${Date.parse(date.replace('PST', '-0800')) / 1000}`,
  };
}

export const FEEDS: readonly Sample[] = [
  {
    format: 'rss',
    what: 'one open item',
    health: 'degraded',
    documents: [
      rss('Example status', [{ title: 'Slow search', body: historyLine('Investigating'), guid: 'a' }]),
    ],
  },
  {
    format: 'rss',
    what: 'resolved',
    health: 'operational',
    documents: [
      rss('Example status', [
        { title: 'Slow search', body: historyLine('Resolved') + historyLine('Investigating'), guid: 'a' },
      ]),
    ],
  },
  { format: 'rss', what: 'no item', health: 'unknown', documents: [rss('Example status', [])] },
  {
    format: 'rss',
    what: 'news only',
    health: 'unknown',
    documents: [rss('Example blog', [{ title: 'We opened an office', body: 'Come by.' }])],
  },
  {
    format: 'rss',
    what: 'RSS 1.0',
    health: 'partial_outage',
    documents: [
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Status</title></channel><item rdf:about="1"><title>Mail outage</title><link>https://status.example.com/1</link><description>Looking</description><dc:date>2026-03-10T11:00:00+00:00</dc:date></item></rdf:RDF>`,
    ],
  },
  {
    format: 'atom',
    what: 'closed although the newest line says otherwise',
    health: 'operational',
    documents: [
      atomFeed('Example Status - Incident History', [
        {
          id: '1',
          title: 'Errors',
          content: historyLine('Investigating') + historyLine('Resolved') + historyLine('Update'),
        },
      ]),
    ],
  },
  {
    format: 'atom',
    what: 'one open',
    health: 'degraded',
    documents: [
      atomFeed('Example Status - Incident History', [
        {
          id: '2',
          title: 'Incident with Actions',
          content: historyLine('Update') + historyLine('Investigating'),
        },
        { id: '1', title: 'Errors', content: historyLine('Resolved') },
      ]),
    ],
  },
  {
    format: 'atom',
    what: 'a maintenance in progress',
    health: 'maintenance',
    documents: [
      atomFeed('Example Status', [
        {
          id: '3',
          title: 'Scheduled Maintenance',
          content: historyLine('In progress') + historyLine('Scheduled'),
        },
      ]),
    ],
  },
  {
    format: 'hund',
    what: 'ended',
    health: 'operational',
    documents: [atomFeed('Example', [{ id: '1', title: '[Ended] Slow API', content: 'Over.' }], 'Hund')],
  },
  {
    format: 'hund',
    what: 'open',
    health: 'degraded',
    documents: [
      atomFeed('Example', [{ id: '1', title: '[Investigating] Slow API', content: 'Looking.' }], 'Hund'),
    ],
  },
  {
    format: 'json-feed',
    what: 'open',
    health: 'degraded',
    documents: [
      {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Example status',
        items: [
          {
            id: '1',
            url: 'https://status.example.com/1',
            title: 'Slow search',
            content_html: '<strong>Identified</strong> - found',
            date_published: '2026-03-10T11:00:00Z',
          },
        ],
      },
    ],
    vital: ['items', ''],
  },
  {
    format: 'aws-rss',
    what: 'the day of 2020-11-25, morning',
    health: 'degraded',
    url: kinesis,
    at: Date.parse('2020-11-25T15:00:00Z'),
    documents: [
      rss('Amazon Kinesis (N. Virginia) Service Status', [
        awsItem(
          'Informational message: [Investigating] increased error rates',
          'Wed, 25 Nov 2020 06:36:00 PST',
        ),
      ]),
    ],
  },
  {
    format: 'aws-rss',
    what: 'the day of 2020-11-25, worse',
    health: 'partial_outage',
    url: kinesis,
    at: Date.parse('2020-11-25T18:00:00Z'),
    documents: [
      rss('Amazon Kinesis (N. Virginia) Service Status', [
        awsItem('Service degradation: increased error rates', 'Wed, 25 Nov 2020 08:52:00 PST'),
        awsItem(
          'Informational message: [Investigating] increased error rates',
          'Wed, 25 Nov 2020 06:36:00 PST',
        ),
      ]),
    ],
  },
  {
    format: 'aws-rss',
    what: 'the day of 2020-11-25, over',
    health: 'operational',
    url: kinesis,
    at: Date.parse('2020-11-26T09:00:00Z'),
    documents: [
      rss('Amazon Kinesis (N. Virginia) Service Status', [
        awsItem(
          'Service is operating normally: [RESOLVED] increased error rates',
          'Thu, 26 Nov 2020 00:03:00 PST',
        ),
        awsItem('Service degradation: increased error rates', 'Wed, 25 Nov 2020 08:52:00 PST'),
      ]),
    ],
  },
  {
    format: 'aws-rss',
    what: 'no item',
    health: 'unknown',
    url: kinesis,
    documents: [rss('Amazon Kinesis (N. Virginia) Service Status', [])],
  },
  {
    format: 'azure-rss',
    what: 'nothing active',
    health: 'operational',
    documents: [rss('Azure Status', [], { built: 'Tue, 10 Mar 2026 11:59:00 Z' })],
  },
  {
    format: 'azure-rss',
    what: 'an active item',
    health: 'partial_outage',
    documents: [
      rss(
        'Azure Status',
        [
          {
            title: 'Network in West US ',
            body: 'Connections fail.',
            guid: 'network',
            more: '<category>Virtual WAN</category><category>West US</category>',
          },
        ],
        { built: 'Tue, 10 Mar 2026 11:59:00 Z' },
      ),
    ],
  },
  {
    format: 'azure-rss',
    what: 'a subset, and one that is mitigated',
    health: 'degraded',
    documents: [
      rss('Azure Status', [
        { title: 'Storage', body: 'A subset of customers.', guid: 'storage' },
        { title: 'Mitigated: Network', body: 'Was bad.', guid: 'network' },
      ]),
    ],
  },
  {
    format: 'meta-rss',
    what: 'nothing open',
    health: 'operational',
    url: 'https://metastatus.com/outage-events-feed-graph-api.rss',
    documents: [rss('Meta outage events', [])],
  },
  {
    format: 'meta-rss',
    what: 'high disruptions',
    health: 'major_outage',
    url: 'https://metastatus.com/outage-events-feed-graph-api.rss',
    documents: [rss('Meta outage events', [{ title: 'Graph API', body: 'High disruptions', guid: '1' }])],
  },
  {
    format: 'statusiq',
    what: 'names with dashes, one guid for all',
    health: 'major_outage',
    documents: [
      rss(
        'Example - Status',
        [
          { title: 'EU - Web - Operational', guid: 'same' },
          { title: 'EU - API - Major Outage', guid: 'same' },
        ],
        { attributes: ' xmlns:site24x7="https://www.site24x7.com/rssdefinitions.do#"' },
      ),
    ],
  },
  {
    format: 'statusiq',
    what: 'no items',
    health: 'unknown',
    documents: [rss('Example - Status', [], { attributes: ' xmlns:site24x7="x"' })],
  },
  {
    format: 'm365',
    what: 'its RSS',
    health: 'operational',
    documents: [
      rss('Microsoft Admin Center Status', [
        { title: 'MAC', body: 'Words', more: '<status>Available</status>' },
      ]),
    ],
  },
  {
    format: 'xbox',
    what: 'its XML',
    health: 'partial_outage',
    documents: [
      `<?xml version="1.0"?><ServiceStatus><Status><Overall><State>Impacted</State><LastUpdated>2026-03-10T11:00:00Z</LastUpdated></Overall></Status><CoreServices><Category><Id>1</Id><Name>Account</Name><Status><Name>Impacted</Name></Status><Scenarios><Scenario><Id>9</Id><Name>Sign-in</Name><Status><Name>Impacted</Name></Status><Incidents><Incident><Id>77</Id><Begin>2026-03-10T11:00:00Z</Begin><Stage><Message>Looking</Message></Stage></Incident></Incidents></Scenario></Scenarios></Category></CoreServices></ServiceStatus>`,
    ],
  },
  {
    format: 'x',
    what: 'all well although an old step calls itself current',
    health: 'operational',
    documents: [
      '# Status\n<Card title="X API v2" icon="api">\n<Tooltip tip="Operational">ok</Tooltip>\n</Card>\n## Incident history\n<Step title="Old">ongoing</Step>\n',
    ],
  },
  {
    format: 'x',
    what: 'a partial outage',
    health: 'partial_outage',
    documents: [
      '# Status\n<Card title="X API v2"><Tooltip tip="Partial outage">!</Tooltip></Card>\n<Card title="Console"><Tooltip tip="Operational">ok</Tooltip></Card>\n',
    ],
  },
];
