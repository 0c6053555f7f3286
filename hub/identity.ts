import { hash } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { DAY } from '../utils/crowd/bucket.ts';
import { plainAddress } from './address.ts';
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
  const plain = plainAddress(address) ?? address;
  if (isIPv4(plain)) return { host: plain, network: plain.slice(0, plain.lastIndexOf('.')) };
  const parts = plain.split(':');
  return { host: parts.slice(0, 4).join(':'), network: parts.slice(0, 3).join(':') };
}
