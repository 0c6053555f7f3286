import type { Addresses } from './addresses.ts';
import type { Hosts } from './hosts.ts';
import { json, type Responder } from './request.ts';

/** Path of each operator's JSON interface. */
const OPERATORS: Readonly<Record<string, { path: string; google: boolean }>> = {
  'cloudflare-dns.com': { path: '/dns-query', google: false },
  'one.one.one.one': { path: '/dns-query', google: false },
  '1.1.1.1': { path: '/dns-query', google: false },
  'dns.google': { path: '/resolve', google: true },
  '8.8.8.8': { path: '/resolve', google: true },
  'dns.quad9.net': { path: '/dns-query', google: false },
  'dns.adguard-dns.com': { path: '/resolve', google: true },
  'doh.dns.sb': { path: '/dns-query', google: false },
};

/** RFC 1035 4.1.1. */
const RCODES = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'];
/** RFC 1035 3.2.2, RFC 3596. */
const TYPES: Readonly<Record<string, number>> = { A: 1, NS: 2, CNAME: 5, SOA: 6, AAAA: 28 };
/** RFC 8914, the texts that the operators print with the codes. */
const EDE: Readonly<Record<number, string>> = {
  6: 'DNSSEC Bogus',
  9: 'DNSKEY Missing',
  15: 'Blocked',
  16: 'Censored',
  17: 'Filtered',
  18: 'Prohibited',
  22: 'No Reachable Authority',
  23: 'Network Error',
};

/** DNS over HTTPS in JSON as Cloudflare and Google answer it, from what the world says of the host. */
export function createDoh(hosts: Hosts, addresses: Addresses): Responder {
  return ({ url, method }, now) => {
    const operator = OPERATORS[url.hostname];
    if (operator?.path !== url.pathname) return null;
    const name = url.searchParams.get('name')?.toLowerCase().replace(/\.$/, '') ?? '';
    const asked = url.searchParams.get('type')?.toUpperCase() ?? 'A';
    const type = TYPES[asked] ?? Number(asked);
    if (method !== 'GET' || name === '' || !Number.isInteger(type))
      return json({ error: 'bad request' }, 400);

    const { rcode, ede } = hosts.dns(name, now);
    const answers = rcode === 'NOERROR' ? data(name, type, addresses) : [];
    return json(
      {
        Status: RCODES.indexOf(rcode),
        TC: false,
        RD: true,
        RA: true,
        AD: false,
        CD: false,
        Question: [{ name: operator.google ? `${name}.` : name, type }],
        ...(answers.length > 0 && { Answer: answers.map((data) => ({ name, type, TTL: 60, data })) }),
        ...(ede !== null && extendedError(ede, name, addresses, operator.google)),
      },
      200,
      { 'content-type': 'application/dns-json', 'access-control-allow-origin': '*' },
    );
  };
}

function data(name: string, type: number, addresses: Addresses): string[] {
  if (type === TYPES.A) return [addresses.of(name)];
  if (type === TYPES.NS) return addresses.nameServers(name).map((server) => `${server}.`);
  return [];
}

/**
 * Google prints the codes as numbers, Cloudflare only inside its comment; both name the servers that
 * they could not reach.
 */
function extendedError(code: number, name: string, addresses: Addresses, google: boolean) {
  const silent = [22, 23].includes(code)
    ? addresses.nameServers(name).map((server) => `${addresses.of(server)}:53 timed out for ${name} A`)
    : [];
  const words = [EDE[code] ?? 'Other Error', ...silent].join(' ');
  return google
    ? { extended_dns_errors: [{ info_code: code, extra_text: words }] }
    : { Comment: [`EDE(${code}): ${words}`] };
}
