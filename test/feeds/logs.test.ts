import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../utils/feeds/parse.ts';
import { atomFeed, awsItem, historyLine, rss } from './samples/feeds.ts';
import { AT, bytes } from './samples/sample.ts';

function read(text: string, more: Partial<Parameters<typeof parseFeed>[0]> & { url?: string } = {}) {
  const { url = '', ...rest } = more;
  return parseFeed({ documents: [{ url, body: bytes(text) }], at: AT, ...rest });
}

const item = (title: string, body: string, more: object = {}) =>
  rss('Example status', [{ title, body, guid: 'a', ...more }]);

describe('the state of an entry', () => {
  it.each([
    ['Slow', '<p><strong>Status:</strong> resolved</p><p>Over.</p>'],
    ['Slow', '<p><strong>Status:</strong> Resolved</p>'],
    ['[Resolved] Slow', 'Words.'],
    ['Resolved: Slow', 'Words.'],
    ['Slow - Resolved', 'Words.'],
    ['API recovered', 'Words.'],
    ['Slow', 'This incident has been resolved.'],
    ['Slow', 'The issue is now fixed. We are sorry.'],
    ['Slow', historyLine('Postmortem') + historyLine('Investigating')],
    ['Slow', historyLine('Investigating') + historyLine('Resolved')],
    ['Slow', 'Completed - The scheduled maintenance has been completed.'],
  ])('is closed: %s | %s', (title, body) => {
    expect(read(item(title, body))).toMatchObject({ health: 'operational', incidents: [], maintenances: [] });
  });

  it.each([
    ['Slow', 'We will write again when this is resolved.', 'degraded'],
    ['Slow', 'The issue is not yet resolved.', 'degraded'],
    ['Closed captions are missing: errors', 'Words.', 'degraded'],
    ['Mail is down', 'Words.', 'partial_outage'],
    ['Major outage of mail', 'Words.', 'major_outage'],
    ['Mail', '<p><strong>Status:</strong> identified</p>', 'degraded'],
    ['Mail - Partial Outage', 'Words.', 'partial_outage'],
    ['[Investigating] Mail', 'Words.', 'degraded'],
  ])('is open: %s | %s', (title, body, health) => {
    expect(read(item(title, body)).health).toBe(health);
  });

  it('shows a monitored incident without an alarm', () => {
    const reading = read(item('Slow', historyLine('Monitoring') + historyLine('Investigating')));
    expect(reading).toMatchObject({ health: 'operational', incidents: [{ phase: 'monitoring' }] });
  });

  it('does not take news for an outage, nor for a green light', () => {
    expect(read(item('We have a new logo', 'Look at it.')).health).toBe('unknown');
  });
});

describe('time', () => {
  it('an open entry counts for 48 hours, leaves a doubt for two weeks, and is forgotten then', () => {
    const text = item('Mail is down', 'Words.', { date: 'Sat, 07 Mar 2026 11:00:00 GMT' });
    expect(read(text, { at: Date.parse('2026-03-08T10:00:00Z') }).health).toBe('partial_outage');
    expect(read(text)).toMatchObject({ health: 'unknown', incidents: [] });
    expect(read(text, { at: Date.parse('2026-03-22T10:00:00Z') })).toMatchObject({
      health: 'operational',
      incidents: [],
    });
  });

  it('an open entry leaves no doubt when a later one tells of an end', () => {
    const feed = rss('Example status', [
      { title: 'Mail is down', body: 'Words.', guid: 'a', date: 'Fri, 06 Mar 2026 11:00:00 GMT' },
      { title: 'Search', body: '<b>Resolved</b>', guid: 'b', date: 'Sat, 07 Mar 2026 11:00:00 GMT' },
    ]);
    expect(read(feed).health).toBe('operational');
  });

  it('takes the time of the newest line, which has no year, where the entry gives only its beginning', () => {
    const line =
      "<p><small>Mar <var data-var='date'>10</var>, <var data-var='time'>11:30</var> UTC</small><br><strong>Update</strong> - Words.</p>";
    const text = item('Mail is down', line + historyLine('Investigating'), {
      date: 'Thu, 05 Mar 2026 11:00:00 GMT',
    });
    expect(read(text)).toMatchObject({
      health: 'partial_outage',
      incidents: [{ updatedAt: Date.parse('2026-03-10T11:30:00Z') }],
    });
  });

  it('says nothing of an open entry without a date', () => {
    expect(read(item('Mail is down', 'Words.', { date: '' })).health).toBe('unknown');
  });
});

describe('several entries', () => {
  it('folds entries of one guid: the newest decides', () => {
    const entries = [
      { title: 'API recovered', guid: '7', date: 'Tue, 10 Mar 2026 11:40:00 GMT' },
      { title: 'API went down', guid: '7', date: 'Tue, 10 Mar 2026 11:30:00 GMT' },
    ];
    expect(read(rss('Status', entries))).toMatchObject({ health: 'operational', incidents: [] });
    expect(
      read(
        rss(
          'Status',
          entries.map((e) => ({ ...e, guid: `${e.title}` })),
        ),
      ).health,
    ).toBe('partial_outage');
  });

  it('takes the closed one of two of the same minute', () => {
    const date = 'Tue, 10 Mar 2026 11:40:00 GMT';
    const entries = [
      { title: '[Investigating] Mail', guid: '7', date },
      { title: '[Resolved] Mail', guid: '7', date },
    ];
    expect(read(rss('Status', entries)).incidents).toEqual([]);
  });

  it('tells entries apart whose guids are all equal', () => {
    const entries = [
      { title: 'Mail is down', guid: 'same', link: 'https://status.example.com/1' },
      { title: 'Resolved: search', guid: 'same', link: 'https://status.example.com/2' },
    ];
    expect(read(rss('Status', entries)).incidents).toHaveLength(1);
  });
});

describe('XML as it is', () => {
  it('understands HTML entities, a bracket before the end of CDATA, a byte order mark, and no declaration', () => {
    const text = `\ufeff<rss version="2.0"><channel><title>Status&nbsp;page</title><item><guid>1</guid><title>Mail &amp; search&nbsp;are down</title><description><![CDATA[Looking [into it]]]></description><pubDate>Tue, 10 Mar 2026 19:50:00 +0800</pubDate></item></channel></rss>`;
    const [incident] = read(text).incidents;
    expect(incident).toMatchObject({
      title: 'Mail & search are down',
      update: 'Looking [into it]',
      updatedAt: Date.parse('2026-03-10T11:50:00Z'),
    });
  });

  it('reads xhtml in Atom', () => {
    const content = '<content type="xhtml"><div><p><strong>Resolved</strong> - over</p></div></content>';
    const text = atomFeed('Status', [{ id: '1', title: 'Mail errors', content: '' }]).replace(
      '<content type="html"></content>',
      content,
    );
    expect(read(text)).toMatchObject({ health: 'operational', incidents: [] });
  });

  it('keeps only text of an update', () => {
    const [incident] = read(
      item('Mail is down', '<script>alert(1)</script><p>One &lt;b&gt; &amp; two</p><img src=x onerror=y>'),
    ).incidents;
    expect(incident?.update).toBe('alert(1)\nOne <b> & two');
  });
});

describe('AWS', () => {
  const url = 'https://status.aws.amazon.com/rss/all.rss';
  const kinesis = awsItem('Service disruption: errors', 'Tue, 10 Mar 2026 03:00:00 PST');
  const s3 = {
    ...awsItem('Informational message: slow', 'Tue, 10 Mar 2026 03:00:00 PST'),
    guid: 'http://status.aws.amazon.com/#s3-eu-west-1_1',
  };

  it('is at most a partial outage of all of AWS', () => {
    expect(read(rss('AWS Service Status', [kinesis, s3]), { url }).health).toBe('partial_outage');
  });

  it('is what the region has when the region is picked', () => {
    const filter = { components: ['kinesis'], regions: ['us-east-1'] };
    expect(read(rss('AWS Service Status', [kinesis, s3]), { url, filter }).health).toBe('major_outage');
    expect(read(rss('AWS Service Status', [s3]), { url, filter }).health).toBe('unknown');
  });

  it('takes the oldest name of a region', () => {
    const filter = { components: ['s3'], regions: ['us-east-1'] };
    const text = rss('Amazon S3 Service Status', [
      awsItem('Service disruption: errors', 'Tue, 10 Mar 2026 03:00:00 PST'),
    ]);
    expect(read(text, { url: 'https://status.aws.amazon.com/rss/s3-us-standard.rss', filter }).health).toBe(
      'major_outage',
    );
  });

  it('lets a new trouble begin after an old one has ended', () => {
    const text = rss('Amazon Kinesis Service Status', [
      awsItem('Informational message: errors', 'Tue, 10 Mar 2026 03:30:00 PST'),
      awsItem('Service is operating normally: [RESOLVED] errors', 'Tue, 10 Mar 2026 01:00:00 PST'),
      awsItem('Service disruption: errors', 'Tue, 10 Mar 2026 00:00:00 PST'),
    ]);
    const [incident] = read(text, {
      url: 'https://status.aws.amazon.com/rss/kinesis-us-east-1.rss',
    }).incidents;
    expect(incident).toMatchObject({ health: 'degraded', startedAt: Date.parse('2026-03-10T11:30:00Z') });
  });
});

describe('AWS without its address', () => {
  it('is known by its channel, and an open item without a date says nothing', () => {
    const channel = rss('Amazon Kinesis (N. Virginia) Service Status', [
      {
        ...awsItem('Service disruption: errors', ''),
        date: '',
        guid: 'http://status.aws.amazon.com/#kinesis-us-east-1_1',
      },
    ]);
    expect(read(channel)).toMatchObject({ format: 'aws-rss', health: 'unknown' });
    const empty = rss('Amazon Kinesis (N. Virginia) Service Status', []).replace(
      'https://status.example.com',
      'http://status.aws.amazon.com/',
    );
    expect(read(empty)).toMatchObject({ format: 'aws-rss', health: 'unknown' });
  });
});

describe('feeds that list active items only', () => {
  it('refuses an Azure feed that was not rebuilt', () => {
    const stopped = rss('Azure Status', [], { built: 'Tue, 10 Mar 2026 09:00:00 Z' });
    expect(() => read(stopped)).toThrow(expect.objectContaining({ reason: 'stale' }));
    expect(read(stopped, { undated: true }).health).toBe('operational');
  });

  it('does not take an empty channel of somebody else for Azure', () => {
    expect(() => read(rss('My blog', []), { format: 'azure-rss' })).toThrow(
      expect.objectContaining({ reason: 'wrong-shape' }),
    );
  });

  it('does not take an empty channel of somebody else for Meta', () => {
    expect(() => read(rss('My blog', []), { format: 'meta-rss' })).toThrow(
      expect.objectContaining({ reason: 'wrong-shape' }),
    );
  });

  it('finds a region of Azure by its key', () => {
    const text = rss('Azure Status', [
      { title: 'Network', body: 'Bad.', guid: '1', more: '<category>West US</category>' },
    ]);
    expect(read(text, { filter: { regions: ['westus'] } }).health).toBe('partial_outage');
    expect(read(text, { filter: { regions: ['northeurope'] } }).health).toBe('operational');
  });
});
