import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { needText, row } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { plainReading } from './read/plain-reading.ts';
import { healthOf } from './read/words.ts';

/** Hyperping, `/status.json`: one word, `up`, `down`, `outage` or `maintenance`. */
export const hyperping: Format = {
  id: 'hyperping',
  detect: objectLike((body) => typeof body.indicator === 'string' && !('page' in body)),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    return plainReading('hyperping', input, { indicator: healthOf(needText(body.indicator, 'indicator')) });
  },
};
