import * as z from 'zod/mini';

/** What a service needs of a provider. Region and product must match before the provider is blamed. */
export const needSchema = z.object({
  /** The most specific catalogue id that exists, so that the product is the provider: `aws-kinesis`, `azure-front-door`. */
  provider: z.string(),
  /** Provider's own region key, such as `us-east-1`; absent: the dependency is not tied to one. */
  region: z.optional(z.string()),
  strength: z.enum(['strong', 'medium', 'weak']),
  relation: z.enum(['owner', 'hosting', 'cdn', 'dns', 'storage', 'auth', 'payments', 'internal']),
  /** Day of the outage that showed the dependency, `2020-11-25`; absent where no single day did. */
  date: z.optional(z.string()),
});

export const feedSourceSchema = z.object({
  url: z.string(),
  format: z.string(),
  filter: z.optional(
    z.object({
      components: z.optional(z.array(z.string())),
      regions: z.optional(z.array(z.string())),
    }),
  ),
});

export const serviceSchema = z.object({
  id: z.string(),
  name: z.string(),
  category: z.string(),
  /** Host suffixes that are the service itself, lower case, punycode. National domains are in `regional`. */
  hosts: z.array(z.string()),
  /** Host suffixes under which other people's sites live (`kind: hosted`). In `hosts` too: the bare host is the service. */
  hosting: z.optional(z.array(z.string())),
  /** The brand's national domains (`google.de`): they behave like `<brand>.com`, path rules included. */
  regional: z.optional(z.array(z.string())),
  /** The status page that people read; links go only to its host. */
  page: z.optional(z.string()),
  /** A filter here also says which part of the provider the feed covers: its products and regions. */
  feed: z.optional(feedSourceSchema),
  /** Further feeds that speak for the same product, for those who depend on it (`feedsFor`). */
  also: z.optional(z.array(feedSourceSchema)),
  needs: z.array(needSchema),
  /** Company family: a provider of the same family also counts (`aws-kinesis` for `aws`). */
  parent: z.optional(z.string()),
});

export type Need = z.infer<typeof needSchema>;
export type FeedSource = z.infer<typeof feedSourceSchema>;
export type Service = z.infer<typeof serviceSchema>;

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
  services: ReadonlyMap<string, Service>;
  /** Service of a page address by longest host suffix, then path rules; null where none. Never throws. */
  match: (url: string) => Match | null;
  /** True when `id` is `ancestor` or a more specific provider of the same company. */
  isWithin: (id: string, ancestor: string) => boolean;
};
