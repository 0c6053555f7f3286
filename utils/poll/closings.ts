import type { Format } from '../feeds/format.ts';
import type { FeedIncident, FeedReading } from '../feeds/reading.ts';
import type { ClosedIncident } from '../store/rows.ts';
import { type AskParts, FEED_TIMEOUT } from './ask.ts';
import { readBody } from './read-body.ts';

/** Closed incidents that are kept with a reading, newest first. */
const KEPT = 3;

/** Open incidents of the earlier reading that the later one no longer holds. */
export function vanished(before: FeedReading | undefined, after: FeedReading): FeedIncident[] {
  const open = new Set(after.incidents.map(({ id }) => id));
  return (before?.incidents ?? []).filter(({ id }) => !open.has(id));
}

/**
 * Looks up once how incidents ended that have vanished from their page. Where the format has no
 * such document, or it does not answer, they are closed without last words. Never throws.
 */
export async function lookUpClosings(
  gone: readonly FeedIncident[],
  format: Format,
  feedUrl: string,
  parts: AskParts,
): Promise<ClosedIncident[]> {
  if (gone.length === 0) return [];
  const at = parts.now();
  const silent = gone.map(({ id, title }) => ({ id, title, endedAt: at, update: null }));
  if (!format.closing) return silent;
  const { url, find } = format.closing;
  try {
    const response = await parts.fetch(url(feedUrl), {
      signal: parts.timeout(FEED_TIMEOUT),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    if (!response.ok) return silent;
    const document = { url: url(feedUrl), body: await readBody(response) };
    return silent.map((incident) => {
      const closing = find(document, incident.id);
      return closing ? { ...incident, endedAt: closing.endedAt ?? at, update: closing.update } : incident;
    });
  } catch {
    return silent;
  }
}

/** The newest closed incidents, each once. */
export function keepClosed(
  fresh: readonly ClosedIncident[],
  known: readonly ClosedIncident[] = [],
): ClosedIncident[] {
  const ids = new Set(fresh.map(({ id }) => id));
  return [...fresh, ...known.filter(({ id }) => !ids.has(id))].slice(0, KEPT);
}
