/**
 * Endings that never belong to a public site (RFC 6761, 6762, 8375, 9476, and what routers and companies use; no TLD
 * is named so), with a router's own name, at home under a public TLD.
 */
const PRIVATE_ENDING =
  /\.(local(host|domain|net)?|int(ernal|ra(net)?)|private|corp|home(net)?|lan|arpa|test|example|invalid|onion|alt|mail|workgroup)$|^(.+\.)?fritz\.box$/;

/**
 * True for whatever must never be named to a third party: single labels, intranet endings, private
 * and reserved addresses, and text that is no host name at all.
 */
export function isPrivateHost(host: string): boolean {
  const name = canonical(host);
  if (name === null) return true;
  if (name.startsWith('[')) return isPrivateV6(name.slice(1, -1));
  if (/^\d+(\.\d+){3}$/.test(name)) return isPrivateV4(name.split('.').map(Number));
  return !name.includes('.') || PRIVATE_ENDING.test(name);
}

/** True for a name that others know as well, and may be asked about: no intranet's, and no bare address. */
export function isPublicName(host: string): boolean {
  return !isPrivateHost(host) && !/^(\[.*\]|\d+(\.\d+){3})$/.test(canonical(host) ?? '');
}

/** As the browser itself reads a host: lower case, punycode, `0x7f.1` as `127.0.0.1`. Null when it is none. */
function canonical(host: string): string | null {
  try {
    const { hostname, href } = new URL(`http://${host}/`);
    const name = hostname.replace(/\.$/, '');
    return name !== '' && href === `http://${hostname}/` ? name : null;
  } catch {
    return null;
  }
}

/** IANA special-purpose registry, RFC 6890. */
function isPrivateV4([a = 0, b = 0, c = 0]: number[]): boolean {
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 192 && b === 0) ||
    (a === 198 && (b === 18 || b === 19)) ||
    (a === 198 && b === 51 && c === 100) ||
    (a === 203 && b === 0 && c === 113)
  );
}

/**
 * Only global unicast (2000::/3) is public, without the documentation prefixes (2001:db8, 3fff) and the tunnels that
 * carry any IPv4 address within: Teredo (2001:0) and 6to4 (2002).
 */
function isPrivateV6(address: string): boolean {
  return !/^[23][0-9a-f]{3}:/.test(address) || /^(2001:(0?:|db8:)|2002:|3fff:)/.test(address);
}
