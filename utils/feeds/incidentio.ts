import type { Format } from './format.ts';
import { closingOf, incidentsUrl } from './read/closing.ts';
import { isRow } from './read/guard.ts';
import { peekJson } from './read/json.ts';
import { isUlid, markOfStatus, parseSummary } from './read/summary.ts';
import { statusUrl } from './statuspage.ts';

/**
 * incident.io's copy of the Statuspage API: the same paths, but ids are ULIDs, empty lists are left out,
 * and incidents do not name their components.
 */
export const incidentio: Format = {
  id: 'incidentio',
  small: { url: statusUrl, mark: markOfStatus },
  closing: { url: incidentsUrl, find: closingOf },
  detect: (document) => {
    const body = peekJson(document);
    return (
      isRow(body) && isRow(body.page) && isUlid(body.page.id) && ('status' in body || 'components' in body)
    );
  },
  parse: (input) => parseSummary('incidentio', input),
};
