import type { Format } from './format.ts';
import { readLog } from './read/log.ts';
import { logReading } from './read/log-reading.ts';
import { main } from './read/main.ts';
import { child, line, peekXml } from './read/xml.ts';

/** Hund.io, Atom `https://<host>/state_feed/feed`: a log whose titles begin with the state, `[Ended]`. */
export const hund: Format = {
  id: 'hund',
  detect: (document) => {
    const root = peekXml(document);
    if (root?.name !== 'feed') return false;
    return /\/state_feed\//.test(document.url) || /\bhund\b/i.test(line(child(root, 'generator')));
  },
  parse: (input) => logReading('hund', readLog(main(input)), input),
};
