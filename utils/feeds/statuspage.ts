import type { Format } from './format.ts';
import { closingOf, incidentsUrl } from './read/closing.ts';
import { isRow } from './read/guard.ts';
import { peekJson } from './read/json.ts';
import { isUlid, markOfStatus, parseSummary } from './read/summary.ts';

/**
 * Atlassian Statuspage, `/api/v2/`: `summary.json`, `status.json`, `components.json`, `incidents.json`.
 * Look-alikes that answer a part of it (Oracle Cloud, NetSuite, Rootly) are read as well.
 */
export const statuspage: Format = {
  id: 'statuspage',
  small: { url: statusUrl, mark: markOfStatus },
  closing: { url: incidentsUrl, find: closingOf },
  detect: (document) => {
    const body = peekJson(document);
    if (!isRow(body)) return false;
    if (isRow(body.page) && isUlid(body.page.id)) return false;
    const named = isRow(body.page) && ('id' in body.page || 'url' in body.page);
    const parts = [body.components, body.incidents, body.scheduled_maintenances];
    return (
      (isRow(body.status) && 'indicator' in body.status) ||
      (named && parts.some(Array.isArray)) ||
      (Array.isArray(body.incidents) && body.incidents.some((one) => isRow(one) && 'incident_updates' in one))
    );
  },
  parse: (input) => parseSummary('statuspage', input),
};

/** `status.json` beside any other document of the API. */
export function statusUrl(feedUrl: string): string {
  return feedUrl.replace(/\/(?:summary|components|incidents)\.json(?=$|\?)/, '/status.json');
}
