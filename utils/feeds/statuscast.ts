import type { Health } from '../health.ts';
import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { needText, row } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { plainReading } from './read/plain-reading.ts';
import { parseTime } from './read/time.ts';
import { healthOf } from './read/words.ts';

const WORDS: Readonly<Record<string, Health>> = {
  unavailable: 'major_outage',
  identified: 'degraded',
  investigating: 'degraded',
  monitored: 'degraded',
  performance: 'degraded',
};

/** StatusCast, `https://<tenant>.status.page/status.json`: one word for the whole page. */
export const statuscast: Format = {
  id: 'statuscast',
  detect: objectLike(
    (body) => typeof body.Status === 'string' && ('StatusText' in body || 'InEffectSince' in body),
  ),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    return plainReading('statuscast', input, {
      indicator: healthOf(needText(body.Status, 'Status'), WORDS),
      updatedAt: parseTime(body.InEffectSince),
    });
  },
};
