import type { Health } from '../health.ts';
import type { FeedDocument, Format } from './format.ts';
import { listLike } from './read/detect.ts';
import { eventReading } from './read/events.ts';
import { maybeRows, needText, type Row, rows, text } from './read/guard.ts';
import { peekJson, readJson } from './read/json.ts';
import { type Log, type LogItem, logOf, readLog } from './read/log.ts';
import { severityIn, stateOf } from './read/log-state.ts';
import { main } from './read/main.ts';
import { newest } from './read/newest.ts';
import { plainReading } from './read/plain-reading.ts';
import { htmlToText } from './read/plain-text.ts';
import { latest, parseTime } from './read/time.ts';
import { peekXml } from './read/xml.ts';
import { FeedError, type FeedIncident } from './reading.ts';

/**
 * Meta's business products, `https://metastatus.com/data/orgs.json`: organisations with services. "Resolved" stays
 * for hours and is well. A consumer outage of Facebook, Instagram or WhatsApp may not show here.
 */
export const meta: Format = {
  id: 'meta',
  detect: listLike((first) => Array.isArray(first.services) && 'id' in first && 'name' in first),
  parse: (input) => {
    const services = rows(readJson(main(input)), 'the organisations').flatMap((org) =>
      rows(org.services, 'services').map((service) => ({ org, service })),
    );
    if (services.length === 0) throw new FeedError('no-state', 'no services');
    return plainReading('meta', input, {
      components: services.map(({ org, service }) => ({
        id: `${text(org.id)}/${needText(service.id, 'service.id')}`,
        name: text(service.name),
        health: healthOfStatus(service.status),
        groups: [text(org.id), text(org.name)],
      })),
      updatedAt: latest(services.map(({ service }) => parseTime(service.time))),
    });
  },
};

/** Meta, `/data/outages/<org>.json`: the outages of one organisation, with posts; open ones, or ended ones too. */
export const metaOutages: Format = {
  id: 'meta-outages',
  detect: (document) =>
    listLike((first) => 'service_id' in first && Array.isArray(first.posts))(document) ||
    isEmptyOutages(document),
  parse: (input) => {
    const open = rows(readJson(main(input)), 'the outages').filter(
      (outage) => healthOfOutage(outage) !== 'operational',
    );
    return eventReading(
      'meta-outages',
      {
        incidents: open.map(toIncident),
        affected: open.map((outage) => ({
          id: text(outage.service_id),
          name: text(outage.service_id),
          health: healthOfOutage(outage),
        })),
      },
      input,
    );
  },
};

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

/** "No known issues", "Low disruptions", "Major outage" and so on; the words change, their kinds do not. */
function healthOfStatus(status: unknown): Health {
  const word = text(status);
  if (/no known issues|resolved|operational/i.test(word)) return 'operational';
  if (/high|major/i.test(word)) return 'major_outage';
  if (/medium/i.test(word)) return 'partial_outage';
  return /low|some|degrad/i.test(word) ? 'degraded' : 'unknown';
}

function lastPost(outage: Row): Row | undefined {
  return newest(maybeRows(outage.posts, 'posts'), 'time');
}

/** The newest post decides; an outage is listed because something is wrong, so its words need not be known. */
function healthOfOutage(outage: Row): Health {
  const said = [lastPost(outage)?.status, outage.status].map(healthOfStatus);
  if (said.includes('operational')) return 'operational';
  return said.find((health) => health !== 'unknown') ?? 'degraded';
}

function toIncident(outage: Row): FeedIncident {
  const last = lastPost(outage);
  return {
    id: needText(outage.id, 'outage.id'),
    title: text(outage.title, text(outage.status)),
    phase: 'investigating',
    health: healthOfOutage(outage),
    startedAt: parseTime(outage.time),
    updatedAt: parseTime(last?.time) ?? parseTime(outage.time),
    components: [text(outage.service_id)],
    url: null,
    update: htmlToText(text(last?.description)) || null,
  };
}

function fromItem(item: LogItem): FeedIncident {
  const words = `${item.title} ${htmlToText(item.body).slice(0, 500)}`;
  const said = /\b(?:(?:high|medium|low|major|some) (?:disruptions?|outage)|degraded)\b/i.exec(words)?.[0];
  return {
    id: item.id,
    title: item.title,
    phase: 'investigating',
    health: said ? healthOfStatus(said) : (severityIn(item.title) ?? 'degraded'),
    startedAt: item.publishedAt,
    updatedAt: item.updatedAt,
    components: item.categories,
    url: item.url,
    update: htmlToText(item.body) || null,
  };
}

function isEmptyOutages(document: FeedDocument): boolean {
  const body = peekJson(document);
  return (
    /^https:\/\/metastatus\.com\/data\/outages\//.test(document.url) &&
    Array.isArray(body) &&
    body.length === 0
  );
}

function isMeta(document: FeedDocument, log: Log): boolean {
  return (
    /^https?:\/\/(?:www\.)?metastatus\.com\//.test(document.url) ||
    /\bmeta\b|metastatus/i.test(`${log.title} ${log.about} ${log.url ?? ''}`)
  );
}
