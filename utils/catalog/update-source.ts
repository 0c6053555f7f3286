import type { PublicKeys } from './signature.ts';

/**
 * Splits the configured address of a catalogue into what is fetched and whose signature counts there:
 * `https://example.org/catalog.json#ed25519=...&p256=...`. The keys travel with the address, so nobody
 * can be talked into another address without also naming whom to trust. Null when it cannot be used.
 */
export function updateSource(address: string): { url: string; keys: PublicKeys } | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const named = new URLSearchParams(url.hash.slice(1));
  const [ed25519, p256] = [named.get('ed25519'), named.get('p256')];
  if (url.protocol !== 'https:' || (!ed25519 && !p256)) return null;
  url.hash = '';
  return { url: url.href, keys: { ...(ed25519 && { ed25519 }), ...(p256 && { p256 }) } };
}
