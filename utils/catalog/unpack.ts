import { frameOf, unpackPath } from './open.ts';
import type { CatalogData } from './types.ts';

/** A packed catalogue, all of it at once. @throws CatalogError when anything has another shape. */
export function unpackCatalog(packed: unknown): CatalogData {
  const { version, ids, service, paths } = frameOf(packed);
  return { version, services: ids.map((_, place) => service(place)), paths: paths.map(unpackPath) };
}
