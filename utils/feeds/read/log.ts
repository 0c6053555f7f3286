import type { FeedDocument } from '../format.ts';
import { FeedError } from '../reading.ts';
import { link } from './guard.ts';
import { identify } from './incident-of.ts';
import type { LogItem } from './log-item.ts';
import { stageOf } from './phase.ts';
import { htmlToText } from './plain-text.ts';
import { latest, parseTime } from './time.ts';
import { healthOf } from './words.ts';
import { child, content, type Element, elements, line, readXml } from './xml.ts';

export type Log = {
  kind: 'rss' | 'atom' | 'json-feed';
  title: string;
  /** Descriptions and generator of the channel, to recognise who made it. */
  about: string;
  /** The page that the feed is about. */
  url: string | null;
  /** Time at which the feed says it was built or changed. */
  builtAt: number | null;
  items: LogItem[];
};

/** ms */
const MINUTE = 60_000;

/** @throws FeedError, `wrong-shape` where the root is neither `rss`, `RDF` nor `feed`. */
export function readLog(document: FeedDocument): Log {
  return logOf(readXml(document));
}

/** @throws FeedError `wrong-shape` */
export function logOf(root: Element): Log {
  const channel = root.name === 'feed' ? root : child(root, 'channel');
  if (!channel || !['rss', 'rdf', 'feed'].includes(root.name))
    throw new FeedError('wrong-shape', `<${root.name}> is not the root of a feed`);
  const atom = root.name === 'feed';
  // RSS 1.0 puts its items beside the channel, RSS 2.0 into it.
  const entries = atom ? elements(root, 'entry') : [...elements(channel, 'item'), ...elements(root, 'item')];
  const cstate = /github\.com\/cstate/i.test(line(child(channel, 'generator')));
  return {
    kind: atom ? 'atom' : 'rss',
    title: line(child(channel, 'title')),
    about: ['description', 'subtitle', 'generator'].map((name) => line(child(channel, name))).join(' '),
    url: link(addressOf(channel)),
    builtAt: latest(['lastbuilddate', 'updated', 'pubdate', 'date'].map((name) => time(channel, name))),
    items: identify(entries.map((entry) => ({ ...toItem(entry), ...(cstate && endOf(entry)) }))),
  };
}

function toItem(entry: Element): LogItem {
  const publishedAt =
    time(entry, 'pubdate') ?? time(entry, 'published') ?? time(entry, 'date') ?? time(entry, 'issued');
  const body = content(child(entry, 'encoded', 'content', 'description', 'summary'));
  return {
    id: line(child(entry, 'guid', 'id')),
    title: line(child(entry, 'title')),
    body,
    url: link(addressOf(entry)),
    publishedAt,
    updatedAt: latest([
      publishedAt,
      time(entry, 'updated'),
      time(entry, 'modified'),
      lineTime(body, publishedAt),
    ]),
    categories: elements(entry, 'category')
      .map((category) => line(category) || (category.attributes.term ?? ''))
      .filter((category) => category !== '' && !isState(category)),
  };
}

/** A category that names a state ("outage", "monitoring") or a time (cState) is no component. */
function isState(category: string): boolean {
  return stageOf(category) !== null || healthOf(category) !== 'unknown' || parseTime(category) !== null;
}

/** cState writes the time of the end into the category, and leaves it empty until then. */
function endOf(entry: Element): Pick<LogItem, 'ended' | 'open'> {
  const category = child(entry, 'category');
  return category === undefined ? {} : line(category) === '' ? { open: true } : { ended: true };
}

/**
 * Time of the newest line of a Statuspage history, `<small>May 28, 21:24 UTC</small>`: its RSS gives no other time
 * of an update. The year is left out; it is the first in which the line is not older than the entry.
 */
function lineTime(body: string, publishedAt: number | null): number | null {
  const start = body.indexOf('<small>');
  const end = body.indexOf('</small>', start);
  if (publishedAt === null || start < 0 || end - start > 300) return null;
  const words = htmlToText(body.slice(start, end));
  const [, month, day, clock, zone] = /^([a-z]{3}) (\d{1,2}), (\d\d:\d\d) ([a-z]{2,4})$/i.exec(words) ?? [];
  const year = new Date(publishedAt).getUTCFullYear();
  const at = (of: number) => parseTime(`${day} ${month} ${of} ${clock} ${zone}`);
  const times = [year, year + 1].map(at).filter((time) => time !== null && time >= publishedAt - MINUTE);
  // Entries do not stay open for months: a line that is so much younger has been read wrongly.
  return times.find((time) => time !== null && time - publishedAt < 60 * 24 * 60 * MINUTE) ?? null;
}

/** RSS writes the address between the tags, Atom into `href`. */
function addressOf(entry: Element): string {
  const links = elements(entry, 'link');
  const best = links.find(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate') ?? links[0];
  return best?.attributes.href ?? line(best);
}

function time(parent: Element, name: string): number | null {
  return parseTime(line(child(parent, name)));
}
