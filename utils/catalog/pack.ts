import { hostOfId, idOf, originOf } from './derive.ts';
import type { CatalogData, FeedSource, Need, Service } from './types.ts';

/** Raised when the layout below changes, so that an older extension refuses a newer catalogue. */
export const PACK_LAYOUT = 2;

/**
 * The catalogue as it ships: one column per property, a service per line, texts joined and `''` where
 * absent, and nothing that follows from something else. Less than half the size of `CatalogData` as JSON
 * when compressed, and faster to parse. `openCatalog` reads it back.
 */
export type Packed = {
  layout: number;
  version: number;
  categories: string[];
  columns: Columns<string>;
  /** Place in `categories`, by service. */
  category: number[];
  feeds: PackedFeed[][];
  /** host, path, service, and 1 where a language may come first. */
  paths: (readonly [string, string, string, 0 | 1])[];
};

export type Columns<Column> = {
  name: Column;
  /** Empty where it is `idOf` the name. */
  id: Column;
  parent: Column;
  /** The first is empty where it is `hostOfId`; `-` where there are none. */
  hosts: Column;
  hosting: Column;
  /** National domains share their brand label: `google.de google.co.uk` is `google de co.uk`. One brand per service. */
  regional: Column;
  /** Without `https://`, `~` in the place of the first host. */
  page: Column;
  /** Provider, region, strength, relation and date as words, `-` where absent; `,` between needs. */
  needs: Column;
};

/**
 * Address, format, and for a part of a page its components and regions. An address that starts with a
 * slash is on the page's own host. The first feed is `feed`, the others are `also`.
 */
type PackedFeed = readonly [url: string, format: string, components?: string[], regions?: string];

/** @throws Error when a value holds a sign that the layout needs for itself. */
export function packCatalog({ version, services, paths }: CatalogData): Packed {
  const categories = [...new Set(services.map(({ category }) => category))];
  const column = (value: (service: Service) => string) => joined(services.map(value), '\n');
  return {
    layout: PACK_LAYOUT,
    version,
    categories,
    columns: {
      name: column(({ name }) => name),
      id: column(({ id, name }) => (id === idOf(name) ? '' : id)),
      parent: column(({ parent = '' }) => parent),
      hosts: column(packHosts),
      hosting: column(({ hosting = [] }) => hosting.join(' ')),
      regional: column(({ regional = [] }) => packRegional(regional)),
      page: column(packPage),
      needs: column(({ needs }) => joined(needs.map(packNeed), ',')),
    },
    category: services.map(({ category }) => categories.indexOf(category)),
    feeds: services.map(({ feed, also = [], page = '' }) =>
      [...(feed ? [feed] : []), ...also].map((one) => packFeed(one, page)),
    ),
    paths: paths.map(({ host, path, service, language }) => [host, path, service, language ? 1 : 0]),
  };
}

function joined(values: readonly string[], sign: string): string {
  const wrong = values.find((value) => value.includes(sign));
  if (wrong !== undefined) throw new Error(`cannot be packed: ${wrong}`);
  return values.join(sign);
}

function packHosts({ id, hosts: [first, ...others] }: Service): string {
  if (first === undefined) return '-';
  return [first === hostOfId(id) ? '' : first, ...others].join(' ');
}

function packPage({ page = '', hosts: [host] }: Service): string {
  if (page === '') return '';
  if (!page.startsWith('https://') || page.includes('~')) throw new Error(`cannot be packed: ${page}`);
  const address = page.slice('https://'.length);
  return host === undefined ? address : address.replace(host, '~');
}

function packRegional(domains: readonly string[]): string {
  const [first] = domains;
  if (first === undefined) return '';
  const brand = first.slice(0, first.indexOf('.'));
  return [brand, ...domains.map((domain) => domain.slice(brand.length + 1))].join(' ');
}

function packFeed({ url, format, filter }: FeedSource, page: string): PackedFeed {
  const origin = originOf(page);
  const address = origin !== '' && url.startsWith(`${origin}/`) ? url.slice(origin.length) : url;
  return filter
    ? [address, format, filter.components ?? [], (filter.regions ?? []).join(' ')]
    : [address, format];
}

function packNeed({ provider, region = '-', strength, relation, date = '-' }: Need): string {
  return [provider, region, strength, relation, date].join(' ');
}
