import { describe, expect, it } from 'vitest';
import { fetchDowndetector } from '../../utils/crowd/downdetector.ts';
import { fetchMentions } from '../../utils/crowd/mentions.ts';

const NOW = Date.UTC(2026, 0, 5, 12);

/** Answers JSON by host, and remembers what was asked. */
function fakeWeb(byHost: Record<string, unknown>) {
  const asked: { url: URL; headers: Headers }[] = [];
  const fetch = async (address: string, init: RequestInit) => {
    const url = new URL(address);
    asked.push({ url, headers: new Headers(init.headers) });
    const answer = byHost[url.hostname];
    return answer === undefined ? new Response('', { status: 404 }) : new Response(JSON.stringify(answer));
  };
  return { asked, fetch };
}

describe('public mentions', () => {
  const hackerNews = {
    hits: [
      { objectID: '11', created_at_i: NOW / 1000 - 60 },
      { objectID: '12', created_at_i: NOW / 1000 - 3 * 3600 },
    ],
  };
  const mastodon = [
    { created_at: new Date(NOW - 120_000).toISOString(), url: 'https://mastodon.example/@a/1' },
    { created_at: new Date(NOW - 120_000).toISOString(), url: 'javascript:alert(1)' },
  ];

  it('counts the last two hours, newest first, with https links only', async () => {
    const { fetch } = fakeWeb({ 'hn.algolia.com': hackerNews, 'mastodon.example': mastodon });
    const { posts } = await fetchMentions(
      { name: 'Adobe Express', instance: 'mastodon.example' },
      { fetch, now: NOW },
    );
    expect(posts).toEqual([
      { source: 'hacker-news', at: NOW - 60_000, url: 'https://news.ycombinator.com/item?id=11' },
      { source: 'mastodon', at: NOW - 120_000, url: 'https://mastodon.example/@a/1' },
    ]);
  });

  it('asks for the name of the service and for nothing of the person', async () => {
    const { asked, fetch } = fakeWeb({});
    const { posts } = await fetchMentions(
      { name: 'Adobe Express', instance: 'mastodon.example' },
      { fetch, now: NOW },
    );
    expect(posts).toEqual([]);
    expect(asked.map(({ url }) => url.pathname)).toEqual([
      '/api/v1/search_by_date',
      '/api/v1/timelines/tag/adobeexpressdown',
    ]);
    expect(asked[0]?.url.searchParams.get('query')).toBe('"Adobe Express down"');
  });
});

describe('Downdetector', () => {
  const company = (country_iso: string, status: string, last: number) => ({
    name: 'Flickr',
    slug: 'flickr',
    country_iso,
    status,
    stats_24: [1, last],
    baseline: [1, 1],
  });

  it('takes its levels by country', async () => {
    const answer = [
      company('US', 'success', 2),
      company('GB', 'danger', 50),
      { ...company('DE', 'danger', 9), name: 'Flickr Pro' },
    ];
    const { asked, fetch } = fakeWeb({ 'downdetectorapi.com': answer });
    const signal = await fetchDowndetector({ name: 'flickr', token: 't' }, { fetch, now: NOW });
    expect(signal).toMatchObject({ level: 'danger', scope: 'unknown', since: null });
    expect(signal?.countries.map(({ country, count, level }) => [country, count, level])).toEqual([
      ['GB', 50, 'danger'],
      ['US', 2, 'none'],
    ]);
    expect(signal?.buckets.at(-1)).toMatchObject({ count: 52, expected: 2 });
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer t');
  });

  it('is silent where it knows nothing, or answers something else', async () => {
    const ask = (web: Record<string, unknown>) =>
      fetchDowndetector({ name: 'Flickr', token: 't' }, { ...fakeWeb(web), now: NOW });
    expect(await ask({})).toBeNull();
    expect(await ask({ 'downdetectorapi.com': [] })).toBeNull();
    expect(await ask({ 'downdetectorapi.com': [{ status: 'broken' }] })).toBeNull();
  });
});
