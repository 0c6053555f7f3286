import { holds, type Route } from '../schema.ts';
import type { Reply, Request } from './request.ts';

/** The described addresses of a world: the first route whose pattern and period fit answers. */
export function createRoutes(
  routes: readonly Route[],
  files: ReadonlyMap<string, Uint8Array>,
): (request: Request, now: number) => Reply | null {
  const patterns = routes.map((route) => ({ route, pattern: patternOf(route.url) }));

  return ({ url, headers }, now) => {
    const found = patterns.find(({ route, pattern }) => holds(route, now) && pattern.test(url.href));
    return found ? reply(found.route, headers.get('if-none-match'), files) : null;
  };
}

/** `*` matches any run of characters, everything else itself. */
function patternOf(url: string): RegExp {
  const escaped = url.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`);
}

function reply(route: Route, ifNoneMatch: string | null, files: ReadonlyMap<string, Uint8Array>): Reply {
  if (route.fail) return { fail: route.fail };
  const headers = new Headers(route.headers);
  const etag = headers.get('etag');
  if (etag && ifNoneMatch && matches(ifNoneMatch, etag)) return { status: 304, headers: { etag } };
  const status = route.status ?? 200;
  const fallback = route.json === undefined ? typeOf(route.body ?? '') : 'application/json; charset=utf-8';
  if (!headers.has('content-type')) headers.set('content-type', fallback);
  const body = route.json === undefined ? files.get(route.body ?? '') : JSON.stringify(route.json);
  return { status, headers: Object.fromEntries(headers), body: body ?? '' };
}

/** RFC 9110 13.1.2: a list of tags or `*`, compared weakly. */
function matches(ifNoneMatch: string, etag: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(etag));
}

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  js: 'application/javascript',
  xml: 'application/xml',
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

function typeOf(file: string): string {
  return TYPES[/\.(\w+)$/.exec(file)?.[1] ?? ''] ?? 'text/plain; charset=utf-8';
}
