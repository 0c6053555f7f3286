import type { Addresses } from './addresses.ts';
import { USER_ADDRESS } from './connectivity.ts';
import type { Hosts, Place } from './hosts.ts';
import { json, type Responder } from './request.ts';

/** Full-table peers of the route collectors that could see a prefix. */
const PEERS = 330;

/** RIPEstat data calls about the prefixes of the world's hosts. */
export function createRipestat(hosts: Hosts, addresses: Addresses, user: Place): Responder {
  function networkInfo(resource: string) {
    // nobody but the user has a network that matters; every other prefix belongs to some network
    const asns = resource === USER_ADDRESS ? [user.asn].filter((asn) => asn !== undefined) : [64500];
    return { asns: asns.map(String), prefix: addresses.prefixOf(resource) };
  }

  return ({ url }, now) => {
    if (url.hostname !== 'stat.ripe.net') return null;
    const call = /^\/data\/([a-z-]+)\/data\.json$/.exec(url.pathname)?.[1];
    const resource = url.searchParams.get('resource') ?? '';
    const zone = addresses.zoneOf(resource);
    const seeing = Math.round(PEERS * (zone === null ? 1 : hosts.visibility(zone, now)));
    const prefix = addresses.prefixOf(resource) ?? resource;
    const time = new Date(now).toISOString().slice(0, 19);
    const visibility = {
      v4: { ris_peers_seeing: seeing, total_ris_peers: PEERS },
      v6: { ris_peers_seeing: 0, total_ris_peers: PEERS },
    };
    const answers: Record<string, unknown> = {
      'routing-status': {
        resource,
        visibility,
        announced_space: { v4: { prefixes: seeing > 0 ? 1 : 0 } },
        query_time: time,
      },
      visibility: {
        resource: prefix,
        visibilities: [
          {
            probe: { name: 'RRC00', ipv4_peer_count: PEERS, ipv6_peer_count: PEERS },
            ipv4_full_table_peers_not_seeing: Array.from({ length: PEERS - seeing }, (_, index) => ({
              asn: 64500 + index,
            })),
            ipv4_full_table_peer_count: PEERS,
            ipv6_full_table_peer_count: PEERS,
          },
        ],
        latest_time: time,
      },
      'network-info': networkInfo(resource),
      'prefix-overview': {
        resource: prefix,
        announced: seeing > 0,
        asns: seeing > 0 ? [{ asn: 64500, holder: zone }] : [],
      },
      'dns-chain': dnsChain(resource, hosts, addresses, now),
    };
    const data = answers[call ?? ''];
    if (data === undefined)
      return json({ status: 'error', status_code: 404, messages: [['error', 'no such call']] }, 404);
    return json({
      messages: [],
      data_call_name: call,
      data_call_status: 'supported',
      cached: false,
      data,
      status: 'ok',
      status_code: 200,
      time,
    });
  };
}

function dnsChain(resource: string, hosts: Hosts, addresses: Addresses, now: number) {
  const resolves = hosts.dns(resource, now).rcode === 'NOERROR';
  return {
    resource,
    forward_nodes: resolves ? { [resource]: [addresses.of(resource)] } : {},
    authoritative_nameservers: resolves ? addresses.nameServers(resource) : [],
  };
}
