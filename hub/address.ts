import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

/** Ranges of IPv6 whose last two groups are an IPv4 address: mapped (RFC 4291) and NAT64 (RFC 6052). */
const AROUND_IPV4 = /^(?:0:0:0:0:0:ffff|64:ff9b:0:0:0:0):([\da-f]+):([\da-f]+)$/;

/**
 * One spelling of an address, as proxies and sockets write it: without port, brackets and zone, IPv4 inside of
 * IPv6 as IPv4, IPv6 as eight groups without leading zeros. Null: it is none.
 */
export function plainAddress(text: string): string | null {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)?.[1];
  const bare = (bracketed ?? text.replace(/^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/, '$1')).replace(/%.*$/, '');
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return null;
  const groups = expandIpv6(new URL(`http://[${bare}]`).hostname.slice(1, -1)).join(':');
  const [, high, low] = AROUND_IPV4.exec(groups) ?? [];
  if (high === undefined || low === undefined) return groups;
  const [left, right] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [left >> 8, left & 255, right >> 8, right & 255].join('.');
}

function expandIpv6(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right];
}

/**
 * The address that a request really comes from. The forwarded header is believed only from proxies that
 * were configured (addresses or CIDR ranges), and only its last entries that such proxies have added. A header
 * that is not believed is warned of once: behind an unnamed proxy everybody is one person.
 * @throws Error that names what is no proxy.
 */
export function createClientAddress(
  proxies: readonly string[],
  warn: (line: string) => void = () => {},
): (socketAddress: string, forwardedFor: string | undefined) => string {
  const trusted = new BlockList();
  for (const proxy of proxies) trust(trusted, proxy);
  let hasWarned = false;
  const isTrusted = (address: string) =>
    isIP(address) !== 0 && trusted.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');

  return (socketAddress, forwardedFor) => {
    let client = plainAddress(socketAddress) ?? socketAddress;
    const hops = forwardedFor?.split(',').map((hop) => hop.trim()) ?? [];
    if (hops.length > 0 && !isTrusted(client) && !hasWarned) {
      hasWarned = true;
      warn('a request came with X-Forwarded-For from a proxy that HUB_PROXIES does not name: not believed');
    }
    while (isTrusted(client)) {
      const hop = plainAddress(hops.pop() ?? '');
      if (hop === null) break;
      client = hop;
    }
    return client;
  };
}

function trust(trusted: BlockList, proxy: string): void {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(proxy) ?? [];
  const plain = isIP(address) === 0 ? null : plainAddress(address);
  if (plain === null) throw new Error(`no address of a proxy: ${proxy}`);
  const family = isIPv4(plain) ? 'ipv4' : 'ipv6';
  if (bits === undefined) {
    trusted.addAddress(plain, family);
    return;
  }
  const most = family === 'ipv4' ? 32 : 128;
  // a range of IPv4 that was written as IPv6
  const length = Number(bits) - (family === 'ipv4' && isIPv6(address) ? 96 : 0);
  if (length < 0 || length > most) throw new Error(`no range of proxies: ${proxy}`);
  trusted.addSubnet(plain, length, family);
}
