import type { Format } from './format.ts';
import { CACHET_STATES, cachetReading, kindOf } from './read/cachet.ts';
import { objectLike } from './read/detect.ts';
import { isRow } from './read/guard.ts';

/**
 * Cachet 1 and 2: `/api/v1/components` and `/api/v1/incidents`, numbers sometimes as strings. An incident's
 * `status` and `human_status` can contradict its updates: `latest_status` counts.
 */
export const cachet: Format = {
  id: 'cachet',
  urls: (feedUrl) => {
    const base = feedUrl.replace(/\/api\/v1\/.*$/, '').replace(/\/$/, '');
    return [
      `${base}/api/v1/components?per_page=200`,
      `${base}/api/v1/incidents?per_page=20&sort=id&order=desc`,
    ];
  },
  detect: objectLike(
    (body) => Array.isArray(body.data) && isRow(body.data[0]) && kindOf(body.data[0]) !== null,
  ),
  parse: (input) => cachetReading('cachet', input, (item) => item, CACHET_STATES),
};
