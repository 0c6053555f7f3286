import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { isRow, needText, row } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { plainReading } from './read/plain-reading.ts';
import { healthOf } from './read/words.ts';

/** Algolia, `https://status.algolia.com/2/status/service/all/period/current`: one word for all services. */
export const algolia: Format = {
  id: 'algolia',
  detect: objectLike(({ global }) => isRow(global) && 'status' in global),
  parse: (input) => {
    const all = row(row(readJson(main(input)), 'the document').global, 'global');
    return plainReading('algolia', input, { indicator: healthOf(needText(all.status, 'global.status')) });
  },
};
