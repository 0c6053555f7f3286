import { fnv1a } from './hash.ts';

const MINUTE = 60_000;
/** A broken feed is still asked this often: some break when trouble begins, and are needed when they return. */
const LONGEST_BACKOFF = 15 * MINUTE;
/** A server that says `Retry-After` is believed up to this. */
const LONGEST_RETRY_AFTER = 6 * 60 * MINUTE;
/** Failures that change nothing: one bad answer is not a broken feed. */
const FREE_FAILURES = 2;

/**
 * Next time of a feed on its fixed clock, epoch ms UTC, always after `now`. The clock depends on the
 * address alone, never on a visit, and spreads the feeds of a period evenly.
 */
export function nextSlot(url: string, now: number, period: number): number {
  const offset = fnv1a(url) % period;
  return Math.floor((now - offset) / period + 1) * period + offset;
}

/**
 * Time to ask again after failures in a row, epoch ms UTC. Doubles from the third failure on, up to
 * a quarter of an hour, with up to 10 % of jitter (`random` gives 0..1); `retryAfter` (ms, from the server) is honoured.
 */
export function retryAt(
  {
    url,
    failures,
    period,
    retryAfter,
  }: { url: string; failures: number; period: number; retryAfter: number | null },
  now: number,
  random: () => number,
): number {
  const doublings = Math.min(Math.max(0, failures - FREE_FAILURES), 10);
  const backoff = Math.min(period * 2 ** doublings, Math.max(period, LONGEST_BACKOFF));
  const asked = Math.min(retryAfter ?? 0, LONGEST_RETRY_AFTER);
  if (doublings === 0 && asked <= period) return nextSlot(url, now + asked, period);
  return Math.round(now + Math.max(asked, backoff * (1 + 0.1 * random())));
}

/** Wait that a `Retry-After` header asks for, in ms; null where it is absent or not understood (RFC 9110 10.2.3). */
export function parseRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  const trimmed = value.trim();
  if (/^\d{1,9}$/.test(trimmed)) return Number(trimmed) * 1000;
  // Date.parse takes almost anything for a date; an HTTP date begins with a day's name
  const date = /^[A-Z][a-z]{2}/.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
