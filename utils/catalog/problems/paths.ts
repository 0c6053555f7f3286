import { createCatalog } from '../catalog.ts';
import type { CatalogData } from '../types.ts';
import { related } from './links.ts';

/** What is wrong with path rules: hosts nobody has, odd paths, and services of another company. */
export function pathProblems(data: CatalogData): string[] {
  const catalog = createCatalog(data);
  const owners = new Map(data.services.flatMap(({ id, hosts }) => hosts.map((host) => [host, id] as const)));
  const seen = new Set<string>();
  return data.paths.flatMap(({ host, path, service }) => {
    const rule = host + path;
    const owner = owners.get(host);
    const found: string[] = [];
    if (seen.has(rule)) found.push('twice');
    seen.add(rule);
    if (!/^(\/[^/?#\s]+)+$/.test(path)) found.push('is not a path of whole segments');
    if (!catalog.services.has(service)) found.push(`no service ${service}`);
    if (owner === undefined) found.push(`${host} is not a host of any service`);
    else if (!related(catalog, owner, service)) found.push(`${service} is not of the company of ${owner}`);
    return found.map((wrong) => `${rule}: ${wrong}`);
  });
}
