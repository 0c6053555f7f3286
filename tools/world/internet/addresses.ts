import type { Host } from '../schema.ts';
import { isUnder } from './request.ts';

/** Made-up but lasting addresses: each zone has a prefix for its site and one for its name servers. */
export type Addresses = {
  /** Address of a host, the same at every call. */
  of: (host: string) => string;
  nameServers: (host: string) => string[];
  /** The prefix of an address, or the prefix itself; null for other text. */
  prefixOf: (resource: string) => string | null;
  /** The zone that was given this address or prefix; null when none was. */
  zoneOf: (resource: string) => string | null;
};

/** Zones are the hosts that the world describes; for any other host its last two labels. */
export function createAddresses(described: readonly Host[]): Addresses {
  const zones = [...new Set(described.map(({ host }) => host))].sort((a, b) => a.length - b.length);
  const given = new Map<string, string>();

  const zone = (host: string) =>
    zones.find((name) => isUnder(host, name)) ?? host.split('.').slice(-2).join('.');
  const prefixOf = (resource: string) =>
    /^(\d+\.\d+\.\d+)\.\d+(\/\d+)?$/.exec(resource)?.[1]?.concat('.0/24') ?? null;

  function give(host: string): string {
    const name = zone(host);
    const [x, y] = [(fnv1a(name) >>> 8) & 0xff, fnv1a(name) & 0xff];
    const isNameServer = /^[a-d]\.ns\./.test(host);
    const address = `${isNameServer ? 24 : 23}.${x}.${y}.${isNameServer ? 53 : 10}`;
    given.set(prefixOf(address) ?? address, name);
    return address;
  }

  return {
    of: give,
    nameServers: (host) => ['a', 'b'].map((letter) => `${letter}.ns.${zone(host)}`),
    prefixOf,
    zoneOf: (resource) => given.get(prefixOf(resource) ?? resource) ?? null,
  };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
