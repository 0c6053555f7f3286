import { feedsFor } from '../catalog/feeds-for.ts';
import { hostOf } from '../catalog/host.ts';
import type { Catalog, FeedSource, Need, Service } from '../catalog/types.ts';
import type { Settings } from './settings.ts';

/** A service with everything that is polled for it. */
export type Watched = {
  service: Service;
  /** Its own feed, restricted to the components that the person chose. */
  own: FeedSource | null;
  /** What it needs, each with the feeds that can speak for that region and product. */
  needs: { need: Need; provider: Service; sources: FeedSource[] }[];
};

const HOST_PREFIX = 'host:';

/** Id of a site outside the catalogue, so that its failures can be explained as well. */
export function hostId(host: string): string {
  return `${HOST_PREFIX}${host}`;
}

/** The service of an id: of the catalogue, one that the person added, or a bare host; null when unknown. */
export function serviceById(id: string, catalog: Catalog, settings: Settings): Service | null {
  const known = catalog.services.get(id);
  const moved = settings.feeds[id];
  // the panel reads settings without their schema
  const hasMoved = moved && URL.canParse(moved.url);
  if (known) return hasMoved ? { ...known, feed: moved, page: `${new URL(moved.url).origin}/` } : known;
  const custom = settings.custom.find((entry) => entry.id === id);
  if (custom) {
    return {
      id,
      name: custom.name,
      category: 'custom',
      hosts: custom.hosts,
      page: custom.page,
      feed: custom.feed,
      needs: [],
    };
  }
  if (!id.startsWith(HOST_PREFIX)) return null;
  const host = id.slice(HOST_PREFIX.length);
  // what somebody keeps on a host of sites falls with it
  const house = catalog.match(`https://${host}/`)?.service;
  const needs: Need[] = house ? [{ provider: house, strength: 'strong', relation: 'hosting' }] : [];
  return { id, name: host, category: 'custom', hosts: [host], needs };
}

/**
 * The service that a page address belongs to: catalogue first, then the person's own, then the bare host. Other
 * people's sites on a host of sites are their own: that a shop is closed says nothing of the house.
 */
export function serviceOfUrl(url: string, catalog: Catalog, settings: Settings): string | null {
  const match = catalog.match(url);
  if (match?.kind === 'own') return match.service;
  if (!/^https?:/i.test(url)) return null;
  const host = hostOf(url);
  if (host === null) return null;
  const custom = settings.custom.find(({ hosts }) =>
    hosts.some((own) => host === own || host.endsWith(`.${own}`)),
  );
  return custom?.id ?? hostId(host);
}

/** Services whose feeds are polled on the clock: the followed ones and those that must be told of. */
export function watchedIds(settings: Settings): string[] {
  return [...new Set([...settings.follows, ...settings.watches])];
}

/** A service with its feeds and those of its providers. */
export function watch(service: Service, catalog: Catalog, settings: Settings): Watched {
  const chosen = settings.components[service.id];
  const own = service.feed
    ? chosen && chosen.length > 0
      ? { ...service.feed, filter: { ...service.feed.filter, components: chosen }, otherwise: service.feed }
      : service.feed
    : null;
  const needs = service.needs.flatMap((need) => {
    const provider = catalog.services.get(need.provider);
    return provider ? [{ need, provider, sources: feedsFor(catalog, need) }] : [];
  });
  return { service, own, needs };
}

/** All feeds of a watched service, its own first. */
export function sourcesOf({ own, needs }: Watched): FeedSource[] {
  return [...(own ? [own] : []), ...needs.flatMap(({ sources }) => sources)];
}
