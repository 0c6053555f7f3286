import type { Health } from '../health.ts';
import type { FeedDocument, Format } from './format.ts';
import { listLike } from './read/detect.ts';
import { eventReading } from './read/events.ts';
import { maybeRows, needText, type Row, rows, text } from './read/guard.ts';
import { peekJson, readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { healthOfMeta } from './read/meta.ts';
import { newest } from './read/newest.ts';
import { htmlToText } from './read/plain-text.ts';
import { parseTime } from './read/time.ts';
import type { FeedIncident } from './reading.ts';

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

function lastPost(outage: Row): Row | undefined {
  return newest(maybeRows(outage.posts, 'posts'), 'time');
}

/** The newest post decides; an outage is listed because something is wrong, so its words need not be known. */
function healthOfOutage(outage: Row): Health {
  const said = [lastPost(outage)?.status, outage.status].map(healthOfMeta);
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

function isEmptyOutages(document: FeedDocument): boolean {
  const body = peekJson(document);
  return (
    /^https:\/\/metastatus\.com\/data\/outages\//.test(document.url) &&
    Array.isArray(body) &&
    body.length === 0
  );
}
