import * as z from 'zod/mini';

/** What a service needs of a provider. Region and product must match before the provider is blamed. */
export const needSchema = z.object({
  provider: z.string(),
  /** Provider's own region key, such as `us-east-1`; absent: the dependency is not tied to one. */
  region: z.optional(z.string()),
  /** Provider's product as a catalogue id (`aws-kinesis`) or key (`kinesis`); absent: not known. */
  product: z.optional(z.string()),
  strength: z.enum(['strong', 'medium', 'weak']),
  relation: z.enum(['owner', 'hosting', 'cdn', 'dns', 'storage', 'auth', 'payments', 'internal']),
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
  /** Host suffixes that are the service itself, lower case, punycode. */
  hosts: z.array(z.string()),
  /** Host suffixes under which other people's sites live (`kind: hosted`). */
  hosting: z.optional(z.array(z.string())),
  /** The status page that people read; links go only to its host. */
  page: z.optional(z.string()),
  feed: z.optional(feedSourceSchema),
  needs: z.array(needSchema),
  /** Company family: a provider of the same family also counts (`aws-kinesis` for `aws`). */
  parent: z.optional(z.string()),
});

export type Need = z.infer<typeof needSchema>;
export type FeedSource = z.infer<typeof feedSourceSchema>;
export type Service = z.infer<typeof serviceSchema>;

export type Match = { service: string; kind: 'own' | 'hosted' };

export type Catalog = {
  services: ReadonlyMap<string, Service>;
  /** Service of a page address by longest host suffix, then path rules; null where none. Never throws. */
  match: (url: string) => Match | null;
  /** True when `id` is `ancestor` or a more specific provider of the same company. */
  isWithin: (id: string, ancestor: string) => boolean;
};
