import { type Text, text } from '../i18n/text.ts';

/** Somebody who may be asked during a check, and what they learn by it. Shown before and after asking. */
export type Operator = {
  id: string;
  name: string;
  /** Hosts that are asked. */
  hosts: readonly string[];
  sends: Text;
  /** True when a check names the site to them: only with the person's consent. */
  named: boolean;
  /** True where the answer can be read without a host permission (CORS). */
  open: boolean;
  /** Asked without encryption, because a login page can stand only in the place of that. */
  plain?: boolean;
};

const nothing = text('evidence.sends.nothing');
const host = text('evidence.sends.host');

/** Everybody whom a check can ask; nothing else is ever asked. */
export const OPERATORS = [
  {
    id: 'google-connectivity',
    name: 'Google',
    hosts: ['connectivitycheck.gstatic.com'],
    sends: nothing,
    named: false,
    open: false,
    plain: true,
  },
  {
    id: 'cloudflare-connectivity',
    name: 'Cloudflare',
    hosts: ['cp.cloudflare.com'],
    sends: nothing,
    named: false,
    open: false,
    plain: true,
  },
  {
    id: 'apple-connectivity',
    name: 'Apple',
    hosts: ['captive.apple.com'],
    sends: nothing,
    named: false,
    open: false,
    plain: true,
  },
  {
    id: 'cloudflare-trace',
    name: 'Cloudflare',
    hosts: ['one.one.one.one'],
    sends: nothing,
    named: false,
    open: false,
  },
  {
    id: 'cloudflare-dns',
    name: 'Cloudflare',
    hosts: ['cloudflare-dns.com'],
    sends: host,
    named: true,
    open: true,
  },
  { id: 'google-dns', name: 'Google', hosts: ['dns.google'], sends: host, named: true, open: true },
  {
    id: 'globalping',
    name: 'Globalping',
    hosts: ['api.globalping.io'],
    sends: host,
    named: true,
    open: true,
  },
  {
    id: 'ripestat',
    name: 'RIPEstat',
    hosts: ['stat.ripe.net'],
    sends: text('evidence.sends.address'),
    named: true,
    open: true,
  },
  { id: 'ooni', name: 'OONI', hosts: ['api.ooni.org'], sends: host, named: true, open: false },
] as const satisfies readonly Operator[];

export type OperatorId = (typeof OPERATORS)[number]['id'];

const byId: ReadonlyMap<string, Operator> = new Map(OPERATORS.map((operator) => [operator.id, operator]));

/**
 * Match patterns whose permission is needed to read what this operator answers; none where everybody may.
 * Each with its one scheme: a browser that may grant `http` and `https` refuses to be asked for `*`.
 */
export function originsOf(id: string): string[] {
  const operator = byId.get(id);
  if (!operator || operator.open) return [];
  return operator.hosts.map((name) => `${operator.plain ? 'http' : 'https'}://${name}/*`);
}

/** Everything that a check needs permission for; to be asked for with the first one. */
export const CHECK_ORIGINS: readonly string[] = OPERATORS.flatMap(({ id }) => originsOf(id));

export function operatorName(id: OperatorId): string {
  return byId.get(id)?.name ?? id;
}
