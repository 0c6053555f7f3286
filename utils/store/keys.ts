import type { FeedSource } from '../catalog/types.ts';

/** Key of a change of a verdict; keys of one service are in the order of time. `at` is epoch ms UTC. */
export function historyKey(service: string, at: number): string {
  return `${service}|${new Date(at).toISOString()}`;
}

/** Key of a feed's reading: its address and, for a part of a page, which part. */
export function sourceKey({ url, filter }: FeedSource): string {
  return filter ? `${url}#${JSON.stringify([filter.components ?? [], filter.regions ?? []])}` : url;
}

const MENTIONS = 'mentions|';

/** Key of what public places say of a service, beside its row of people's reports. */
export function mentionsKey(service: string): string {
  return MENTIONS + service;
}

/** The service of such a key; null for other keys. */
export function serviceOfMentions(key: string): string | null {
  return key.startsWith(MENTIONS) ? key.slice(MENTIONS.length) : null;
}
