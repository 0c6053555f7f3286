import type { Fetch } from '../poll/ask.ts';
import { browser } from './api.ts';

/** Request headers that are ours alone; across origins they would cost a preflight that feeds refuse. */
const VALIDATORS = ['if-none-match', 'if-modified-since'];

/** What goes to feeds and hubs is the same for everybody: no cookie, no word of where it comes from. */
const NOBODY: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer' };

/**
 * The browser's fetch. Where we have no permission for a host, its feed is read as any web page
 * could (CORS): without our own validators, leaving the revalidation to the browser's cache.
 */
export const politeFetch: Fetch = async (url, init) => {
  const { origin, protocol } = new URL(url);
  const permitted =
    protocol === 'http:' ||
    (await browser.permissions.contains({ origins: [`${origin}/*`.replace(/:\d+\//, '/')] }));
  if (permitted) return fetch(url, { ...NOBODY, ...init });
  const headers = Object.fromEntries(
    Object.entries((init.headers ?? {}) as Record<string, string>).filter(
      ([name]) => !VALIDATORS.includes(name),
    ),
  );
  return fetch(url, { ...NOBODY, ...init, headers, cache: 'no-cache' });
};
