import * as z from 'zod/mini';
import type { CheckClient } from './check-client.ts';
import { type OperatorId, operatorName } from './operators.ts';
import type { DnsAnswer } from './types.ts';

/** The JSON that Cloudflare and Google share; both name extended errors in their own way. */
const answerSchema = z.object({
  Status: z.number(),
  Answer: z.optional(z.array(z.object({ name: z.string(), type: z.number(), data: z.string() }))),
  Comment: z.optional(z.union([z.string(), z.array(z.string())])),
  extended_dns_errors: z.optional(
    z.array(z.object({ info_code: z.number(), extra_text: z.optional(z.string()) })),
  ),
});
type Answer = z.infer<typeof answerSchema>;

/** RFC 1035, 4.1.1. */
const RCODES = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'];
/** RFC 1035, 3.2.2 and RFC 3596. */
const TYPES = { A: 1, NS: 2, AAAA: 28 };
type RecordType = keyof typeof TYPES;

const RESOLVERS = [
  {
    operator: 'cloudflare-dns',
    url: (query: string) => `https://cloudflare-dns.com/dns-query?${query}`,
    headers: { accept: 'application/dns-json' },
  },
  {
    operator: 'google-dns',
    // no part of the person's address goes on to the site's name servers
    url: (query: string) => `https://dns.google/resolve?${query}&edns_client_subnet=0.0.0.0/0`,
    headers: {},
  },
] as const satisfies readonly { operator: OperatorId; url: (query: string) => string; headers: object }[];

/** What the resolvers said, and the addresses in it that tell where to look for routes. */
export type DnsReport = {
  answers: DnsAnswer[];
  /** Addresses of the site. */
  site: string[];
  /** Addresses of name servers that a resolver says it could not reach (EDE 22, 23). */
  silent: string[];
};

/** Asks two operators for a host's addresses, past the person's own resolver. */
export async function askResolvers(client: CheckClient, host: string): Promise<DnsReport> {
  const asked = await Promise.all(
    RESOLVERS.map(async (resolver) => {
      const replies = await Promise.all(
        (['A', 'AAAA'] as const).map((type) => query(client, resolver, host, type)),
      );
      return { operator: resolver.operator, replies: replies.filter((reply) => reply !== null) };
    }),
  );
  const all = asked.flatMap(({ replies }) => replies);
  return {
    answers: asked.map(({ operator, replies }) => summary(operator, replies)),
    site: unique(all.flatMap((reply) => records(reply, 'A'))),
    silent: unique(
      all.flatMap(({ Comment, extended_dns_errors: errors = [] }) =>
        [Comment ?? [], errors.map((error) => error.extra_text ?? '')].flat().flatMap(addressesIn),
      ),
    ),
  };
}

/** Addresses of the name servers of the zone that a host is in, as far as a resolver knows them. */
export async function nameServersOf(client: CheckClient, host: string): Promise<string[]> {
  const [resolver] = RESOLVERS;
  for (let labels = host.split('.'); labels.length >= 2; labels = labels.slice(1)) {
    const reply = await query(client, resolver, labels.join('.'), 'NS');
    if (reply === null) return [];
    const servers = records(reply, 'NS').slice(0, 2);
    if (servers.length === 0) continue;
    const replies = await Promise.all(servers.map((server) => query(client, resolver, server, 'A')));
    return replies.flatMap((found) => (found === null ? [] : records(found, 'A')));
  }
  return [];
}

function query(
  client: CheckClient,
  { operator, url, headers }: (typeof RESOLVERS)[number],
  name: string,
  type: RecordType,
): Promise<Answer | null> {
  return client.askJson(operator, url(`name=${encodeURIComponent(name)}&type=${type}`), answerSchema, {
    headers,
  });
}

function summary(id: OperatorId, replies: readonly Answer[]): DnsAnswer {
  const operator = operatorName(id);
  const failed = replies.find((reply) => reply.Status !== 0);
  const [first] = replies;
  if (!first) return { operator, rcode: null, ede: null, addresses: false };
  const told = replies.find((reply) => records(reply, 'A').length + records(reply, 'AAAA').length > 0);
  // some zones fail for AAAA only: an address is an address
  const status = told ? 0 : (failed ?? first).Status;
  return {
    operator,
    rcode: RCODES[status] ?? `RCODE${status}`,
    ede: told ? null : (replies.map(extendedError).find((code) => code !== null) ?? null),
    addresses: told !== undefined,
  };
}

function extendedError({ Comment, extended_dns_errors: errors = [] }: Answer): number | null {
  if (errors[0]) return errors[0].info_code;
  const code = /\bEDE\((\d+)\)/.exec([Comment ?? []].flat().join(' '))?.[1];
  return code === undefined ? null : Number(code);
}

function records({ Answer: list = [] }: Answer, type: RecordType): string[] {
  return list.filter((record) => record.type === TYPES[type]).map(({ data }) => data.replace(/\.$/, ''));
}

/** Extended errors may name the servers that kept silent: "129.134.30.12:53 timed out for example.com A". */
function addressesIn(words: string): string[] {
  return words.match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g) ?? [];
}

function unique(addresses: readonly string[]): string[] {
  return [...new Set(addresses)];
}
