/** A reading that misses so many polls is neither green nor red. */
const MISSED_POLLS = 4;
/** The pace of polling where nothing else is said, ms; what is asked more often is trusted as long. */
const PERIOD = 5 * 60_000;

/** How long a reading can be trusted, ms, at that pace of polling. */
export function staleAfter(period = PERIOD): number {
  return MISSED_POLLS * Math.max(period, PERIOD);
}
