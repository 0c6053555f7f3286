import type { Health } from '../health.ts';
import type { FeedDocument, Format } from './format.ts';
import { isRow, needText, type Row, row, text } from './read/guard.ts';
import { peekJson, readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { pageReading } from './read/page.ts';
import { htmlToText } from './read/plain-text.ts';
import { latest, parseTime } from './read/time.ts';
import { healthOf } from './read/words.ts';
import { child, elements, line, peekXml } from './read/xml.ts';
import { FeedError, type FeedIncident } from './reading.ts';

const WORDS: Readonly<Record<string, Health>> = {
  servicerestored: 'operational',
  servicedegradation: 'degraded',
  serviceinterruption: 'partial_outage',
};

/**
 * Microsoft 365's public posts, `https://status.cloud.microsoft/api/posts/<leaf>`: one post, or a list of consumer
 * services; `/api/feed/<leaf>` says the same in a `<status>` of its one RSS item. `LastUpdatedTime` is the time of
 * the request; what was really refreshed is `InternalDateTime`.
 */
export const m365: Format = {
  id: 'm365',
  detect: (document) => {
    const body = peekJson(document);
    const first = Array.isArray(body) ? body[0] : body;
    return (
      (isRow(first) && 'AuthoredDateTime' in first && 'Status' in first) || statusItems(document).length > 0
    );
  },
  parse: (input) => {
    const posts = readPosts(main(input));
    if (posts.length === 0) throw new FeedError('no-state', 'no posts');
    const components = posts.map((post) => ({
      id: text(post.ServiceWorkloadName, text(post.ServiceDisplayName, text(post.Id))),
      name: text(post.ServiceDisplayName, text(post.ServiceWorkloadName, 'Microsoft 365')),
      health: healthOf(needText(post.Status, 'Status'), WORDS),
    }));
    return pageReading(
      'm365',
      {
        components,
        incidents: posts.flatMap((post, index) => toIncident(post, components[index])),
        maintenances: [],
        updatedAt: latest(
          posts.map((post) => parseTime(post.InternalDateTime) ?? parseTime(post.AuthoredDateTime)),
        ),
      },
      input,
      { incidents: 'degraded' },
    );
  },
};

function toIncident(
  post: Row,
  component: { id: string; name: string; health: Health } | undefined,
): FeedIncident[] {
  if (!component || component.health === 'operational' || component.health === 'unknown') return [];
  return [
    {
      id: text(post.Id, component.id),
      title: htmlToText(text(post.Title)) || component.name,
      phase: 'investigating',
      health: component.health,
      startedAt: parseTime(post.AuthoredDateTime),
      updatedAt: parseTime(post.InternalDateTime),
      components: [component.id],
      url: null,
      update: htmlToText(text(post.Message)) || null,
    },
  ];
}

function readPosts(document: FeedDocument): readonly Row[] {
  const items = statusItems(document);
  if (items.length > 0) return items;
  const body = readJson(document);
  return Array.isArray(body) ? body.map((post) => row(post, 'post')) : [row(body, 'the post')];
}

/** Items of the RSS form, as posts. */
function statusItems(document: FeedDocument): Row[] {
  const channel = child(peekXml(document) ?? undefined, 'channel');
  if (!/\b(?:admin center|microsoft)\b/i.test(line(child(channel, 'title')))) return [];
  return elements(channel, 'item').flatMap((item) => {
    const status = line(child(item, 'status'));
    const title = line(child(item, 'title'));
    if (status === '') return [];
    return [
      {
        Id: line(child(item, 'guid')) || title || 'post',
        Title: title,
        Message: line(child(item, 'description')),
        Status: status,
        AuthoredDateTime: line(child(item, 'pubdate')),
        ServiceDisplayName: line(child(channel, 'title')),
      },
    ];
  });
}
