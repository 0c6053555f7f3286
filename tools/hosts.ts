import { STARTER } from '../utils/catalog/starter.ts';
import { loadCatalog } from './catalog-data.ts';

/** Formats whose pages send CORS headers, so that reading them needs no permission. */
const CORS_OPEN: readonly string[] = ['statuspage', 'incidentio', 'upptime', 'google', 'aws-events'];

/**
 * Host permissions asked for at installation: only feeds that send no CORS headers, and of those only
 * the ones that the starter set and its providers need. All others are asked for when followed.
 */
export function requiredHosts(): string[] {
  const { services } = loadCatalog();
  const wanted = STARTER.flatMap((id) => services.get(id) ?? []).flatMap((service) => [
    service,
    ...service.needs.flatMap(({ provider }) => services.get(provider) ?? []),
  ]);
  const hosts = wanted
    .flatMap(({ feed, also = [] }) => [...(feed ? [feed] : []), ...also])
    .filter(({ format }) => !CORS_OPEN.includes(format))
    .map(({ url }) => `https://${new URL(url).host}/*`);
  return [...new Set(hosts)].sort();
}
