import * as z from 'zod/mini';
import type { Fetch } from '../net/fetch.ts';
import { HOUR } from './bucket.ts';
import { readJson } from './fetch-json.ts';

/** One public post that says a service is down. Nobody has checked it. */
export const mentionSchema = z.object({
  source: z.enum(['hacker-news', 'mastodon']),
  /** Epoch ms UTC. */
  at: z.number(),
  /** https page of the post. */
  url: z.string(),
});
/** What public places say of one service. Unconfirmed: never evidence of more than talk. */
export const mentionsSchema = z.object({ at: z.number(), since: z.number(), posts: z.array(mentionSchema) });
export type Mention = z.infer<typeof mentionSchema>;
export type Mentions = z.infer<typeof mentionsSchema>;

/** Talk older than this says nothing of the present, ms. */
const WINDOW = 2 * HOUR;
const LONGEST_ANSWER = 1_000_000;

const hackerNewsSchema = z.object({
  hits: z.array(z.object({ objectID: z.string(), created_at_i: z.number() })),
});
const mastodonSchema = z.array(z.object({ created_at: z.string(), url: z.nullable(z.string()) }));

type Asking = { fetch: Fetch; now: number; signal?: AbortSignal };

/**
 * Counts what Hacker News and one Mastodon instance said of a service in the last two hours. For followed
 * services only, on the clock, and only where the person has turned it on: it tells both places the
 * service's name. Never throws; a place that cannot be read adds nothing. `instance` is a host name.
 */
export async function fetchMentions(
  { name, instance }: { name: string; instance: string | null },
  asking: Asking,
): Promise<Mentions> {
  const since = asking.now - WINDOW;
  const posts = await Promise.all([
    readHackerNews(name, since, asking),
    instance === null ? [] : readMastodon(name, instance, asking),
  ]);
  const recent = posts.flat().filter(({ at }) => at >= since && at <= asking.now);
  return { at: asking.now, since, posts: recent.sort((a, b) => b.at - a.at) };
}

async function readHackerNews(name: string, since: number, asking: Asking): Promise<Mention[]> {
  const query = new URLSearchParams({
    query: `"${name} down"`,
    tags: '(story,comment)',
    numericFilters: `created_at_i>${Math.floor(since / 1000)}`,
  });
  const url = `https://hn.algolia.com/api/v1/search_by_date?${query}`;
  const answer = await readJson(asking.fetch, url, hackerNewsSchema, options(asking));
  if (answer.kind !== 'read') return [];
  return answer.value.hits.map(({ objectID, created_at_i }) => ({
    source: 'hacker-news',
    at: created_at_i * 1000,
    url: `https://news.ycombinator.com/item?id=${encodeURIComponent(objectID)}`,
  }));
}

async function readMastodon(name: string, instance: string, asking: Asking): Promise<Mention[]> {
  const tag = `${hashtag(name)}down`;
  const url = `https://${instance}/api/v1/timelines/tag/${encodeURIComponent(tag)}?limit=40`;
  const answer = await readJson(asking.fetch, url, mastodonSchema, options(asking));
  if (answer.kind !== 'read') return [];
  return answer.value
    .map((post) => ({ source: 'mastodon' as const, at: Date.parse(post.created_at), url: post.url ?? '' }))
    .filter((post) => post.url.startsWith('https://') && !Number.isNaN(post.at));
}

function options({ signal }: Asking) {
  return { limit: LONGEST_ANSWER, ...(signal && { signal }) };
}

/** Hashtags know letters and digits only. */
function hashtag(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
