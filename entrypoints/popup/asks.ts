import type { Service } from '../../utils/catalog/types.ts';
import type { Settings } from '../../utils/store/settings.ts';

/** Third parties that a check asks about the host, by name. */
const OPERATORS = ['Cloudflare', 'Google', 'Globalping', 'RIPEstat', 'OONI'];

/** Whom "Check now" asks, so that the person knows before pressing it. */
export function asksOf(service: Service, { sources }: Settings): string[] {
  return [...(service.feed && sources.feeds ? [service.name] : []), ...(sources.probes ? OPERATORS : [])];
}
