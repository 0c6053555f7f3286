import { parse } from 'tldts';
import { loadCatalog, packedCatalog } from '../../tools/catalog-data.ts';
import { openCatalog } from '../../utils/catalog/open.ts';
import type { Row } from './row.ts';

const ROUNDS = 40;
const PATHS = ['', '/', '/watch?v=dQw4w9WgXcQ', '/en-US/some/deeper/page.html?from=search&page=2#top'];

/**
 * A browsing-like mix: every host of the catalogue, bare and with `www.`, some pages that nobody
 * knows, some with ports, capitals and user info.
 */
function addresses(): string[] {
  const { services } = loadCatalog();
  const known = [...services.values()].flatMap(({ hosts, hosting = [] }) => [
    ...hosts,
    ...hosts.map((host) => `www.${host}`),
    ...hosting.map((host) => `someone.${host}`),
  ]);
  const unknown = known.map((_, at) => `news${at}.somewhere-else.co.uk`);
  return [...known, ...unknown].map((host, at) => {
    const path = PATHS[at % PATHS.length] ?? '';
    if (at % 50 === 0) return `HTTPS://User:pw@${host.toUpperCase()}.:8443${path}`;
    return `https://${host}${path}`;
  });
}

/** Median over the rounds of the time for one address, ns. */
function nanoseconds(urls: readonly string[], work: (url: string) => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (const url of urls) work(url);
    times.push(((performance.now() - start) * 1e6) / urls.length);
  }
  return times.sort((a, b) => a - b)[ROUNDS / 2] ?? Number.NaN;
}

/** Median time of opening the packed catalogue and naming the service of one address, as a panel does, ms. */
function firstMatch(): number {
  const packed = JSON.parse(JSON.stringify(packedCatalog()));
  return nanoseconds(['https://www.facebook.com/'], (url) => openCatalog(packed).match(url)) / 1e6;
}

/** Median time of opening the packed catalogue as a woken worker does, and of `JSON.parse` alone, ms. */
function opening(): { open: number; parse: number } {
  const json = JSON.stringify(packedCatalog());
  const median = (work: () => unknown) => nanoseconds([''], work) / 1e6;
  return { open: median(() => openCatalog(JSON.parse(json))), parse: median(() => JSON.parse(json)) };
}

export async function run(): Promise<Row[]> {
  const urls = addresses();
  // as the worker has it
  const { match } = openCatalog(packedCatalog());
  const peer = nanoseconds(urls, (url) => parse(url));
  const own = nanoseconds(urls, match);
  const { open, parse: parseOnly } = opening();
  return [
    {
      bench: 'match',
      name: `service of one of ${urls.length} addresses`,
      value: own,
      unit: 'ns',
      peer: { name: 'tldts parse (registrable domain only)', value: peer },
      bound: { text: 'at most as long as tldts', held: own <= peer },
    },
    {
      bench: 'match',
      name: 'opening the packed catalogue',
      value: open,
      unit: 'ms',
      peer: { name: 'JSON.parse of it', value: parseOnly },
    },
    {
      bench: 'match',
      name: 'opening it, parsed, and the service of one address',
      value: firstMatch(),
      unit: 'ms',
      peer: { name: 'JSON.parse of it', value: parseOnly },
    },
  ];
}
