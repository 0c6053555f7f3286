import type { CatalogData, FeedSource, Need, Service } from './types.ts';

/** Raised when the layout below changes, so that an older extension refuses a newer catalogue. */
export const PACK_LAYOUT = 1;

/**
 * The catalogue as it ships: positions instead of names, lists of words as one string. About half the
 * size of `CatalogData` as JSON, and faster to parse. `openCatalog` reads it back.
 */
export type Packed = {
  layout: number;
  version: number;
  categories: string[];
  /** Texts are `''` where absent; `category` is a place in `categories`. */
  services: PackedService[];
  /** host, path, service, and 1 where a language may come first. */
  paths: (readonly [string, string, string, 0 | 1])[];
};

type PackedService = readonly [
  id: string,
  name: string,
  category: number,
  parent: string,
  hosts: string,
  hosting: string,
  regional: string,
  page: string,
  feeds: PackedFeed[],
  needs: PackedNeed[],
];

/**
 * Address, format, and for a part of a page its components and regions. An address that starts with a
 * slash is on the page's own host. The first feed is `feed`, the others are `also`.
 */
type PackedFeed = readonly [url: string, format: string, components?: string[], regions?: string];

/** Provider, region, strength, relation and date as words, `-` where absent. */
type PackedNeed = string;

/**
 * National domains share their brand label: `google.de google.co.uk` is packed as `google de co.uk`.
 * One brand per service.
 */
export function packCatalog({ version, services, paths }: CatalogData): Packed {
  const categories = [...new Set(services.map(({ category }) => category))];
  return {
    layout: PACK_LAYOUT,
    version,
    categories,
    services: services.map((service) => packService(service, categories)),
    paths: paths.map(({ host, path, service, language }) => [host, path, service, language ? 1 : 0]),
  };
}

function packService(service: Service, categories: readonly string[]): PackedService {
  const { id, name, category, parent = '', hosts, hosting = [], regional = [], page = '' } = service;
  const feeds = [...(service.feed ? [service.feed] : []), ...(service.also ?? [])];
  return [
    id,
    name,
    categories.indexOf(category),
    parent,
    hosts.join(' '),
    hosting.join(' '),
    packRegional(regional),
    page,
    feeds.map((feed) => packFeed(feed, page)),
    service.needs.map(packNeed),
  ];
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

function packNeed({ provider, region = '-', strength, relation, date = '-' }: Need): PackedNeed {
  return [provider, region, strength, relation, date].join(' ');
}

/** `https://host` of a page address, `''` of none. */
export function originOf(page: string): string {
  const end = page.indexOf('/', 'https://'.length);
  return end < 0 ? page : page.slice(0, end);
}
