import type { FeedSource } from './types.ts';

/** Key of a feed's reading: its address and, for a part of a page, which part. */
export function sourceKey({ url, filter }: FeedSource): string {
  return filter ? `${url}#${JSON.stringify([filter.components ?? [], filter.regions ?? []])}` : url;
}
