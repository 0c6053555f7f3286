import { type Health, isTrouble, worst } from '../health.ts';
import type { Format } from './format.ts';
import { keepsAwsKey } from './read/aws.ts';
import { isActive } from './read/filter.ts';
import { type Log, logOf, readLog } from './read/log.ts';
import type { LogItem } from './read/log-item.ts';
import { LOG_WINDOW } from './read/log-reading.ts';
import { saysClosed, severityIn } from './read/log-state.ts';
import { main } from './read/main.ts';
import { phaseOf, stageOf } from './read/phase.ts';
import { htmlToText } from './read/plain-text.ts';
import { atMost } from './read/scale.ts';
import { earliest, latest } from './read/time.ts';
import { peekXml } from './read/xml.ts';
import type { FeedIncident } from './reading.ts';

/** What stands before the colon of a title, from AWS' scale 0 to 3. */
const PREFIXES: readonly [RegExp, Health][] = [
  [/^service is operating normally/i, 'operational'],
  [/^informational message/i, 'degraded'],
  [/^(?:performance issues?|service degradation)/i, 'partial_outage'],
  [/^service impact/i, 'partial_outage'],
  [/^service disruption/i, 'major_outage'],
];

/**
 * AWS' RSS, `https://status.aws.amazon.com/rss/<service>-<region>.rss` and `all.rss`. Every update is an item of
 * its own with a guid of its own, so items are folded by service and region, and the latest one decides. Items
 * stay after the end: "Service is operating normally: [RESOLVED] ...". Like any log, an open item counts for
 * 48 hours, and a feed without items says nothing.
 */
export const awsRss: Format = {
  id: 'aws-rss',
  detect: (document) => {
    const root = peekXml(document);
    if (root?.name !== 'rss') return false;
    if (/^https?:\/\/status\.aws\.amazon\.com\//.test(document.url)) return true;
    const log = safely(() => logOf(root));
    return (
      log !== null &&
      (/amazon web services|\baws\b/i.test(log.title) ||
        /\/\/status\.aws\.amazon\.com\//.test(`${log.url}/`) ||
        log.items.some(({ id }) => AWS_GUID.test(id)))
    );
  },
  parse: (input) => {
    const document = main(input);
    const log = readLog(document);
    const { filter, at } = input;
    const feed = /\/rss\/([a-z0-9-]+)\.rss/.exec(document.url)?.[1];
    const threads = [...fold(log, feed === 'all' ? undefined : feed)]
      .map(([key, items]) => ({ key, items, newest: newestOf(items) }))
      .filter(({ key }) => !isActive(filter) || keepsAwsKey(key, '', filter));
    const judged = threads.map((thread) => ({ ...thread, health: healthNow(thread.newest, at) }));
    const open = judged.filter(({ health }) => isTrouble(health));
    const worldwide = (feed === 'all' || threads.length > 1) && (filter?.regions?.length ?? 0) === 0;
    const health = judged.length === 0 ? 'unknown' : worst(judged.map((thread) => thread.health));
    return {
      format: 'aws-rss',
      health: worldwide ? atMost('partial_outage', health) : health,
      components: judged.map(({ key, health }) => ({ id: key, name: key, health })),
      incidents: open.map(({ key, items, newest, health }) => toIncident(key, items, newest, health)),
      maintenances: [],
      updatedAt: latest([log.builtAt, ...log.items.map(({ updatedAt }) => updatedAt)]),
    };
  },
};

const AWS_GUID = /status\.aws\.amazon\.com\/?#([a-z0-9-]+?)_\d+$/i;

/** Items by `<service>-<region>`: from the guid, else all as one, named after the feed. */
function fold({ items }: Log, feed: string | undefined): Map<string, LogItem[]> {
  const threads = new Map<string, LogItem[]>();
  for (const item of items) {
    const key = feed ?? AWS_GUID.exec(item.id)?.[1]?.toLowerCase() ?? 'aws';
    const thread = threads.get(key);
    if (thread) thread.push(item);
    else threads.set(key, [item]);
  }
  return threads;
}

/** The latest item; of two of the same time the closing one. */
function newestOf(items: readonly LogItem[]): LogItem {
  return items.reduce((best, item) => {
    const difference = (item.updatedAt ?? 0) - (best.updatedAt ?? 0);
    return difference > 0 || (difference === 0 && healthOfItem(item) === 'operational') ? item : best;
  });
}

/** With these words AWS ends an event; "mitigated" is only a step on the way. */
const ENDED = /\b(?:resolved|operating normally)\b/i;

/** What follows an end that is not the whole of it. */
const GOES_ON =
  /\b(?:we|engineers|teams?) (?:\w+ ){0,3}(?:continu\w+|working|investigat\w+)|\b(?:remains?|remaining|still (?:seeing|experienc\w+|work\w*|impact\w*)|not yet|next update|another update)\b/i;

/** An open item counts for 48 hours; one without a date cannot be placed in time. */
function healthNow(item: LogItem, at: number): Health {
  const health = healthOfItem(item);
  if (health === 'operational' || item.updatedAt === null)
    return health === 'operational' ? health : 'unknown';
  return Math.abs(at - item.updatedAt) <= LOG_WINDOW ? health : 'operational';
}

function healthOfItem({ title, body }: LogItem): Health {
  const prefix = PREFIXES.find(([pattern]) => pattern.test(title))?.[1];
  if (prefix === 'operational' || /\[resolved\]|^resolved:/i.test(title)) return 'operational';
  if (endsClosed(htmlToText(body))) return 'operational';
  return prefix ?? severityIn(title) ?? 'degraded';
}

function toIncident(key: string, items: readonly LogItem[], newest: LogItem, health: Health): FeedIncident {
  const marker = /\[([a-z ]{3,20})\]/i.exec(newest.title)?.[1];
  return {
    id: key,
    title: newest.title,
    phase: phaseOf(stageOf(marker)),
    health,
    startedAt: earliest(currentRun(items).map(({ publishedAt }) => publishedAt)),
    updatedAt: newest.updatedAt,
    components: [key],
    url: newest.url,
    update: htmlToText(newest.body) || null,
  };
}

/** The items since the last one that closed. */
function currentRun(items: readonly LogItem[]): readonly LogItem[] {
  const closed = latest(
    items.filter((item) => healthOfItem(item) === 'operational').map(({ updatedAt }) => updatedAt),
  );
  return closed === null ? items : items.filter(({ updatedAt }) => updatedAt !== null && updatedAt > closed);
}

/** True when a sentence says that it is over, and none after it that somebody still works on it. */
function endsClosed(text: string): boolean {
  const sentences = text.slice(-2000).split(/[.!?\n]/);
  const end = sentences.findLastIndex((sentence) => ENDED.test(sentence) && saysClosed(sentence));
  return end >= 0 && !sentences.slice(end + 1).some((sentence) => GOES_ON.test(sentence));
}

function safely<Result>(run: () => Result): Result | null {
  try {
    return run();
  } catch {
    return null;
  }
}
