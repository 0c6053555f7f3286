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
  },
  {
    id: 'cloudflare-connectivity',
    name: 'Cloudflare',
    hosts: ['cp.cloudflare.com'],
    sends: nothing,
    named: false,
    open: false,
  },
  {
    id: 'apple-connectivity',
    name: 'Apple',
    hosts: ['captive.apple.com'],
    sends: nothing,
    named: false,
    open: false,
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

/** Match patterns of the hosts whose answers need a permission; to be asked for with the first check. */
export const CHECK_ORIGINS: readonly string[] = OPERATORS.filter(({ open }) => !open).flatMap(({ hosts }) =>
  hosts.map((name) => `*://${name}/*`),
);

export function operatorName(id: OperatorId): string {
  return OPERATORS.find((operator) => operator.id === id)?.name ?? id;
}
