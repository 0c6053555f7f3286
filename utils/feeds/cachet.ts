import type { Format } from './format.ts';
import { CACHET_STATES, cachetReading, kindOf } from './read/cachet.ts';
import { objectLike } from './read/detect.ts';
import { isRow, needText, row } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { plainReading } from './read/plain-reading.ts';
import { healthOf } from './read/words.ts';

/** Words of `/api/v1/status`. */
const WORDS = { info: 'degraded', warning: 'degraded', danger: 'major_outage' } as const;

/**
 * Cachet 1 and 2: `/api/v1/components` and `/api/v1/incidents`, or `/api/v1/status`; numbers sometimes as strings. An incident's
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
  detect: objectLike(({ data }) =>
    Array.isArray(data)
      ? isRow(data[0]) && kindOf(data[0]) !== null
      : isRow(data) && typeof data.status === 'string' && typeof data.message === 'string',
  ),
  parse: (input) => {
    const { data } = row(readJson(main(input)), 'the document');
    if (!isRow(data)) return cachetReading('cachet', input, (item) => item, CACHET_STATES);
    return plainReading('cachet', input, {
      indicator: healthOf(needText(data.status, 'data.status'), WORDS),
    });
  },
};
