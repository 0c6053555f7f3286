import type { Catalog, Need, Service } from '../catalog/types.ts';
import { domainOf } from '../net/domain.ts';

/** True for a host that is one of the suffixes or under it. */
export function isUnder(host: string, suffixes: readonly string[]): boolean {
  return suffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
}

/** Top of a company family: `meta` for Instagram. */
export function familyOf(service: Service, catalog: Catalog): string {
  const seen = new Set<string>();
  let top = service;
  while (top.parent !== undefined && !seen.has(top.id)) {
    seen.add(top.id);
    const parent = catalog.services.get(top.parent);
    if (!parent) return top.parent;
    top = parent;
  }
  const owner = top.needs.find(({ relation, strength }) => relation === 'owner' && strength !== 'weak');
  return owner?.provider ?? top.id;
}

/** Who belongs to which family, worked out once per catalogue. */
const familiesOf = new WeakMap<Catalog, ReadonlyMap<string, readonly Service[]>>();

/** The other services of the same company family. */
export function sistersOf(service: Service, catalog: Catalog): readonly Service[] {
  const families =
    familiesOf.get(catalog) ?? Map.groupBy(catalog.services.values(), (one) => familyOf(one, catalog));
  familiesOf.set(catalog, families);
  const family = families.get(familyOf(service, catalog)) ?? [];
  return family.filter(({ id }) => id !== service.id);
}

/** What a service cannot do without: its providers, without owners and loose ties. */
export function bearingNeeds(service: Service): Need[] {
  return service.needs.filter(({ relation, strength }) => relation !== 'owner' && strength !== 'weak');
}

/** The same product of the same provider in the same region. */
export function isSameNeed(a: Need, b: Need): boolean {
  return a.provider === b.provider && a.region === b.region;
}

/**
 * True when two services may fail from one cause, so that one says nothing about this connection when
 * the other fails: one company, or a provider in common.
 */
export function isKin(a: Service, b: Service, catalog: Catalog): boolean {
  if (a.id === b.id || familyOf(a, catalog) === familyOf(b, catalog)) return true;
  const needs = bearingNeeds(b);
  return bearingNeeds(a).some((need) => needs.some((other) => isSameNeed(need, other)));
}

/** True when a host is part of a service's own machinery: its hosts, its family's or its providers'. */
export function isPartOf(host: string, service: Service, catalog: Catalog): boolean {
  if (isUnder(host, service.hosts)) return true;
  const owner = catalog.match(`https://${host}/`);
  if (!owner) return sharesDomain(host, service.hosts);
  const other = catalog.services.get(owner.service);
  if (!other) return false;
  const isFamily = familyOf(other, catalog) === familyOf(service, catalog);
  return isFamily || bearingNeeds(service).some((need) => catalog.isWithin(owner.service, need.provider));
}

/** `api.example.org` beside `www.example.org`. */
function sharesDomain(host: string, hosts: readonly string[]): boolean {
  return hosts.some((own) => domainOf(own) === domainOf(host));
}
