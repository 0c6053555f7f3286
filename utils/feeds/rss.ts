import type { Format } from './format.ts';
import { readLog } from './read/log.ts';
import { logReading } from './read/log-reading.ts';
import { main } from './read/main.ts';
import { child, peekXml } from './read/xml.ts';

/** RSS 2.0 and 1.0, read as a log of incidents. An Atom feed under the same address is read as well. */
export const rss: Format = {
  id: 'rss',
  detect: (document) => {
    const root = peekXml(document);
    return (root?.name === 'rss' || root?.name === 'rdf') && child(root, 'channel') !== undefined;
  },
  parse: (input) => logReading('rss', readLog(main(input)), input),
};
