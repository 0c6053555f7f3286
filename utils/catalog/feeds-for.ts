import type { Catalog, FeedSource, Need, Service } from './types.ts';

/**
 * Formats that report every region of the world at once. AWS keeps events open for months somewhere,
 * so a reading of all of it says nothing about a dependant whose region is not known.
 */
const WORLDWIDE_FORMATS: readonly string[] = ['aws-events'];

/**
 * The feeds that can speak for something, most specific first: for a service its own page, for a need
 * all that reports on the provider's product in that region. For `aws-kinesis` in `us-east-1` these
 * are the product's own RSS and the part of Amazon's current events that is about Kinesis there.
 *
 * For a need the filter of each source is its product and region already, so a reading is about
 * nothing else. Empty where no feed can speak: there is none, it covers another region, or the need
 * names no region of a provider that fails by region.
 */
export function feedsFor(catalog: Catalog, wanted: Service | Need): FeedSource[] {
  if (!('provider' in wanted)) return wanted.feed ? [wanted.feed] : [];
  const provider = catalog.services.get(wanted.provider);
  const { region } = wanted;
  if (!provider?.feed) return [];
  const sources = [provider.feed, ...(provider.also ?? [])];
  if (region === undefined) return sources.some(isRegional) ? [] : sources;
  return sources.filter((source) => covers(source, region)).map((source) => inRegion(source, region));
}

function isRegional({ format, filter }: FeedSource): boolean {
  return filter?.regions !== undefined || (!filter?.components && WORLDWIDE_FORMATS.includes(format));
}

function covers({ filter }: FeedSource, region: string): boolean {
  return !filter?.regions || filter.regions.includes(region);
}

function inRegion(source: FeedSource, region: string): FeedSource {
  return { ...source, filter: { ...source.filter, regions: [region] } };
}
