import { type Health, severity } from '../../health.ts';

/** `health`, but never worse than `cap`: for pages on which one part's outage is not everybody's. */
export function atMost(cap: Health, health: Health): Health {
  return severity(health) > severity(cap) ? cap : health;
}
