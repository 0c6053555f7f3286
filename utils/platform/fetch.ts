import { ANONYMOUS, type Fetch } from '../net/fetch.ts';
import { browser } from './api.ts';

/** Request headers that are ours alone; across origins they would cost a preflight that feeds refuse. */
const VALIDATORS = ['if-none-match', 'if-modified-since'];

/**
 * The browser's fetch. Where we have no permission for a host, its feed is read as any web page
 * could (CORS): without our own validators, leaving the revalidation to the browser's cache.
 */
export const politeFetch: Fetch = async (url, init) => {
  const { origin, protocol } = new URL(url);
  const permitted =
    protocol === 'http:' ||
    (await browser.permissions.contains({ origins: [`${origin}/*`.replace(/:\d+\//, '/')] }));
  if (permitted) return fetch(url, { ...ANONYMOUS, ...init });
  const headers = Object.fromEntries(
    Object.entries((init.headers ?? {}) as Record<string, string>).filter(
      ([name]) => !VALIDATORS.includes(name),
    ),
  );
  return fetch(url, { ...ANONYMOUS, ...init, headers, cache: 'no-cache' });
};
