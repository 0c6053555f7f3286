import { getPublicSuffix } from 'tldts';
import { expect, it } from 'vitest';
import { rowProblems } from '../../utils/catalog/problems/rows.ts';
import { problems } from '../../utils/catalog/problems.ts';
import { readTable } from '../../utils/catalog/tables.ts';
import type { CatalogData, PathRule, Service } from '../../utils/catalog/types.ts';

const suffixes = {
  icann: (host: string) => getPublicSuffix(host, { allowPrivateDomains: false }),
  any: (host: string) => getPublicSuffix(host, { allowPrivateDomains: true }),
};

/** A sound service, changed in one thing. */
function service(change: Partial<Service> = {}): Service {
  return { id: 'a', name: 'A', category: 'social', hosts: ['a-site.com'], needs: [], ...change };
}

function found(services: Service[], paths: PathRule[] = []): string[] {
  const data: CatalogData = { version: 1, services, paths };
  return problems(data, { formats: ['rss'], suffixes });
}

const feed = (url: string, format = 'rss') => ({ feed: { url, format } });

it('finds nothing wrong with a sound service', () => {
  expect(
    found([service({ page: 'https://status.a-site.com', ...feed('https://status.a-site.com/rss') })]),
  ).toEqual([]);
});

it.each<[string, Service[], string]>([
  ['an id that is not kebab-case', [service({ id: 'A_b' })], 'kebab-case'],
  ['an id used twice', [service(), service({ hosts: ['b-site.com'] })], 'used twice'],
  ['an unknown category', [service({ category: 'fun' })], 'unknown category'],
  ['an unknown parent', [service({ parent: 'nobody' })], 'unknown parent'],
  ['a service that nothing leads to', [service({ hosts: [] })], 'nothing leads to it'],
  ['a public suffix as a key', [service({ hosts: ['co.uk'] })], 'is a public suffix'],
  ['a private suffix as an own host', [service({ hosts: ['github.io'] })], 'belongs to hosting'],
  ['a host with capitals', [service({ hosts: ['A-site.com'] })], 'lower case and punycode'],
  ['a host that is not punycode', [service({ hosts: ['bücher.de'] })], 'lower case and punycode'],
  ['a host with a path', [service({ hosts: ['a-site.com/x'] })], 'lower case and punycode'],
  ['a single label', [service({ hosts: ['intranet'] })], 'full host name'],
  ['a reserved name', [service({ hosts: ['a.local'] })], 'reserved'],
  ['an address of nobody we list', [service({ hosts: ['8.8.8.8'] })], 'address'],
  [
    'a host with two owners',
    [service(), service({ id: 'b', hosts: ['a-site.com'] })],
    'belongs to a already',
  ],
  ['a national domain of another brand', [service({ regional: ['a-sites.de'] })], 'brand'],
  ['a look-alike national domain', [service({ regional: ['a-site.shop.co.uk'] })], 'public suffix'],
  ['a page that is not https', [service({ page: 'http://status.a-site.com' })], 'not https'],
  ['a feed that is not https', [service(feed('http://status.a-site.com/rss'))], 'not https'],
  ['a feed with user info', [service(feed('https://u:p@status.a-site.com/rss'))], 'more than host and path'],
  [
    'a feed on another company’s host',
    [service(feed('https://b-site.com/rss')), service({ id: 'b', hosts: ['b-site.com'] })],
    'host of b',
  ],
  ['an unknown format', [service(feed('https://status.a-site.com/x', 'morse'))], 'unknown format'],
  [
    'an unknown provider',
    [service({ needs: [{ provider: 'nobody', strength: 'weak', relation: 'cdn' }] })],
    'no such service',
  ],
])('finds %s', (_, services, words) => expect(found(services).join('\n')).toContain(words));

it('finds parents and needs that go round in a circle', () => {
  const round = found([
    service({ parent: 'b', needs: [{ provider: 'b', strength: 'weak', relation: 'cdn' }] }),
    service({
      id: 'b',
      hosts: ['b-site.com'],
      parent: 'a',
      needs: [{ provider: 'a', strength: 'weak', relation: 'cdn' }],
    }),
  ]);
  expect(round).toContain('a: its parents go round in a circle');
  expect(round).toContain('needs go round: a -> b -> a');
});

it.each<[string, PathRule, string]>([
  ['a host of nobody', { host: 'c-site.com', path: '/x', service: 'a' }, 'not a host of any service'],
  ['half a segment', { host: 'a-site.com', path: '/x/', service: 'a' }, 'whole segments'],
  ['a service that does not exist', { host: 'a-site.com', path: '/x', service: 'c' }, 'no service c'],
  ['another company’s service', { host: 'a-site.com', path: '/x', service: 'b' }, 'not of the company'],
])('finds a path rule with %s', (_, rule, words) => {
  expect(found([service(), service({ id: 'b', hosts: ['b-site.com'] })], [rule]).join('\n')).toContain(words);
});

it('finds table rows without evidence, without a day, and of nobody', () => {
  const table = (rows: string[]) =>
    readTable('regional', ['service\tdomain\tevidence\tchecked', ...rows, ''].join('\n'));
  const tables = { services: [], feeds: [], needs: [], paths: [], regional: table(['a\ta.de\t\tlast year']) };
  expect(rowProblems(tables)).toEqual([
    'regional.tsv line 2: no evidence',
    'regional.tsv line 2: last year is not the day of a check',
    'regional.tsv line 2: no service a',
  ]);
  expect(() => table(['a\ta.de\tseen'])).toThrow('regional.tsv line 2: 3 columns, not 4');
});
