/** How long an observation counts, ms: minutes only, for privacy and because older ones decide nothing. */
export const LOG_SPAN = 15 * 60_000;
