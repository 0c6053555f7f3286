const SLASH = 47;
const DASH = 45;
const DOT = 46;
const QUESTION = 63;
const HASH = 35;

/**
 * Host name of an http or https address as `new URL()` reads it, without one trailing dot; null for
 * every other address. Never throws.
 *
 * Most addresses a browser reports are plain (`https://www.example.com/...`), and for those a scan
 * of the host gives the same answer as the URL parser at a fraction of its cost. Whatever is not
 * plain goes to the parser: capitals, user info, ports, escapes, Unicode, numbers that may be IPs.
 */
export function hostOf(url: string): string | null {
  const start = url.startsWith('https://') ? 8 : url.startsWith('http://') ? 7 : -1;
  if (start < 0) return hostByParser(url);
  let label = start;
  let at = start;
  for (; at < url.length; at++) {
    const code = url.charCodeAt(at);
    if (isLowerLetter(code) || isDigit(code)) continue;
    if (code === DOT) label = at + 1;
    else if (code === SLASH || code === QUESTION || code === HASH) break;
    // Two dashes: punycode (`xn--`), which has to be valid.
    else if (code !== DASH || url.charCodeAt(at - 1) === DASH) return hostByParser(url);
  }
  // A last label that starts with a digit is an IP address to the parser (`1.1.1.1`, `0x7f.1`), and an
  // empty one is a trailing dot or no host at all.
  const lastLabelIsPlain = at > label && isLowerLetter(url.charCodeAt(label));
  return lastLabelIsPlain ? url.slice(start, at) : hostByParser(url);
}

/** Path of an address that `hostOf` accepted, escapes as they are, `/` where there is none. */
export function pathOf(url: string): string {
  return parse(url)?.pathname ?? '/';
}

function hostByParser(url: string): string | null {
  const parsed = parse(url);
  if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:') return null;
  const { hostname } = parsed;
  return hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
}

/** `URL.parse` would do, but it is younger (Chrome 126) than the oldest browser we support. */
function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

function isLowerLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
