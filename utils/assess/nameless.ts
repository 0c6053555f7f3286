import { freshProbe } from './freshness.ts';
import type { Situation } from './types.ts';

/**
 * The host of the last check where no resolver knows that name and it is none of the service's own: mistyped, or
 * taken away on purpose.
 */
export function namelessHost(situation: Situation): string | null {
  const probe = freshProbe(situation);
  const answers = probe?.dns.filter(({ rcode }) => rcode !== null) ?? [];
  if (!probe || answers.length === 0 || answers.some(({ rcode }) => rcode !== 'NXDOMAIN')) return null;
  const bare = probe.host.replace(/^www\./, '');
  // what the site's own pages ask for was no slip of the hand
  const isAsked = situation.observations.some(({ host, sub }) => sub && host === probe.host);
  return isAsked || situation.service.hosts.includes(bare) ? null : bare;
}
