import * as z from 'zod/mini';
import type { CheckClient } from './check-client.ts';
import { type DnsReport, nameServersOf } from './doh.ts';
import type { ProbeReport } from './types.ts';

type Route = ProbeReport['routes'][number];

const seen = z.object({ ris_peers_seeing: z.number(), total_ris_peers: z.number() });
const routingSchema = z.object({ data: z.object({ visibility: z.object({ v4: seen }) }) });
const networkSchema = z.object({ data: z.object({ asns: z.array(z.union([z.string(), z.number()])) }) });

const call = (name: string, resource: string) =>
  `https://stat.ripe.net/data/${name}/data.json?resource=${encodeURIComponent(resource)}&sourceapp=is-it-me`;

/** Addresses asked about at most, of the site and of its name servers each. */
const MOST = 2;

/** How many of the world's route collectors still see the way to the site and to its name servers. */
export async function askRoutes(
  client: CheckClient,
  host: string,
  { site, silent }: DnsReport,
): Promise<Route[]> {
  const servers = silent.length > 0 ? silent : await nameServersOf(client, host);
  const wanted = [
    ...site.slice(0, MOST).map((resource) => ({ of: 'site' as const, resource })),
    ...servers.slice(0, MOST).map((resource) => ({ of: 'nameserver' as const, resource })),
  ];
  const routes = await Promise.all(
    wanted.map(async ({ of, resource }) => {
      const found = await client.askJson('ripestat', call('routing-status', resource), routingSchema);
      const peers = found?.data.visibility.v4;
      if (!peers || peers.total_ris_peers <= 0) return null;
      return { of, resource, visibility: Math.min(1, peers.ris_peers_seeing / peers.total_ris_peers) };
    }),
  );
  return routes.filter((route) => route !== null);
}

/** Number of the network that an address belongs to, null when not known. */
export async function networkOf(client: CheckClient, address: string): Promise<number | null> {
  const found = await client.askJson('ripestat', call('network-info', address), networkSchema);
  const asn = Number(found?.data.asns[0]);
  return Number.isInteger(asn) && asn > 0 ? asn : null;
}
