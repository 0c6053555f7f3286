import type { FeedSource } from '../catalog/types.ts';
import type { KeyIn } from './row-registry.ts';

/** Key of a change of a verdict; keys of one service are in the order of time. `at` is epoch ms UTC. */
export function historyKey(service: string, at: number): string {
  return `${service}|${new Date(at).toISOString()}`;
}

/** Key of a feed's reading: its address and, for a part of a page, which part. */
export function sourceKey({ url, filter }: FeedSource): string {
  return filter ? `${url}#${JSON.stringify([filter.components ?? [], filter.regions ?? []])}` : url;
}

/** Key of what public places say of a service, beside its row of people's reports. */
export function mentionsKey(service: string): KeyIn<'people'> {
  return `mentions|${service}`;
}
