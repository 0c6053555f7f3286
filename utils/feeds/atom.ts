import type { Format } from './format.ts';
import { readLog } from './read/log.ts';
import { logReading } from './read/log-reading.ts';
import { main } from './read/main.ts';
import { peekXml } from './read/xml.ts';

/** Atom, read as a log of incidents. An RSS feed under the same address is read as well. */
export const atom: Format = {
  id: 'atom',
  detect: (document) => peekXml(document)?.name === 'feed',
  parse: (input) => logReading('atom', readLog(main(input)), input),
};
