import type { Format } from '../feeds/format.ts';
import type { FeedIncident, FeedReading } from '../feeds/reading.ts';
import { type AskParts, request } from './ask.ts';
import { readFeedBody } from './feed-body.ts';
import type { ClosedIncident } from './rows.ts';

/** Closed incidents that are kept with a reading, newest first. */
const KEPT = 3;

/** Open incidents of the earlier reading that the later one no longer holds, as many as are kept. */
export function vanished(before: FeedReading | undefined, after: FeedReading): FeedIncident[] {
  const open = new Set(after.incidents.map(({ id }) => id));
  return (before?.incidents ?? []).filter(({ id }) => !open.has(id)).slice(0, KEPT);
}

/**
 * Looks up how incidents ended that have vanished from their page, in one question for all who share the page.
 * Where the format has no such document, or it does not answer before `signal` aborts, they are closed
 * without last words. Never throws.
 */
export function createLookUp(
  { closing, headers }: Format,
  feedUrl: string,
  parts: AskParts,
  signal: AbortSignal,
): (gone: readonly FeedIncident[]) => Promise<ClosedIncident[]> {
  let body: Promise<Uint8Array> | undefined;
  return async (gone) => {
    const at = parts.now();
    const silent = gone.map(({ id, title }) => ({ id, title, endedAt: at, update: null }));
    if (!closing || gone.length === 0) return silent;
    const url = closing.url(feedUrl);
    body ??= request(url, { parts, signal, headers }).then((response) => readFeedBody(response));
    try {
      const document = { url, body: await body };
      return silent.map((incident) => {
        const found = closing.find(document, incident.id);
        return found ? { ...incident, endedAt: found.endedAt ?? at, update: found.update } : incident;
      });
    } catch {
      return silent;
    }
  };
}

/** The newest closed incidents, each once. */
export function keepClosed(
  fresh: readonly ClosedIncident[],
  known: readonly ClosedIncident[] = [],
): ClosedIncident[] {
  const ids = new Set(fresh.map(({ id }) => id));
  return [...fresh, ...known.filter(({ id }) => !ids.has(id))].slice(0, KEPT);
}
