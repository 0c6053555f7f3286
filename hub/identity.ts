import { hash } from 'node:crypto';
import { BlockList, isIP, isIPv4 } from 'node:net';
import { DAY } from '../utils/crowd/bucket.ts';
import type { HubStore } from './store/types.ts';

/** Who sent something, as far as the hub knows: pseudonyms that nobody can link to the next day's. */
export type Sender = { reporter: string; network: string };

/**
 * Turns addresses into pseudonyms with a secret that changes every day (UTC) and is forgotten the day
 * after. The address itself is used here and nowhere else, and never stored or logged.
 */
export function createIdentity(
  store: Pick<HubStore, 'salt'>,
): (address: string, now: number) => Promise<Sender> {
  const salts = new Map<number, Promise<string>>();

  function saltOf(day: number): Promise<string> {
    const known = salts.get(day);
    if (known) return known;
    const salt = store.salt(new Date(day * DAY).toISOString().slice(0, 10));
    salts.set(day, salt);
    salt.catch(() => salts.delete(day));
    return salt;
  }

  return async (address, now) => {
    const today = Math.floor(now / DAY);
    const isNew = !salts.has(today);
    const salt = await saltOf(today);
    if (isNew) {
      for (const day of salts.keys()) if (day < today) salts.delete(day);
      // tomorrow's is made ahead, so that a store that is away at midnight stops nobody
      saltOf(today + 1).catch(() => {});
    }
    const { host, network } = groupsOf(address);
    return { reporter: pseudonym(salt, host), network: pseudonym(salt, network) };
  };
}

function pseudonym(salt: string, group: string): string {
  return hash('sha256', `${salt} ${group}`, 'base64url').slice(0, 16);
}

/**
 * One reporter and one network of an address. IPv4: the address and its /24. IPv6: the /64, which is what
 * one household gets, and the /48.
 */
function groupsOf(address: string): { host: string; network: string } {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (isIPv4(mapped)) return { host: mapped, network: mapped.slice(0, mapped.lastIndexOf('.')) };
  const parts = expandIpv6(mapped);
  return { host: parts.slice(0, 4).join(':'), network: parts.slice(0, 3).join(':') };
}

function expandIpv6(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right].map((part) => part.replace(/^0+(?=.)/, ''));
}

/**
 * The address that a request really comes from. The forwarded header is believed only from proxies that
 * were configured (addresses or CIDR ranges), and only its last entries that such proxies have added.
 */
export function createClientAddress(
  proxies: readonly string[],
): (socketAddress: string, forwardedFor: string | undefined) => string {
  const trusted = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    if (isIP(address) === 0) throw new Error(`no address of a proxy: ${proxy}`);
    if (bits === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(bits), family);
  }
  const isTrusted = (address: string) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
    return isIP(plain) !== 0 && trusted.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6');
  };

  return (socketAddress, forwardedFor) => {
    let client = socketAddress;
    const hops = forwardedFor?.split(',').map((hop) => hop.trim()) ?? [];
    while (isTrusted(client)) {
      const hop = hops.pop();
      if (hop === undefined || isIP(hop) === 0) break;
      client = hop;
    }
    return client;
  };
}
