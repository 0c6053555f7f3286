import { createMatcher } from './match.ts';
import type { Catalog, CatalogData } from './types.ts';

/** Makes the catalogue that everything else asks, from plain data that has been checked. */
export function createCatalog(data: CatalogData): Catalog {
  const services = new Map(data.services.map((service) => [service.id, service]));
  // Built on first use: a wake-up of the worker that only polls has no address to match.
  let matcher: Catalog['match'] | undefined;
  return {
    version: data.version,
    services,
    match: (url) => {
      matcher ??= createMatcher(data);
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
