import { type Health, worst } from '../../health.ts';
import { atMost } from './scale.ts';

/**
 * Sums up a page of independent monitors: one that is down is a partial outage of the page. It is a major one
 * when `most` (more than half) or `all` of those with a known state are down.
 */
export function monitors(needed: 'most' | 'all'): (healths: readonly Health[]) => Health {
  return (healths) => {
    const known = healths.filter((health) => health !== 'unknown').length;
    const down = healths.filter((health) => health === 'major_outage').length;
    const major = needed === 'all' ? down === known && down > 0 : down * 2 > known;
    return major ? 'major_outage' : atMost('partial_outage', worst(healths));
  };
}
