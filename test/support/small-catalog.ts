import { createCatalog } from '../../utils/catalog/catalog.ts';
import type { Catalog, Service } from '../../utils/catalog/types.ts';

function service(id: string, more: Partial<Service> = {}): Service {
  const host = `${id}.site`;
  const feed = { url: `https://status.${host}/api/v2/summary.json`, format: 'statuspage' };
  return {
    id,
    name: id,
    category: 'other',
    hosts: [host],
    page: `https://status.${host}/`,
    feed,
    needs: [],
    ...more,
  };
}

const need = { provider: 'cloud', strength: 'strong', relation: 'hosting' } as const;

const IDS = ['alpha', 'beta', 'gamma', 'delta', 'cloud'];

/** Five sites that have nothing to do with each other. */
export const LOOSE_CATALOG: Catalog = createCatalog({
  version: 1,
  services: IDS.map((id) => service(id)),
  paths: [],
});

/** The same, but two of them stand on the cloud. */
export const SMALL_CATALOG: Catalog = createCatalog({
  version: 1,
  services: IDS.map((id) => service(id, id === 'gamma' || id === 'delta' ? { needs: [need] } : {})),
  paths: [],
});

/** Those that have a feed to play with. */
export const FEEDS: readonly string[] = [...SMALL_CATALOG.services.values()].flatMap(
  ({ feed }) => feed?.url ?? [],
);

/** A catalogue of that many sites with a page of their own; every tenth stands on the first. */
export function largeCatalog(size: number): Catalog {
  const services = Array.from({ length: size }, (_, index) =>
    service(`s${index}`, index > 0 && index % 10 === 0 ? { needs: [{ ...need, provider: 's0' }] } : {}),
  );
  return createCatalog({ version: 1, services, paths: [] });
}
