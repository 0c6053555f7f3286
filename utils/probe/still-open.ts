/** What a check had to leave out is asked when it is allowed within this time, ms; later it is a check of its own. */
export const STILL_OPEN = 5 * 60_000;
