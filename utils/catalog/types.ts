import type { Lookup } from './lazy-map.ts';

/** How much of a service depends on a provider, and for what. `openCatalog` knows no other words. */
export const STRENGTHS = ['strong', 'medium', 'weak'] as const;
export const RELATIONS = [
  'owner',
  'hosting',
  'cdn',
  'dns',
  'storage',
  'auth',
  'payments',
  'internal',
] as const;

/** What a service needs of a provider. Region and product must match before the provider is blamed. */
export type Need = {
  /** The most specific id that exists, so that the product is the provider: `aws-kinesis`, `azure-front-door`. */
  provider: string;
  /** Provider's own region key, such as `us-east-1`; absent: the dependency is not tied to one. */
  region?: string;
  strength: (typeof STRENGTHS)[number];
  relation: (typeof RELATIONS)[number];
  /** Day of the outage that showed the dependency, `2020-11-25`; absent where no single day did. */
  date?: string;
};

export type FeedSource = {
  url: string;
  /** Id of a format in `utils/feeds`. */
  format: string;
  /** The part of the page that is about the service; so also which products and regions it covers. */
  filter?: { components?: string[]; regions?: string[] };
  /** What counts instead when the person has chosen components and the page lists none of them any more. */
  otherwise?: Pick<FeedSource, 'filter'>;
};

export type Service = {
  id: string;
  name: string;
  category: string;
  /** Host suffixes that are the service itself, lower case, punycode. National domains are in `regional`. */
  hosts: string[];
  /** Host suffixes under which other people's sites live (`kind: hosted`). In `hosts` too: the bare host is the service. */
  hosting?: string[];
  /** The brand's national domains (`google.de`): they behave like `<brand>.com`, path rules included. */
  regional?: string[];
  /** The status page that people read; links go only to its host. */
  page?: string;
  feed?: FeedSource;
  /** Further feeds that speak for the same product, for those who depend on it (`feedsFor`). */
  also?: FeedSource[];
  needs: Need[];
  /** Company family: a provider of the same family also counts (`aws-kinesis` for `aws`). */
  parent?: string;
};

/** The part of a service that page addresses are matched by. */
export type HostKeys = Pick<Service, 'id' | 'hosts' | 'hosting' | 'regional'>;

/** A part of a host that is another service: `google.com/maps`. */
export type PathRule = {
  /** The host key that the rule refines; it applies where this key is the longest one that matches. */
  host: string;
  /** Whole leading path segments, `/gp/video`. */
  path: string;
  service: string;
  /** True where a language segment may come first: `/en-US/fortnite`. */
  language?: true;
};

/** Everything the catalogue knows, as plain data. */
export type CatalogData = {
  /** Grows with every change; an update with a smaller one is refused. The day of the change, `20261121`. */
  version: number;
  services: Service[];
  paths: PathRule[];
};

export type Match = { service: string; kind: 'own' | 'hosted' };

export type Catalog = {
  version: number;
  services: Lookup<Service>;
  /** Service of a page address by longest host suffix, then path rules; null where none. Never throws. */
  match: (url: string) => Match | null;
  /** True when `id` is `ancestor` or a more specific provider of the same company. */
  isWithin: (id: string, ancestor: string) => boolean;
};
