import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../utils/feeds/parse.ts';
import { rss } from './samples/feeds.ts';
import { AT, bytes } from './samples/sample.ts';

type Post = { title?: string; link?: string; guid: string; body: string; time: string };

const page = 'https://status.example.com';
const old: Post = {
  title: 'Mail',
  link: `${page}/incident/1`,
  guid: '/1/1',
  body: '<b>Resolved</b>',
  time: '01:00',
};

function read(posts: readonly Post[]) {
  const entries = posts.map(({ title = 'Delivery is slow', time, ...rest }) => ({
    link: page,
    ...rest,
    title,
    date: `Tue, 10 Mar 2026 ${time}:00 GMT`,
  }));
  return parseFeed({ documents: [{ url: '', body: bytes(rss('Example status', entries)) }], at: AT });
}

/** The ways in which logs of updates name their entries. */
const WAYS: Record<string, (post: number) => Partial<Post> & { guid: string }> = {
  'guid /incident/post': (post) => ({ link: `${page}/incident/9`, guid: `/9/${post}` }),
  'guid with #2': (post) => ({ link: `${page}/incident/9`, guid: `${page}/incident/9#${post}` }),
  'random guid, one link': (post) => ({ link: `${page}/incidents/ab9`, guid: `x${post * 7919}` }),
  'tag, one link for all': (post) => ({ guid: `tag:status.example.com,2026:i9.u${post}` }),
  'random guid, page as link': (post) => ({ guid: `x${post * 7919}` }),
};

describe.each(Object.entries(WAYS))('one entry per update: %s', (_, name) => {
  const past = { ...old, ...(name(1).link ? {} : { link: page, guid: 'tag:status.example.com,2026:i1.u1' }) };
  const first = { ...name(1), body: 'We are investigating errors.', time: '08:00' };
  const second = { ...name(2), body: 'Status: Identified. A cable is cut.', time: '09:00' };
  const last = { ...name(3), body: 'This event has been resolved.', time: '10:00' };

  it('is one incident, since its first entry', () => {
    const { incidents } = read([second, first, past]);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({
      phase: 'identified',
      startedAt: Date.parse('2026-03-10T08:00:00Z'),
      updatedAt: Date.parse('2026-03-10T09:00:00Z'),
    });
  });

  it('is over with its last entry, in whatever order', () => {
    for (const posts of [
      [last, second, first, past],
      [past, first, second, last],
    ])
      expect(read(posts)).toMatchObject({ health: 'operational', incidents: [] });
  });
});

it('keeps two incidents apart whose links or titles differ', () => {
  const one = { guid: '/8/1', link: `${page}/incident/8`, body: 'We are investigating.', time: '08:00' };
  const other = { guid: '/9/1', link: `${page}/incident/9`, body: 'This has been resolved.', time: '09:00' };
  expect(read([other, one, old]).incidents).toHaveLength(1);
  const mail = { guid: 'a', title: 'Mail is down', body: 'Words.', time: '08:00' };
  const search = { guid: 'b', title: 'Search', body: '<b>Resolved</b>', time: '09:00' };
  expect(read([search, mail]).incidents).toHaveLength(1);
});

it('keeps incidents apart that are numbered within one page', () => {
  const at = (n: number, body: string, time: string) => ({
    guid: `${page}/incidents/${n}`,
    title: `No. ${n}`,
    body,
    time,
  });
  expect(
    read([at(2, '<b>Resolved</b>', '09:00'), at(1, '<b>Investigating</b>', '08:00')]).incidents,
  ).toHaveLength(1);
});

describe('an AWS item', () => {
  const health = (title: string, body: string) => {
    const entry = {
      title,
      body,
      guid: 'http://status.aws.amazon.com/#ec2-us-east-1_1',
      date: 'Tue, 10 Mar 2026 11:30:00 GMT',
    };
    return parseFeed({
      documents: [{ url: '', body: bytes(rss('Amazon EC2', [entry])) }],
      at: AT,
      format: 'aws-rss',
    }).health;
  };
  it.each([
    ['Resolved: API errors', 'Between 5 and 6 PM we saw errors.', 'operational'],
    [
      'Service impact: API errors',
      'The issue has been resolved. Customers who still see errors should retry.',
      'operational',
    ],
    [
      'Service impact: API errors',
      'The issue with launches has been resolved. We continue to work on volumes.',
      'partial_outage',
    ],
    ['Service impact: API errors', 'We look into it.', 'partial_outage'],
  ])('%s | %s', (title, body, expected) => {
    expect(health(title, body)).toBe(expected);
  });
});
