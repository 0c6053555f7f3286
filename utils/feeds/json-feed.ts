import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { link, needText, type Row, row, rows, text } from './read/guard.ts';
import { identify } from './read/incident-of.ts';
import { readJson } from './read/json.ts';
import type { LogItem } from './read/log-item.ts';
import { logReading } from './read/log-reading.ts';
import { main } from './read/main.ts';
import { latest, parseTime } from './read/time.ts';

/** JSON Feed 1.0 and 1.1, read as a log of incidents. */
export const jsonFeed: Format = {
  id: 'json-feed',
  detect: objectLike(
    ({ version, items }) => /jsonfeed\.org\/version\//.test(text(version)) && Array.isArray(items),
  ),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    needText(body.version, 'version');
    const items = identify(rows(body.items, 'items').map(toItem));
    const title = text(body.title);
    const url = link(body.home_page_url);
    return logReading(
      'json-feed',
      { kind: 'json-feed', title, about: text(body.description), url, builtAt: null, items },
      input,
    );
  },
};

function toItem(item: Row): LogItem {
  const publishedAt = parseTime(item.date_published);
  return {
    id: text(item.id),
    title: text(item.title),
    body: text(item.content_html) || text(item.content_text, text(item.summary)),
    url: link(item.url),
    publishedAt,
    updatedAt: latest([publishedAt, parseTime(item.date_modified)]),
    categories: Array.isArray(item.tags) ? item.tags.map((tag) => text(tag)).filter(Boolean) : [],
  };
}
