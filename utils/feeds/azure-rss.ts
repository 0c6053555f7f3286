import { type Health, worst } from '../health.ts';
import type { FeedFilter, Format } from './format.ts';
import { hasPhrase, isActive } from './read/filter.ts';
import { readLog } from './read/log.ts';
import type { LogItem } from './read/log-item.ts';
import { main } from './read/main.ts';
import { clockOf } from './read/overall.ts';
import { htmlToText } from './read/plain-text.ts';
import { child, line, peekXml } from './read/xml.ts';
import { FeedError } from './reading.ts';

/** The feed is rebuilt every minute; an older one is a cache that stopped. ms. */
const FRESH = 3600_000;
/** `Mitigated - Networking`, `Preliminary Post Incident Review (PIR) - ...`, `Networking - East US - Resolved`. */
const CLOSED =
  /^\W*(?:(?:preliminary|final)\s+)?(?:resolved|mitigated|pir|post[- ]incident review)\b|\s[-–—]\s*(?:resolved|mitigated)\s*$/i;

/**
 * Azure's RSS, `https://rssfeed.azure.status.microsoft/en-us/status/feed/`. It lists active items only: no item
 * means that all is well, provided that it is Azure's channel and was built within the hour. There is no
 * severity; categories are services and regions without saying which.
 */
export const azureRss: Format = {
  id: 'azure-rss',
  ages: true,
  detect: (document) =>
    /^azure status/i.test(line(child(child(peekXml(document) ?? undefined, 'channel'), 'title'))),
  parse: (input) => {
    const log = readLog(main(input));
    if (!/^azure status/i.test(log.title))
      throw new FeedError('wrong-shape', `the channel is "${log.title}"`);
    const clock = clockOf(input);
    if (log.builtAt === null) throw new FeedError('wrong-shape', 'lastBuildDate is missing');
    if (clock !== null && clock - log.builtAt > FRESH)
      throw new FeedError('stale', 'the feed was not rebuilt for an hour');
    const open = log.items
      .filter(({ title }) => !CLOSED.test(title))
      .filter((item) => concerns(item, input.filter));
    const names = new Set(open.flatMap(({ categories }) => categories));
    return {
      format: 'azure-rss',
      health: worst(['operational', ...open.map(healthOfItem)]),
      components: [...names].map((name) => ({
        id: name,
        name,
        health: worst(open.filter(({ categories }) => categories.includes(name)).map(healthOfItem)),
      })),
      incidents: open.map((item) => ({
        id: item.id,
        title: item.title,
        phase: 'investigating',
        health: healthOfItem(item),
        startedAt: item.publishedAt,
        updatedAt: item.updatedAt,
        components: item.categories,
        url: item.url,
        update: htmlToText(item.body) || null,
      })),
      maintenances: [],
      updatedAt: log.builtAt,
    };
  },
};

function healthOfItem({ title, body }: LogItem): Health {
  return /\bintermittent|\bsubset\b/i.test(`${title} ${body}`) ? 'degraded' : 'partial_outage';
}

/** Regions are written `West US` here and `westus` in Azure's own keys. */
function concerns({ title, categories }: LogItem, filter: FeedFilter | undefined): boolean {
  if (!isActive(filter)) return true;
  const labels = [title, ...categories];
  const named = (wanted: string) =>
    labels.some((label) => hasPhrase(label, wanted) || squeeze(label) === squeeze(wanted));
  const { components = [], regions = [] } = filter;
  return (components.length === 0 || components.some(named)) && (regions.length === 0 || regions.some(named));
}

function squeeze(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
