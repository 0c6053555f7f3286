/** An address to try, and the formats that count as an answer there. */
export type Candidate = {
  url: string;
  formats: readonly string[];
  /** Address of the feed when it is not the one that was asked (Uptime Kuma answers with its configuration). */
  feedUrl?: string;
};

const SUMMARY = ['incidentio', 'statuspage', 'instatus', 'openstatus'];
const FEEDS = ['statusiq', 'm365', 'azure-rss', 'meta-rss', 'aws-rss', 'hund', 'atom', 'rss', 'json-feed'];
/** Where feeds mostly are when no page names them. */
const FEED_PATHS = ['/history.atom', '/history.rss', '/feed.rss', '/feed.atom', '/rss', '/feed'];

/**
 * JSON interfaces of a page, in the order in which they are told apart best. A page below a path (`/eu`) may
 * have its own.
 */
export function interfaces(page: URL): Candidate[] {
  const { origin, pathname } = page;
  const below = pathname.replace(/\/+$/, '');
  const slug = /^\/status\/([\w-]+)/.exec(pathname)?.[1]?.toLowerCase() ?? 'default';
  const bases =
    /^(?:\/[\w-]+){1,2}$/.test(below) && !below.startsWith('/status/') ? [origin + below, origin] : [origin];
  const at = (path: string, formats: string[]) => bases.map((base) => ({ url: base + path, formats }));
  return [
    ...at('/api/v2/summary.json', SUMMARY),
    { url: `${origin}/summary.json`, formats: ['instatus'] },
    { url: `${origin}/index.json`, formats: ['betterstack', 'cstate'] },
    ...at('/api/v1/summary', ['incidentio-widget']),
    {
      url: `${origin}/api/status-page/${slug}`,
      formats: ['uptime-kuma'],
      feedUrl: `${origin}/api/status-page/heartbeat/${slug}`,
    },
    { url: `${origin}/api/v1/endpoints/statuses`, formats: ['gatus'] },
    { url: `${origin}/api/v1/components`, formats: ['cachet', 'sorry'] },
    { url: `${origin}/status.json`, formats: ['hyperping', 'statuscast'] },
  ];
}

/** Feeds at the usual addresses. */
export function usualFeeds({ origin }: URL): Candidate[] {
  return FEED_PATHS.map((path) => ({ url: origin + path, formats: FEEDS }));
}

/** Feeds that the page names with `<link rel="alternate">`: on its own host only, an advertisement names others. */
export function namedFeeds(html: string, page: URL): Candidate[] {
  const found: Candidate[] = [];
  for (const [tag] of html.slice(0, 500_000).matchAll(/<link\b[^>]{0,1000}>/gi)) {
    const rel = attribute(tag, 'rel');
    const type = attribute(tag, 'type');
    if (!/\balternate\b/i.test(rel) || !/(?:rss|atom)\+xml|feed\+json/i.test(type)) continue;
    const url = resolve(attribute(tag, 'href'), page);
    if (url && url.host === page.host && found.length < 4) found.push({ url: url.href, formats: FEEDS });
  }
  return found;
}

/**
 * Interfaces that a page leads to by an id of its own: Status.io and UptimeRobot. On the page's own host or the
 * platform's only: a page may name any address, a machine of this home too.
 */
export function hinted(html: string, headers: Headers, page: URL): Candidate[] {
  const text = html.slice(0, 500_000);
  const statusio =
    headers.get('x-status-page-id') ?? /status\.io\/(?:1\.0\/status|pages)\/([0-9a-f]{24})\b/.exec(text)?.[1];
  const robot = /https:\/\/[\w.-]{1,100}\/api\/getMonitorList\/[\w-]{4,60}/.exec(text)?.[0];
  return [
    ...(statusio && /^[0-9a-f]{24}$/.test(statusio)
      ? [{ url: `https://api.status.io/1.0/status/${statusio}`, formats: ['statusio'] }]
      : []),
    ...(robot && isOfRobot(new URL(robot), page) ? [{ url: robot, formats: ['uptimerobot'] }] : []),
  ];
}

function isOfRobot({ host }: URL, page: URL): boolean {
  return host === page.host || host === 'uptimerobot.com' || host.endsWith('.uptimerobot.com');
}

function attribute(tag: string, name: string): string {
  const match = new RegExp(
    `\\s${name}\\s{0,5}=\\s{0,5}(?:"([^"]{0,500})"|'([^']{0,500})'|([^\\s"'>]{1,500}))`,
    'i',
  ).exec(tag);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
}

function resolve(href: string, page: URL): URL | null {
  if (href === '' || !URL.canParse(href, page.href)) return null;
  const url = new URL(href, page.href);
  return url.protocol === 'https:' ? url : null;
}
