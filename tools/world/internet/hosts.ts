import { type Host, holds, type Outcome } from '../schema.ts';
import { isUnder } from './request.ts';

/** Where someone stands who looks at a host. */
export type Place = { country?: string | undefined; asn?: number | undefined };

/** What anybody can find out about a host; whatever the world does not describe is healthy. */
export type Hosts = {
  /** What the name resolves to for a public resolver. */
  dns: (host: string, now: number) => { rcode: string; ede: number | null };
  /** What a client at that place gets from the host. */
  http: (host: string, place: Place, now: number) => Outcome;
  /** True when the world tells anything at all of the host at that time. */
  isDescribed: (host: string, now: number) => boolean;
  /** Share of OONI's measurements of the last day that saw the host blocked in a country, 0..1. */
  blocked: (host: string, country: string, now: number) => number;
  /** Share of route collectors that see the prefixes of a host, 0..1. */
  visibility: (host: string, now: number) => number;
};

/** Flaky home networks differ from the control anyway: a site that merely fails is not measured as blocked. */
const UNBLOCKED = 0.02;

export function createHosts(described: readonly Host[]): Hosts {
  /** Nearest description first: `api.example.com` before `example.com`. */
  function entries(host: string, now: number): Host[] {
    return described
      .filter((entry) => holds(entry, now) && isUnder(host, entry.host))
      .sort((a, b) => b.host.length - a.host.length);
  }

  function nearest<Field extends keyof Host>(host: string, field: Field, now: number) {
    return entries(host, now).find((entry) => entry[field] !== undefined)?.[field];
  }

  return {
    isDescribed: (host, now) => entries(host, now).length > 0,
    dns: (host, now) => {
      const dns = nearest(host, 'dns', now);
      return { rcode: dns?.rcode ?? 'NOERROR', ede: dns?.ede ?? null };
    },
    http: (host, { country, asn }, now) => {
      const http = nearest(host, 'http', now);
      const told = http?.[`AS${asn}`] ?? http?.[country ?? ''] ?? http?.['*'];
      if (told !== undefined) return told;
      // nobody reaches a name that does not resolve
      return (nearest(host, 'dns', now)?.rcode ?? 'NOERROR') === 'NOERROR' ? 'ok' : 'dns';
    },
    blocked: (host, country, now) => nearest(host, 'ooni', now)?.[country] ?? UNBLOCKED,
    visibility: (host, now) => nearest(host, 'visibility', now) ?? 1,
  };
}
