import type { Closing, FeedDocument } from '../format.ts';
import { maybeRows, row, rows, text } from './guard.ts';
import { readJson } from './json.ts';
import { newest } from './newest.ts';
import { stageOf } from './phase.ts';
import { htmlToText } from './plain-text.ts';
import { parseTime } from './time.ts';

/** `incidents.json` beside any other document of the Statuspage API: the 50 newest, ended ones too. */
export function incidentsUrl(feedUrl: string): string {
  return feedUrl.replace(/\/(?:summary|components|status)\.json(?=$|\?)/, '/incidents.json');
}

/** How an incident ended; null while it is open, or when it is no longer listed. @throws FeedError */
export function closingOf(document: FeedDocument, id: string): Closing | null {
  const { incidents } = row(readJson(document), 'incidents.json');
  const found = rows(incidents, 'incidents').find((incident) => text(incident.id) === id);
  if (!found || stageOf(found.status) !== 'closed') return null;
  const last = newest(maybeRows(found.incident_updates, 'incident_updates'), 'display_at', 'created_at');
  return {
    endedAt: parseTime(found.resolved_at) ?? parseTime(last?.display_at) ?? parseTime(found.updated_at),
    update: htmlToText(text(last?.body)) || null,
  };
}
