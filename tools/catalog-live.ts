import type { CatalogData, FeedSource } from '../utils/catalog/types.ts';
import { detectFormat, parseFeed } from '../utils/feeds/parse.ts';
import { FeedError } from '../utils/feeds/reading.ts';
import { formatById } from '../utils/feeds/registry.ts';
import { type AskParts, askFeed } from '../utils/poll/ask.ts';
import { mapLimit } from '../utils/poll/map-limit.ts';

/** Requests at once, over all hosts. */
const LANES = 4;
/** Each request waits up to that long first, ms: 350 feeds are then spread over some minutes. */
const JITTER = 4000;

/** A feed that is not where or what the catalogue says. */
export type Finding = { services: string[]; url: string; format: string } & (
  | { found: 'moved'; host: string }
  | { found: 'other-format'; now: string }
  | { found: 'unreadable'; reason: string }
);

export type LiveParts = AskParts & {
  /** Waits that many ms. */
  pause: (ms: number) => Promise<void>;
  /** 0..1. */
  random: () => number;
  onFinding: (finding: Finding) => void;
};

type Asked = { url: string; format: string; parts: { service: string; source: FeedSource }[] };

/** Asks every feed of the catalogue once, slowly, and tells of each one that moved or cannot be read. */
export async function checkLive(
  data: CatalogData,
  live: LiveParts,
): Promise<{ asked: number; found: number }> {
  const feeds = shuffled(uniqueFeeds(data), live.random);
  let found = 0;
  await mapLimit(feeds, LANES, async (feed) => {
    await live.pause(live.random() * JITTER);
    const finding = await judge(feed, live);
    if (!finding) return;
    found += 1;
    live.onFinding(finding);
  });
  return { asked: feeds.length, found };
}

function uniqueFeeds({ services }: CatalogData): Asked[] {
  const byUrl = new Map<string, Asked>();
  for (const { id, feed, also = [] } of services) {
    for (const source of feed ? [feed, ...also] : []) {
      const asked = byUrl.get(source.url) ?? { url: source.url, format: source.format, parts: [] };
      asked.parts.push({ service: id, source });
      byUrl.set(source.url, asked);
    }
  }
  return [...byUrl.values()];
}

async function judge({ url, format: id, parts }: Asked, live: LiveParts): Promise<Finding | null> {
  const about = (services: string[]) => ({ services: [...new Set(services)], url, format: id });
  const all = about(parts.map(({ service }) => service));
  const format = formatById(id);
  if (!format) return { ...all, found: 'unreadable', reason: `no format ${id}` };
  const answer = await askFeed(url, format, undefined, live);
  if (answer.kind === 'unchanged') return null;
  if (answer.kind === 'failed') {
    const [, host] = /^moved: (.+)$/.exec(answer.reason) ?? [];
    return host === undefined
      ? { ...all, found: 'unreadable', reason: answer.reason }
      : { ...all, found: 'moved', host };
  }
  const { documents } = answer;
  for (const { service, source } of parts) {
    const { filter } = source;
    try {
      parseFeed({ documents, at: live.now(), format: id, ...(filter && { filter }) });
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      const [main] = documents;
      const now = main && detectFormat(main)?.id;
      if (now && now !== id) return { ...all, found: 'other-format', now };
      return { ...about([service]), found: 'unreadable', reason: `${error.reason}: ${error.message}` };
    }
  }
  return null;
}

/** Neighbours in the catalogue often share a host; shuffled, no host is asked many times in a row. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
