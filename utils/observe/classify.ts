import { CHROMIUM_ERRORS } from './data/chromium-errors.ts';
import { FIREFOX_ERRORS } from './data/firefox-errors.ts';
import type { ErrorMeaning, Phase } from './types.ts';

const UNKNOWN: ErrorMeaning = { phase: 'unknown', type: 'unknown', prior: 'ambiguous', ignored: false };

/** First word of a type -> its NEL phase; TCP and TLS both belong to the connection. */
const PHASE_OF: Readonly<Record<string, Phase>> = {
  dns: 'dns',
  tcp: 'connection',
  tls: 'connection',
  http: 'application',
  h2: 'application',
  h3: 'application',
  client: 'client',
  network: 'client',
};

const chromium = index(CHROMIUM_ERRORS);
const firefox = index(FIREFOX_ERRORS);

/**
 * What a browser's error string can mean: `net::ERR_*` (Chromium), names such as
 * `NS_ERROR_UNKNOWN_HOST` or `SEC_ERROR_*` (Firefox webRequest) and `Error code <nsresult>` (Firefox
 * webNavigation). Safari says `net::ERR_ABORTED` for everything, from which nothing is learnt. Any other
 * text, such as Firefox's sentences in the reader's language, is of the unknown class. Never throws.
 */
export function classifyError(error: string): ErrorMeaning {
  if (error.startsWith('net::ERR_')) return find(chromium, error.slice('net::ERR_'.length)) ?? UNKNOWN;
  const code = /^Error code (\d{1,10})$/.exec(error)?.[1];
  if (code !== undefined) return classifyNsresult(Number(code));
  // Names may stand inside a sentence: "… (SSL_ERROR_BAD_CERT_DOMAIN)".
  const name = /\b(?:NS|SEC_ERROR|SSL_ERROR|MOZILLA_PKIX_ERROR)_[A-Z0-9_]+/.exec(error)?.[0];
  return name === undefined ? UNKNOWN : classifyFirefoxName(name);
}

/** Network module of an nsresult, where 1000 + an HTTP status is what a proxy answered. */
const NETWORK = 0x804b0000;
/** Security module; its codes are NSS error numbers, negated (nsINSSErrorsService). */
const SECURITY = 0x805a0000;

function classifyNsresult(code: number): ErrorMeaning {
  const known = find(firefox, code.toString(16));
  if (known) return known;
  const low = code & 0xffff;
  if (code - low === NETWORK && low >= 1300 && low < 1600) return proxy(low - 1000);
  if (code - low !== SECURITY || low <= 0x1000 || low > 0x4000) return UNKNOWN;
  if (low <= 0x2000) return tls('tls.cert.failed'); // SEC_ERROR_*
  return low <= 0x3000 ? tls('tls.failed') : tls('tls.cert.failed'); // SSL_ERROR_*, then mozilla::pkix
}

function classifyFirefoxName(name: string): ErrorMeaning {
  const short = name.replace(/^NS_(ERROR_)?/, '');
  const known = find(firefox, short);
  if (known) return known;
  if (short.startsWith('PROXY_'))
    return proxy(/BAD_GATEWAY|SERVICE_UNAV|GATEWAY_TIME/.test(short) ? 502 : 403);
  if (/^SEC_|^MOZILLA_/.test(name)) return tls('tls.cert.failed');
  return name.startsWith('SSL_') ? tls('tls.failed') : UNKNOWN;
}

/** A proxy that cannot reach the site (502 to 504) may be telling the truth; other answers are its own. */
function proxy(status: number): ErrorMeaning {
  return meaning('network.proxy', status >= 502 && status <= 504 ? 'ambiguous' : 'local');
}

function tls(type: string): ErrorMeaning {
  return meaning(type, 'ambiguous');
}

function meaning(type: string, prior: ErrorMeaning['prior']): ErrorMeaning {
  const phase = PHASE_OF[type.split('.', 1)[0] ?? ''] ?? 'unknown';
  return { phase, type, prior, ignored: prior === 'none' };
}

/** Spreads a table of "<type> <prior>" -> names (with codes, with endings) into name or code -> meaning. */
function index(table: Readonly<Record<string, string>>): ReadonlyMap<string, ErrorMeaning> {
  const found = new Map<string, ErrorMeaning>();
  for (const [key, names] of Object.entries(table)) {
    const [type = '', prior = ''] = key.split(' ');
    const means = meaning(type, prior as ErrorMeaning['prior']);
    for (const label of names.split(/[ :]/)) found.set(label, means);
  }
  return found;
}

/** The row of a name; else that of the longest `PREFIX_*`. */
function find(table: ReadonlyMap<string, ErrorMeaning>, name: string): ErrorMeaning | undefined {
  const exact = table.get(name);
  if (exact) return exact;
  for (let length = Math.min(name.length, 40); length > 1; length -= 1) {
    const row = table.get(`${name.slice(0, length)}*`);
    if (row) return row;
  }
  return undefined;
}
