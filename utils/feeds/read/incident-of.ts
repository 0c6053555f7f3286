import type { LogItem } from './log-item.ts';

/**
 * Ids that tell entries apart: the guid, unless all entries share one while their links differ or are missing
 * (StatusIQ); else the link, unless all share that (AWS); else title and date.
 */
export function identify(items: LogItem[]): LogItem[] {
  const links = new Set(items.map(({ url }) => url));
  const sameLink = items.length > 1 && links.size === 1;
  const sameGuid = items.length > 1 && new Set(items.map(({ id }) => id)).size === 1;
  const useGuid = !sameGuid || (sameLink && !links.has(null));
  return items.map((item) => {
    const own = `${item.title} ${item.updatedAt ?? ''}`.trim();
    return { ...item, id: (useGuid && item.id) || (!sameLink && item.url) || own };
  });
}

/**
 * Gives the entries of a log of updates (StatusCast, Better Stack, Cachet) the id of their incident: the link
 * that they share while others have another; else the part of the guid before its last piece
 * (`/900001/1004`, `...:incident.update`); else the title. A log with one entry per incident stays as it is.
 */
export function joinPosts(items: readonly LogItem[]): readonly LogItem[] {
  const links = new Set(items.map(({ url }) => url));
  const key = links.size > 1 ? byLink(items) : (byGuid(items) ?? byTitle(items));
  return key === null ? items : items.map((item) => ({ ...item, id: key(item) ?? item.id }));
}

type Key = (item: LogItem) => string | null;

/** Entries with one link are posts about one incident, unless it leads to a page that is about more than that. */
function byLink(items: readonly LogItem[]): Key | null {
  const key: Key = ({ url, title }) => {
    if (url === null || !/^https?:\/\/[^/]+\/.*[\p{L}\d]/u.test(url)) return null;
    return /\d[^/]*\/?$/.test(url) ? url : `${url} ${bare(title)}`;
  };
  return isShared(items, key) ? key : null;
}

function byGuid(items: readonly LogItem[]): Key | null {
  const key: Key = ({ id }) => {
    const [, prefix] = /^(.*[^/#.:-])(?:[/#.:]|-update-)[\w-]{1,40}$/.exec(id) ?? [];
    // "…/incidents" comes before every incident: what names one has a number in it.
    return prefix && /\d[^/#.:]*$/.test(prefix) ? prefix : null;
  };
  return new Set(items.map(key)).size > 1 && isShared(items, key) ? key : null;
}

function byTitle(items: readonly LogItem[]): Key | null {
  const key: Key = ({ title, categories }) => (bare(title) ? [bare(title), ...categories].join(' ') : null);
  return isShared(items, key) ? key : null;
}

/** True when at least two entries that have guids of their own agree in a key. */
function isShared(items: readonly LogItem[], key: Key): boolean {
  const guids = new Map<string, string>();
  return items.some((item) => {
    const value = key(item);
    if (value === null || item.id === '') return false;
    const known = guids.get(value);
    guids.set(value, item.id);
    return known !== undefined && known !== item.id;
  });
}

/** A title without the states that stand around it. */
function bare(title: string): string {
  return title
    .slice(0, 300)
    .toLowerCase()
    .replace(
      /^(?:\[[^[\]]{1,40}\]|【[^【】]{1,40}】|(?:update|updated|resolved|investigating|identified|monitoring) ?:) */u,
      '',
    )
    .replace(/ [-–—] (?:update|updated|resolved|investigating|identified|monitoring)$/u, '')
    .trim();
}
