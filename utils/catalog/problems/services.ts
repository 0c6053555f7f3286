import { CATEGORIES } from '../categories.ts';
import type { CatalogData, Service } from '../types.ts';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What is wrong with the services themselves: ids, names, categories, parents, and whether anything leads to them. */
export function serviceProblems({ services, paths }: CatalogData): string[] {
  const byId = new Map(services.map((service) => [service.id, service]));
  const reached = new Set([
    ...paths.map(({ service }) => service),
    ...services.flatMap(({ needs }) => needs.map(({ provider }) => provider)),
  ]);
  const seen = new Set<string>();
  return services.flatMap((service) => {
    const { id, name, category, parent, hosts, hosting = [] } = service;
    const found: string[] = [];
    if (!KEBAB.test(id)) found.push('the id is not kebab-case');
    if (seen.has(id)) found.push('the id is used twice');
    seen.add(id);
    if (name.trim() === '') found.push('no name');
    if (!(CATEGORIES as readonly string[]).includes(category)) found.push(`unknown category ${category}`);
    if (parent !== undefined && !byId.has(parent)) found.push(`unknown parent ${parent}`);
    if (isOwnAncestor(service, byId)) found.push('its parents go round in a circle');
    if (hosts.length + hosting.length === 0 && !reached.has(id)) found.push('nothing leads to it');
    return found.map((wrong) => `${id}: ${wrong}`);
  });
}

function isOwnAncestor({ id, parent }: Service, byId: ReadonlyMap<string, Service>): boolean {
  const seen = new Set<string>();
  for (let at = parent; at !== undefined && !seen.has(at); at = byId.get(at)?.parent) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}
