import type { CatalogData, Service } from '../types.ts';

/** Reads the Public Suffix List: the suffix of a host by its ICANN part alone, and with the private part. */
export type SuffixList = { icann: (host: string) => string | null; any: (host: string) => string | null };

/** Public suffixes that one service really is. */
const SUFFIX_SERVICES = ['gov.uk', 'nhs.uk', 'gov.br'];

/** Resolvers that answer a browser under their address. */
const PROVIDER_ADDRESSES = ['1.1.1.1', '9.9.9.9'];

/** Names that never leave a machine or a local network (RFC 2606, RFC 6761, RFC 6762). */
const RESERVED = ['localhost', 'local', 'test', 'example', 'invalid', 'onion', 'internal'];

/** Brands whose national domains carry another label than the service's own hosts. */
const BRANDS: Record<string, string> = { 'disney-plus': 'disney' };

/** What is wrong with host keys: form, owner, national look-alikes; with a suffix list also what only it knows. */
export function hostProblems({ services }: CatalogData, suffixes: SuffixList | null): string[] {
  const owners = new Map<string, string>();
  const found: string[] = [];
  for (const service of services) {
    const hosting = service.hosting ?? [];
    const keys = new Set([...service.hosts, ...hosting, ...(service.regional ?? [])]);
    for (const key of keys) {
      const wrong = formProblem(key) ?? (suffixes && suffixProblem(key, service, suffixes));
      if (wrong) found.push(`${service.id}: ${key} ${wrong}`);
      const owner = owners.get(key);
      if (owner) found.push(`${service.id}: ${key} belongs to ${owner} already`);
      owners.set(key, service.id);
    }
    for (const domain of service.regional ?? []) {
      const wrong = nationalProblem(domain, service, suffixes);
      if (wrong) found.push(`${service.id}: ${domain} ${wrong}`);
    }
  }
  return found;
}

function formProblem(key: string): string | null {
  if (PROVIDER_ADDRESSES.includes(key)) return null;
  if (!URL.canParse(`https://${key}`) || new URL(`https://${key}`).hostname !== key) {
    return 'is not a host in lower case and punycode';
  }
  const labels = key.split('.');
  if (labels.length < 2 || labels.includes('')) return 'is not a full host name';
  if (/^\d+$/.test(labels.at(-1) ?? '')) return 'is an address and not a listed provider';
  if (RESERVED.includes(labels.at(-1) ?? '')) return 'is under a reserved name';
  return null;
}

function suffixProblem(key: string, { hosting = [] }: Service, suffixes: SuffixList): string | null {
  if (PROVIDER_ADDRESSES.includes(key)) return null;
  if (suffixes.icann(key) === key) return SUFFIX_SERVICES.includes(key) ? null : 'is a public suffix';
  if (suffixes.any(key) === key && !hosting.includes(key)) {
    return 'is a private suffix: other people have their sites there, so it belongs to hosting';
  }
  return null;
}

function nationalProblem(domain: string, service: Service, suffixes: SuffixList | null): string | null {
  const dot = domain.indexOf('.');
  const brand = domain.slice(0, dot);
  const brands = [...service.hosts, ...(service.hosting ?? [])].map((host) => host.split('.')[0]);
  if (!brands.includes(brand) && BRANDS[service.id] !== brand) return 'does not carry a brand of the service';
  if (suffixes && suffixes.icann(domain) !== domain.slice(dot + 1))
    return 'is not the brand under a public suffix';
  return null;
}
