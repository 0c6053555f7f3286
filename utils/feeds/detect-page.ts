import type { Fetch } from '../net/fetch.ts';
import { ask, type Got } from './find/ask.ts';
import { type Candidate, hinted, interfaces, namedFeeds, usualFeeds } from './find/candidates.ts';
import { bare, belongsTo, identityOf, soundsLike } from './find/identity.ts';
import type { FeedDocument } from './format.ts';
import { detectFormat } from './parse.ts';
import { FeedError } from './reading.ts';
import { FORMATS } from './registry.ts';

/** Where a page's state can be read: the same shape as a feed of the catalogue. */
type FoundFeed = { url: string; format: string };

export type Search =
  | { found: FoundFeed; pageName: string | null }
  | {
      found: null;
      /** Every address that was asked, and why it is not the feed. */
      tried: { url: string; why: string }[];
      /** `address`: not a web address; `unreachable`: the page does not answer; `moved`: it leads to somebody else's host. */
      reason: 'address' | 'unreachable' | 'moved' | 'none';
    };

export type FindInput = {
  pageUrl: string;
  /** Must not send cookies, and leaves redirects to us. */
  fetch: Fetch;
  /** Whether a host is of somebody's own network. Such a one is asked only where the person typed that very host. */
  isPrivate: (host: string) => boolean;
  /** Epoch ms UTC. */
  now?: () => number;
  /** A signal that aborts after so many ms. */
  timeout?: (ms: number) => AbortSignal;
};

/** What the given address may be itself. Instatus has something smaller than its page. */
const ITSELF = [...FORMATS.keys()].filter((id) => id !== 'instatus-page');

/** Whole search, ms: a person is waiting. */
const PATIENCE = 30_000;
/** No page is asked more often than this, whatever it answers. */
const MAX_REQUESTS = 20;
/** A feed of a status page names itself so; a blog does not. */
const STATUS_WORDS = /\b(?:status|incidents?|outages?|uptime|health|maintenance|notifications?|history)\b/i;

/**
 * Finds the machine-readable feed of a status page, asking the usual interfaces in the documented order, then the
 * feeds that the page names, then the usual feed addresses. Nothing counts unless it can be read as a status
 * document of a format that is expected there and belongs to the page that was asked: hosts answer every path
 * with their front page, unclaimed names lead to an advertisement, given-up ones to another company's page.
 */
export async function findFeed({
  pageUrl,
  fetch,
  isPrivate,
  now = Date.now,
  timeout = AbortSignal.timeout,
}: FindInput): Promise<Search> {
  const page = parse(pageUrl);
  if (!page) return { found: null, tried: [], reason: 'address' };
  const deadline = now() + PATIENCE;
  const tried: { url: string; why: string }[] = [];
  const mayName = ({ protocol, hostname }: URL) =>
    protocol === 'https:' && (hostname === page.hostname || !isPrivate(hostname));
  const get = async (url: string, isOurs: (target: URL) => boolean): Promise<Got> => {
    if (tried.length >= MAX_REQUESTS || now() >= deadline) return { why: 'the search took too long' };
    return ask(url, { fetch, timeout, mayAsk: (target) => mayName(target) && isOurs(target) });
  };

  const ofPage = ({ host }: URL) =>
    bare(host) === bare(page.host) || soundsLike(page.host, host.replaceAll('.', ' '));
  let first = await get(page.href, ofPage);
  // a browser does not say where it leads: mostly to the same page with `www.`, or without
  if ('why' in first && first.moved === 'untold') {
    const other = await get(withOrWithoutWww(page).href, ofPage);
    if (!('why' in other)) first = other;
  }
  if ('why' in first) {
    const reason = first.moved ? 'moved' : 'unreachable';
    return { found: null, tried: [{ url: page.href, why: first.why }], reason };
  }
  const home = new URL(first.url);

  const itself = judge(first.document, { url: home.href, formats: ITSELF }, now());
  if (!('why' in itself)) return itself;
  tried.push({ url: page.href, why: itself.why });

  const candidates = [
    ...hinted(first.html, first.headers, home),
    ...interfaces(home),
    ...namedFeeds(first.html, home),
    ...usualFeeds(home),
  ];
  for (const candidate of candidates) {
    const asked = new URL(candidate.url);
    // a redirect that leaves the host has answered another question
    const got = await get(candidate.url, ({ host }) => bare(host) === bare(asked.host));
    const outcome = 'why' in got ? got : judge(got.document, candidate, now());
    if (!('why' in outcome)) return outcome;
    tried.push({ url: candidate.url, why: outcome.why });
  }
  return { found: null, tried, reason: 'none' };
}

type Outcome = { found: FoundFeed; pageName: string | null } | { why: string };

/** Whether a document is the feed: in an expected format, readable, and of this page. */
function judge(document: FeedDocument, { url, formats, feedUrl }: Candidate, at: number): Outcome {
  const format = detectFormat(document);
  if (!format) return { why: 'not a status document' };
  if (!formats.includes(format.id)) return { why: `an unexpected ${format.id} document` };
  const identity = identityOf(document);
  if (!belongsTo(new URL(url).host, identity)) return { why: `the page of ${identity.name}` };
  if (['atom', 'rss', 'json-feed'].includes(format.id) && !STATUS_WORDS.test(`${identity.name} ${url}`))
    return { why: 'a feed, but not of a status page' };
  try {
    // Kuma's configuration is readable only together with its heartbeats.
    if (feedUrl === undefined) format.parse({ documents: [document], at, undated: true });
  } catch (error) {
    return { why: error instanceof FeedError ? error.message : 'cannot be read' };
  }
  return { found: { url: feedUrl ?? url, format: format.id }, pageName: identity.name };
}

function withOrWithoutWww(page: URL): URL {
  const other = new URL(page);
  other.hostname = page.hostname.startsWith('www.') ? page.hostname.slice(4) : `www.${page.hostname}`;
  return other;
}

function parse(pageUrl: string): URL | null {
  const text = pageUrl.trim();
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol === 'http:') url.protocol = 'https:';
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.protocol === 'https:' && url.host.includes('.') ? url : null;
}
