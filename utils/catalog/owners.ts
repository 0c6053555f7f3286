import type { Owner, OwnerOf } from './match.ts';
import type { HostKeys } from './types.ts';

/** Index of the host suffixes of these services. */
export function ownersOf(keys: readonly HostKeys[]): OwnerOf {
  const owners = new Map<string, Owner>();
  for (const { id, hosts, hosting = [] } of keys) {
    for (const host of hosts) owners.set(host, { service: id, hosting: false, own: true });
    for (const host of hosting) owners.set(host, { service: id, hosting: true, own: hosts.includes(host) });
  }
  for (const { id, regional = [] } of keys) {
    for (const host of regional) {
      // `google.de` is what `google.com` is, if that is the same service's
      const home = `${host.slice(0, host.indexOf('.'))}.com`;
      const owner = owners.get(home);
      owners.set(
        host,
        owner?.service === id ? { ...owner, home } : { service: id, hosting: false, own: true },
      );
    }
  }
  return (suffix) => owners.get(suffix);
}

/** Suffixes after which an index of all services is worth its making: some milliseconds and megabytes. */
const FEW = 100;

/**
 * Looks the first suffixes up among the services that may own them only: a page or a worker that has just
 * started is asked for one address, and should not read all hosts for it.
 */
export function ownersAmong(mayOwn: (suffix: string) => HostKeys[], all: () => HostKeys[]): OwnerOf {
  let index: OwnerOf | undefined;
  let asked = 0;
  return (suffix) => {
    asked += 1;
    if (asked > FEW) index ??= ownersOf(all());
    return (index ?? ownersOf(mayOwn(suffix)))(suffix);
  };
}
