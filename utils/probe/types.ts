import * as z from 'zod/mini';

/** Outcome of one request of a probe. `unreachable`: nobody answered, which is missing evidence. */
const dnsAnswerSchema = z.object({
  operator: z.string(),
  /** DNS RCODE by name (`NOERROR`, `SERVFAIL`, `NXDOMAIN`), null when the resolver was not reached. */
  rcode: z.nullable(z.string()),
  /** Extended DNS error (RFC 8914) info code. */
  ede: z.nullable(z.number()),
  /** True when NOERROR came with at least one address. */
  addresses: z.boolean(),
});

const connectivitySchema = z.object({
  operator: z.string(),
  result: z.enum(['ok', 'portal', 'failed']),
});

const vantageSchema = z.object({
  country: z.string(),
  asn: z.nullable(z.number()),
  /** True when the probe sits in the person's own network or country. */
  near: z.enum(['network', 'country', 'elsewhere']),
  result: z.enum(['ok', 'bot-wall', 'error-status', 'dns', 'timeout', 'refused', 'reset', 'tls', 'internal']),
  status: z.nullable(z.number()),
});

const routesSchema = z.object({
  /** What the prefix serves: the site itself, or its name servers. */
  of: z.enum(['site', 'nameserver']),
  resource: z.string(),
  /** Share of route collectors that see it, 0..1; null when not known. */
  visibility: z.nullable(z.number()),
});

/** Everything that one "Check now" learnt. Empty lists are missing evidence, never evidence. */
export const probeReportSchema = z.object({
  at: z.number(),
  host: z.string(),
  connectivity: z.array(connectivitySchema),
  dns: z.array(dnsAnswerSchema),
  vantage: z.array(vantageSchema),
  routes: z.array(routesSchema),
  /** OONI share of anomalous measurements of the host in the person's country, 0..1. */
  blocking: z.nullable(z.object({ country: z.string(), anomalies: z.number(), measurements: z.number() })),
  /** Operators that were asked, as shown to the person. */
  asked: z.array(z.string()),
  /** Ids of the operators that were left out because the browser does not let us read what they answer. */
  unasked: z._default(z.array(z.string()), []),
});
export type ProbeReport = z.infer<typeof probeReportSchema>;
export type DnsAnswer = z.infer<typeof dnsAnswerSchema>;
export type Vantage = z.infer<typeof vantageSchema>;
