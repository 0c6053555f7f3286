import { expect, it } from 'vitest';
import { checkLive, type Finding } from '../../tools/catalog-live.ts';
import type { CatalogData, Service } from '../../utils/catalog/types.ts';

const RSS =
  '<?xml version="1.0"?><rss version="2.0"><channel><title>A</title><item><title>Resolved: x</title><guid>1</guid><pubDate>Tue, 10 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>';
const ATOM =
  '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><id>a</id><entry><id>1</id><title>x</title><updated>2026-11-10T10:00:00Z</updated><content>Resolved</content></entry></feed>';

function service(id: string, path: string): Service {
  return {
    id,
    name: id,
    category: 'dev',
    hosts: [`${id}.com`],
    feed: { url: `https://status.${path}`, format: 'rss' },
    needs: [],
  };
}

/** The internet of this test, by address; what is not here answers 404. */
const INTERNET: Record<string, () => Response> = {
  'https://status.well.com/rss': () => new Response(RSS),
  'https://status.html.com/rss': () => new Response('<!doctype html><title>Welcome</title>'),
  'https://status.away.com/rss': () => {
    const response = new Response(RSS);
    Object.defineProperty(response, 'url', { value: 'https://status.new-home.com/rss' });
    return response;
  },
};

it('asks each feed once, and tells what moved, what changed its kind and what cannot be read', async () => {
  const data: CatalogData = {
    version: 1,
    paths: [],
    services: [
      service('well', 'well.com/rss'),
      service('sister', 'well.com/rss'),
      service('html', 'html.com/rss'),
      service('away', 'away.com/rss'),
      service('gone', 'gone.com/rss'),
    ],
  };
  const asked: string[] = [];
  const waits: number[] = [];
  const findings: Finding[] = [];
  const summary = await checkLive(data, {
    fetch: async (url) => {
      asked.push(url);
      return INTERNET[url]?.() ?? new Response('', { status: 404 });
    },
    now: () => Date.parse('2026-11-21T00:00:00Z'),
    random: () => 0.5,
    timeout: () => new AbortController().signal,
    pause: async (ms) => void waits.push(ms),
    onFinding: (finding) => findings.push(finding),
  });
  expect(summary).toEqual({ asked: 4, found: 3 });
  expect(asked.sort()).toEqual([
    'https://status.away.com/rss',
    'https://status.gone.com/rss',
    'https://status.html.com/rss',
    'https://status.well.com/rss',
  ]);
  expect(waits.every((ms) => ms > 0)).toBe(true);
  const byService = new Map(findings.map((finding) => [finding.services.join(), finding]));
  expect(byService.get('away')).toMatchObject({ found: 'moved', host: 'status.new-home.com' });
  expect(byService.get('gone')).toMatchObject({ found: 'unreadable', reason: 'http 404' });
  expect(byService.get('html')).toMatchObject({ found: 'unreadable' });
});

it('names the format that a page has changed to', async () => {
  const statuspage = service('changed', 'changed.com/feed');
  const findings: Finding[] = [];
  await checkLive(
    {
      version: 1,
      paths: [],
      services: [{ ...statuspage, feed: { url: 'https://status.changed.com/feed', format: 'instatus' } }],
    },
    {
      fetch: async () => new Response(ATOM),
      now: () => Date.parse('2026-11-21T00:00:00Z'),
      random: () => 0,
      timeout: () => new AbortController().signal,
      pause: async () => {},
      onFinding: (finding) => findings.push(finding),
    },
  );
  expect(findings).toMatchObject([{ services: ['changed'], found: 'other-format', now: 'atom' }]);
});
