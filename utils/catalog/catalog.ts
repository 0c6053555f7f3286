import type { Lookup } from './lazy-map.ts';
import { createMatcher, type OwnerOf } from './match.ts';
import { ownersOf } from './owners.ts';
import type { Catalog, CatalogData, PathRule, Service } from './types.ts';

/** Makes the catalogue that everything else asks, from plain data that has been checked. */
export function createCatalog({ version, services, paths }: CatalogData): Catalog {
  const byId = new Map(services.map((service) => [service.id, service]));
  return catalogOf({ version, services: byId, owners: () => ownersOf(services), paths: () => paths });
}

/** Where a catalogue comes from; what only some need is asked for when it is needed. */
export type CatalogSource = {
  version: number;
  services: Lookup<Service>;
  owners: () => OwnerOf;
  paths: () => readonly PathRule[];
};

export function catalogOf({ version, services, owners, paths }: CatalogSource): Catalog {
  // Built on first use: a wake-up of the worker that only polls has no address to match.
  let matcher: Catalog['match'] | undefined;
  return {
    version,
    services,
    match: (url) => {
      matcher ??= createMatcher(owners(), paths());
      return matcher(url);
    },
    isWithin: (id, ancestor) => lineage(services, id).includes(ancestor),
  };
}

/** The service and its parents, most specific first. A loop in the data ends where it closes. */
export function lineage(services: Catalog['services'], id: string): string[] {
  const line: string[] = [];
  for (let at: string | undefined = id; at !== undefined && !line.includes(at); ) {
    line.push(at);
    at = services.get(at)?.parent;
  }
  return line;
}
