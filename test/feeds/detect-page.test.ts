import { describe, expect, it } from 'vitest';
import { findFeed } from '../../utils/feeds/detect-page.ts';
import { rss } from './samples/feeds.ts';
import { AT, bytes } from './samples/sample.ts';
import { summary } from './samples/statuspages.ts';

type Answer = {
  body: object | string | Uint8Array;
  status?: number;
  url?: string;
  headers?: Record<string, string>;
};

const shell =
  '<!DOCTYPE html><html><head><title>Status</title></head><body><div id="root"></div></body></html>';

/** As far as these tests go, where every page is one of `example`. */
const isPrivate = (host: string) => !host.includes('.') || /^(?:[\d.]+|\[.*\])$|\.local$/.test(host);

/** A web of a few addresses; everything else of a host answers `otherwise`, or 404. */
function web(pages: Record<string, Answer>, otherwise?: Answer) {
  const asked: string[] = [];
  const fetch = async (url: string): Promise<Response> => {
    asked.push(url);
    const answer = pages[url] ?? otherwise ?? { body: 'not found', status: 404 };
    if (answer.url !== undefined && answer.url !== url)
      return new Response(null, { status: 302, headers: { location: answer.url } });
    return new Response(bytes(answer.body) as BodyInit, {
      status: answer.status ?? 200,
      headers: answer.headers ?? {},
    });
  };
  return { asked, find: (pageUrl: string) => findFeed({ pageUrl, fetch, isPrivate, now: () => AT }) };
}

const home = 'https://status.example.com/';

describe('a page with a feed', () => {
  it.each([
    ['Statuspage', '/api/v2/summary.json', summary(['operational']), 'statuspage'],
    [
      'incident.io',
      '/api/v2/summary.json',
      {
        page: { id: '01HEBDXXA856JY0M3E46GZHCH8', name: 'Example' },
        status: { indicator: 'none' },
        components: [{ id: '1', name: 'API', status: 'operational' }],
      },
      'incidentio',
    ],
    [
      'Instatus',
      '/summary.json',
      { page: { name: 'Example', url: 'https://status.example.com', status: 'UP' } },
      'instatus',
    ],
    [
      'cState',
      '/index.json',
      { is: 'index', cStateVersion: '6', summaryStatus: 'ok', systems: [{ name: 'DNS', status: 'ok' }] },
      'cstate',
    ],
    ['Hyperping', '/status.json', { indicator: 'up' }, 'hyperping'],
    [
      'a feed at its usual place',
      '/history.rss',
      rss('Example Status', [{ title: 'Resolved: slow', guid: '1' }]),
      'rss',
    ],
  ])('%s', async (_, path, body, format) => {
    const { find } = web(
      { [home]: { body: shell }, [`https://status.example.com${path}`]: { body } },
      { body: shell },
    );
    expect(await find('https://status.example.com')).toMatchObject({
      found: { url: `https://status.example.com${path}`, format },
    });
  });

  it('names the page', async () => {
    const { find } = web({
      [home]: { body: shell },
      [`${home}api/v2/summary.json`]: { body: summary(['operational']) },
    });
    expect(await find('status.example.com')).toMatchObject({ pageName: 'Example' });
  });

  it('takes the heartbeats of Uptime Kuma, by the slug of the page', async () => {
    const config = { config: { slug: 'all', title: 'Example' }, publicGroupList: [] };
    const { find } = web({
      'https://status.example.com/status/All': { body: shell },
      'https://status.example.com/api/status-page/all': { body: config },
    });
    expect(await find('https://status.example.com/status/All')).toMatchObject({
      found: { url: 'https://status.example.com/api/status-page/heartbeat/all', format: 'uptime-kuma' },
    });
  });

  it('follows the link that the page names, before it guesses', async () => {
    const page = `<html><head><link rel="alternate" type="application/rss+xml" title="x" href="/updates.xml"></head></html>`;
    const { find } = web({
      [home]: { body: page },
      'https://status.example.com/updates.xml': { body: rss('Example Status', []) },
      'https://status.example.com/rss': { body: rss('Example Status', []) },
    });
    expect(await find(home)).toMatchObject({ found: { url: 'https://status.example.com/updates.xml' } });
  });

  it('takes the address of a feed for what it is', async () => {
    const url = 'https://status.example.com/some/feed.json';
    const { find, asked } = web({ [url]: { body: summary(['operational']) } });
    expect(await find(url)).toMatchObject({ found: { url, format: 'statuspage' } });
    expect(asked).toHaveLength(1);
  });

  it('finds Status.io by the id in its header', async () => {
    const api = 'https://api.status.io/1.0/status/5b36dc6502d06804c08349f7';
    const body = {
      result: { status_overall: { status_code: 100 }, status: [{ id: '1', name: 'Web', status_code: 100 }] },
    };
    const { find } = web({
      [home]: { body: shell, headers: { 'x-status-page-id': '5b36dc6502d06804c08349f7' } },
      [api]: { body },
    });
    expect(await find(home)).toMatchObject({ found: { url: api, format: 'statusio' } });
  });

  it('follows a page that has moved to a host of the same name', async () => {
    const { find } = web({
      'https://status.example.tv/': { body: shell, url: home },
      [home]: { body: shell },
      [`${home}api/v2/summary.json`]: { body: summary(['operational']) },
    });
    expect(await find('https://status.example.tv')).toMatchObject({
      found: { url: `${home}api/v2/summary.json` },
    });
  });
});

describe('decoys', () => {
  it('is not fooled by a host that answers every path with its page', async () => {
    const { find, asked } = web({}, { body: shell });
    expect(await find(home)).toMatchObject({ found: null, reason: 'none' });
    expect(asked.length).toBeLessThanOrEqual(20);
  });

  it('does not follow an unclaimed name to an advertisement', async () => {
    const advertisement = { body: shell, url: 'https://www.atlassian.com/software/statuspage' };
    const { find, asked } = web({}, advertisement);
    expect(await find('https://acme.statuspage.io')).toMatchObject({ found: null, reason: 'moved' });
    expect(asked).toHaveLength(1);
  });

  it("does not take another company's page on a name that was given up", async () => {
    const other = summary(['operational']);
    Object.assign(other.page, { name: 'Somebody Else', url: 'https://status.somebody.org' });
    const { find } = web({ [home]: { body: shell }, [`${home}api/v2/summary.json`]: { body: other } });
    const search = await find(home);
    expect(search).toMatchObject({ found: null, reason: 'none' });
    expect(search.found === null && search.tried.some(({ why }) => why.includes('Somebody Else'))).toBe(true);
  });

  it('does not take an answer from another host', async () => {
    const elsewhere = { body: summary(['operational']), url: 'https://www.thryv.com/api/v2/summary.json' };
    const { find } = web({ [home]: { body: shell }, [`${home}api/v2/summary.json`]: elsewhere });
    expect(await find(home)).toMatchObject({ found: null });
  });

  it('does not take the feed of a blog', async () => {
    const page = `<html><head><link rel="alternate" type="application/rss+xml" href="/blog.xml"></head></html>`;
    const blog = rss('Example engineering', [
      { title: 'How we fixed our build', body: 'Long story.', guid: '1' },
    ]);
    const { find } = web({
      'https://www.example.com/': { body: page },
      'https://www.example.com/blog.xml': { body: blog },
    });
    expect(await find('https://www.example.com')).toMatchObject({ found: null });
  });

  it('does not take a feed that the page names on another host', async () => {
    const page = `<html><head><link rel="alternate" type="application/rss+xml" href="https://blog.example.org/status.xml"></head></html>`;
    const { find, asked } = web({ [home]: { body: page } });
    await find(home);
    expect(asked.every((url) => url.startsWith(home))).toBe(true);
  });

  it('does not take a summary without components', async () => {
    const { components: _, ...rest } = summary(['operational']);
    const { find } = web({ [home]: { body: shell }, [`${home}api/v2/summary.json`]: { body: rest } });
    expect(await find(home)).toMatchObject({ found: null });
  });
});

describe('limits', () => {
  it('says so when the page does not answer', async () => {
    const fetch = async () => {
      throw new TypeError('failed to fetch');
    };
    expect(await findFeed({ isPrivate, pageUrl: home, fetch })).toMatchObject({
      found: null,
      reason: 'unreachable',
    });
  });

  it.each([
    '',
    'not an address',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'chrome://settings',
    'localhost',
  ])('asks nothing for "%s"', async (pageUrl) => {
    const { find, asked } = web({});
    expect(await find(pageUrl)).toMatchObject({ found: null, reason: 'address' });
    expect(asked).toEqual([]);
  });

  it('gives up after half a minute', async () => {
    let now = AT;
    const fetch = async () => {
      now += 10_000;
      return new Response('x', { status: 404 });
    };
    const search = await findFeed({
      isPrivate,
      pageUrl: home,
      fetch: async (url) => (url === home ? new Response(shell) : fetch()),
      now: () => now,
    });
    expect(search.found === null && search.tried.filter(({ why }) => why === 'answers 404')).toHaveLength(3);
  });

  it('sends no more than an accept header', async () => {
    const seen: string[] = [];
    const fetch = async (_: string, init: RequestInit) => {
      seen.push(...new Headers(init.headers).keys());
      return new Response('x', { status: 404 });
    };
    await findFeed({ isPrivate, pageUrl: home, fetch });
    expect(new Set(seen)).toEqual(new Set(['accept']));
  });
});

describe('whoever made the page', () => {
  const inner = ['127.0.0.1', 'localhost', '192.168.0.1', 'nas.local', '169.254.169.254', '[::1]'];

  it.each(inner)('a redirect to %s is not followed', async (host) => {
    const { find, asked } = web({
      [home]: { body: '', url: `https://${host}/admin?reset=1` },
    });
    expect(await find(home)).toMatchObject({ found: null, reason: 'moved' });
    expect(asked.filter((url) => new URL(url).hostname === host)).toEqual([]);
  });

  it.each(inner)('nor one of an interface', async (host) => {
    const { find, asked } = web({ [home]: { body: shell } }, { body: '', url: `https://${host}/x` });
    expect(await find(home)).toMatchObject({ found: null });
    expect(asked.filter((url) => new URL(url).hostname === host)).toEqual([]);
  });

  it.each([...inner, 'somebody.example.org'])('an address at %s within it is not asked', async (host) => {
    const page = `${shell}<script>fetch("https://${host}/api/getMonitorList/abcdef")</script>`;
    const { find, asked } = web({ [home]: { body: page } });
    await find(home);
    expect(asked.filter((url) => new URL(url).hostname === host)).toEqual([]);
  });

  it('cannot make the name longer than a line', async () => {
    const body = summary(['operational']);
    Object.assign(body.page, { name: `Example\n\u202e${'x'.repeat(200)}`, url: home });
    const { find } = web({ [home]: { body: shell }, [`${home}api/v2/summary.json`]: { body } });
    const found = await find(home);
    expect(found.found && found.pageName).toMatch(/^Example x{71}…$/);
  });

  it('a host of the own network is asked when the person typed that very host', async () => {
    const { find, asked } = web({ 'https://kuma.local/': { body: shell } });
    await find('https://kuma.local');
    expect(asked).toContain('https://kuma.local/api/v2/summary.json');
  });
});
