import { createCatalog, lineage } from '../catalog.ts';
import type { Catalog, CatalogData, FeedSource, Service } from '../types.ts';

/** Makers of status pages, under whose hosts the pages of their customers live. */
const PAGE_MAKERS = [
  'statuspage.io',
  'status.io',
  'instatus.com',
  'sorryapp.com',
  'statuspal.io',
  'statuspal.eu',
  'feedburner.com',
];

/** What is wrong with status pages and feeds: scheme, form of the address, format, and whose host it is. */
export function linkProblems(data: CatalogData, formats: readonly string[] | null): string[] {
  const catalog = createCatalog(data);
  return data.services.flatMap((service) => {
    const feeds = [...(service.feed ? [service.feed] : []), ...(service.also ?? [])];
    return [
      ...(service.page === undefined ? [] : [addressProblem(service.page, service, catalog)]),
      ...feeds.map(({ url }) => addressProblem(url, service, catalog)),
      ...feeds.map((feed) => formatProblem(feed, formats)),
    ].flatMap((wrong) => (wrong === null ? [] : [`${service.id}: ${wrong}`]));
  });
}

function addressProblem(address: string, service: Service, catalog: Catalog): string | null {
  if (!URL.canParse(address)) return `${address} is not an address`;
  const url = new URL(address);
  if (url.protocol !== 'https:') return `${address} is not https`;
  if (url.username || url.password || url.port || url.hash)
    return `${address} carries more than host and path`;
  const owner = catalog.match(address)?.service;
  if (owner === undefined || related(catalog, owner, service.id)) return null;
  if (PAGE_MAKERS.some((maker) => url.hostname.endsWith(`.${maker}`))) return null;
  return `${address} is on a host of ${owner}`;
}

function formatProblem({ url, format }: FeedSource, formats: readonly string[] | null): string | null {
  return formats && !formats.includes(format) ? `${url} has the unknown format ${format}` : null;
}

/** True when both are of one company. */
export function related(catalog: Catalog, one: string, other: string): boolean {
  const [family, ofOther] = [one, other].map((id) => lineage(catalog.services, id).at(-1));
  return family === ofOther;
}
