import type { FeedDocument, Format } from './format.ts';
import { eventReading } from './read/events.ts';
import { type Log, logOf, readLog } from './read/log.ts';
import type { LogItem } from './read/log-item.ts';
import { severityIn, stateOf } from './read/log-state.ts';
import { main } from './read/main.ts';
import { healthOfMeta } from './read/meta.ts';
import { htmlToText } from './read/plain-text.ts';
import { peekXml } from './read/xml.ts';
import { FeedError, type FeedIncident } from './reading.ts';

/** Meta, `https://metastatus.com/outage-events-feed-<org>.rss`: open events only, so that no item is well. */
export const metaRss: Format = {
  id: 'meta-rss',
  detect: (document) => {
    const root = peekXml(document);
    if (root?.name !== 'rss') return false;
    try {
      return isMeta(document, logOf(root));
    } catch {
      return false;
    }
  },
  parse: (input) => {
    const log = readLog(main(input));
    if (!isMeta(main(input), log)) throw new FeedError('wrong-shape', `the channel is "${log.title}"`);
    const open = log.items.filter((item) => stateOf(item)?.stage !== 'closed');
    return eventReading('meta-rss', { incidents: open.map(fromItem), updatedAt: log.builtAt }, input);
  },
};

function fromItem(item: LogItem): FeedIncident {
  const words = `${item.title} ${htmlToText(item.body).slice(0, 500)}`;
  const said = /\b(?:(?:high|medium|low|major|some) (?:disruptions?|outage)|degraded)\b/i.exec(words)?.[0];
  return {
    id: item.id,
    title: item.title,
    phase: 'investigating',
    health: said ? healthOfMeta(said) : (severityIn(item.title) ?? 'degraded'),
    startedAt: item.publishedAt,
    updatedAt: item.updatedAt,
    components: item.categories,
    url: item.url,
    update: htmlToText(item.body) || null,
  };
}

function isMeta(document: FeedDocument, log: Log): boolean {
  return (
    /^https?:\/\/(?:www\.)?metastatus\.com\//.test(document.url) ||
    /\bmeta\b|metastatus/i.test(`${log.title} ${log.about} ${log.url ?? ''}`)
  );
}
