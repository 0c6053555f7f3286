import type { FeedDocument, Format } from '../feeds/format.ts';
import { FeedError } from '../feeds/reading.ts';
import { ANONYMOUS, type Fetch, MOST_HOPS, REDIRECTS } from '../net/fetch.ts';
import { readFeedBody } from './feed-body.ts';
import { fnv1a } from './hash.ts';
import type { FeedState } from './rows.ts';
import { parseRetryAfter } from './schedule.ts';

/** Time limit of one feed's whole exchange, the look-up of what ended included, ms. */
export const FEED_TIMEOUT = 15_000;
/** Longest ETag or date that is kept, characters. */
const LONGEST_VALIDATOR = 500;

/** A feed that is not there. Saying so costs its server nothing, and some are put up only when trouble begins. */
export const NOT_THERE = 'http 404';

export type AskParts = {
  fetch: Fetch;
  /** Epoch ms UTC. */
  now: () => number;
  /** A signal that aborts after that many ms. */
  timeout: (ms: number) => AbortSignal;
};

type Validators = Pick<FeedState, 'etag' | 'lastModified' | 'mark' | 'digest'>;

/** What asking a feed brought. `network`: nobody answered, which may be our own connection's fault. */
export type Answer =
  | { kind: 'unchanged'; validators: Validators }
  | { kind: 'changed'; documents: FeedDocument[]; validators: Validators }
  | { kind: 'failed'; network: boolean; reason: string; retryAfter: number | null };

/** Thrown inside only: an answer that is no document. */
class Refused extends Error {
  readonly network: boolean;
  readonly retryAfter: number | null;
  constructor(reason: string, network: boolean, retryAfter: number | null = null) {
    super(reason);
    this.network = network;
    this.retryAfter = retryAfter;
  }
}

/**
 * Asks one feed, cheapest question first: validators (ETag, Last-Modified) where the server gave
 * some, else the format's small document, and the large one only when that has changed. Ends when
 * `signal` aborts.
 */
export async function askFeed(
  url: string,
  format: Format,
  state: FeedState | undefined,
  parts: AskParts,
  signal = parts.timeout(FEED_TIMEOUT),
): Promise<Answer> {
  const known = state?.readAt != null ? state : undefined;
  const get = (address: string, validators?: Validators) =>
    request(address, { parts, signal, headers: format.headers, validators });

  try {
    const [main = url, ...rest] = format.urls?.(url) ?? [url];
    let mark = known?.mark ?? null;
    const conditional = known && (known.etag !== null || known.lastModified !== null);
    if (known && !conditional && known.mark !== null) {
      mark = await smallMark(format, url, get);
      if (mark === known.mark) return { kind: 'unchanged', validators: validatorsOf(known) };
    }

    const response = await get(main, format.ages ? undefined : known);
    if (response.status === 304 && known) return { kind: 'unchanged', validators: validatorsOf(known) };
    const body = await readFeedBody(response);
    const validators = {
      etag: short(response.headers.get('etag')),
      lastModified: short(response.headers.get('last-modified')),
      mark,
      digest: String(fnv1a(body)),
    };
    if (known && rest.length === 0 && known.digest === validators.digest) {
      if (format.ages) format.parse({ documents: [{ url: main, body }], at: parts.now() });
      return { kind: 'unchanged', validators };
    }
    const documents = [{ url: main, body }];
    for (const address of rest)
      documents.push({ url: address, body: await readFeedBody(await get(address)) });
    if (mark === null && validators.etag === null && validators.lastModified === null) {
      validators.mark = await smallMark(format, url, get);
    }
    return { kind: 'changed', documents, validators };
  } catch (error) {
    if (error instanceof Refused) {
      return { kind: 'failed', network: error.network, reason: error.message, retryAfter: error.retryAfter };
    }
    if (error instanceof FeedError) {
      return unread(error.reason);
    }
    // fetch cannot tell refused, DNS, permission and CORS apart: all are "nobody answered"
    const reason = signal.aborted ? 'timeout' : 'unreachable';
    return { kind: 'failed', network: true, reason, retryAfter: null };
  }
}

/** Somebody answered, but for that reason it cannot be read. */
export function unread(reason: string): Answer {
  return { kind: 'failed', network: false, reason, retryAfter: null };
}

/** A validator that is too long to be kept is none. */
function short(validator: string | null): string | null {
  return validator !== null && validator.length <= LONGEST_VALIDATOR ? validator : null;
}

function validatorsOf({ etag, lastModified, mark, digest }: Validators): Validators {
  return { etag, lastModified, mark, digest };
}

/** Mark of the format's small document; null where there is none to read: the large one is then asked. */
async function smallMark(
  { small }: Format,
  feedUrl: string,
  get: (url: string) => Promise<Response>,
): Promise<string | null> {
  if (!small) return null;
  const url = small.url(feedUrl);
  try {
    return short(small.mark({ url, body: await readFeedBody(await get(url)) }));
  } catch (error) {
    if (error instanceof FeedError || (error instanceof Refused && !error.network)) return null;
    throw error;
  }
}

/**
 * The one way in which a document of a feed is asked for: without cookies and referrer, on its own origin.
 * @throws when there is no document in the answer, or none at all.
 */
export async function request(
  url: string,
  {
    parts,
    signal,
    headers: wanted,
    validators,
  }: {
    parts: AskParts;
    signal: AbortSignal;
    headers: Readonly<Record<string, string>> | undefined;
    validators?: Validators | undefined;
  },
): Promise<Response> {
  const headers: Record<string, string> = { ...wanted };
  if (validators?.etag) headers['if-none-match'] = validators.etag;
  else if (validators?.lastModified) headers['if-modified-since'] = validators.lastModified;
  const response = await askWithinOrigin(url, (address) =>
    parts.fetch(address, {
      headers,
      signal,
      ...ANONYMOUS,
      redirect: 'manual',
      // our own validators decide; the browser's cache would hide a 304 from us
      cache: 'no-store',
    }),
  );
  if (response.status === 304) return response;
  if (!response.ok) {
    const retryAfter = parseRetryAfter(response.headers.get('retry-after'), parts.now());
    throw new Refused(`http ${response.status}`, false, retryAfter);
  }
  return response;
}

/**
 * Follows redirects on the feed's own origin only: another host is another permission, maybe another
 * company, maybe a machine of this home. Browsers do not tell where a redirect leads, so there none is followed.
 */
async function askWithinOrigin(
  url: string,
  fetch: (address: string) => Promise<Response>,
): Promise<Response> {
  const { origin } = new URL(url);
  let address = url;
  for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
    const response = await fetch(address);
    const location = REDIRECTS.includes(response.status) ? response.headers.get('location') : null;
    if (location === null && response.type !== 'opaqueredirect') {
      requireHost(response.url || address, url);
      return response;
    }
    await response.body?.cancel();
    if (location === null || !URL.canParse(location, address)) throw new Refused('moved', false);
    const target = new URL(location, address);
    if (target.origin !== origin) throw new Refused(`moved: ${target.host}`, false);
    address = target.href;
  }
  throw new Refused('moved', false);
}

function requireHost(address: string, url: string): void {
  const { host } = new URL(address);
  if (host !== new URL(url).host) throw new Refused(`moved: ${host}`, false);
}
