import { domainOf } from '../net/domain.ts';
import { outcomeOf } from './outcome.ts';
import { LOG_SPAN } from './span.ts';
import type { Observation, ObservationLog } from './types.ts';

/** Entries kept at most; a busy quarter of an hour has some 50 pages. */
export const LOG_SIZE = 400;
/** Entries that one service (or one unknown site) may have, so that a page cannot push out what others left. */
export const LOG_SHARE = 60;
/** A repeat within this time, ms, tells nothing new. */
const REPEAT = 60_000;

/**
 * Adds an observation to the rolling log. Returns the same log when there is nothing to keep, so that
 * the caller writes only on change: aborts are left out, a success that repeats within a minute too
 * unless something has failed since, and a failure that repeats is counted in its entry.
 */
export function recordObservation(log: ObservationLog, observation: Observation): ObservationLog {
  const outcome = outcomeOf(observation);
  if (outcome === null) return log;
  const last = log.findLastIndex((entry) => isSameThing(entry, observation));
  const known = log[last];
  if (known && outcomeOf(known) === outcome && isNear(known.at, observation.at)) {
    if (outcome !== 'works') {
      return log.with(last, { ...known, count: (known.count ?? 1) + (observation.count ?? 1) });
    }
    // after a failure elsewhere it tells that the connection is still there
    if (!hasFailureAfter(log, last)) return log;
  }
  // a clock that was set back would otherwise keep entries of the future for good
  const kept = log.filter((entry) => Math.abs(observation.at - entry.at) <= LOG_SPAN);
  return [...withRoomFor(observation, kept), observation].slice(-LOG_SIZE);
}

function hasFailureAfter(log: ObservationLog, index: number): boolean {
  return log.slice(index + 1).some((entry) => outcomeOf(entry) !== 'works');
}

/** Without the oldest entry of the same source when that has had its share. */
function withRoomFor(observation: Observation, log: ObservationLog): ObservationLog {
  const source = sourceOf(observation);
  const own = log.filter((entry) => sourceOf(entry) === source);
  return own.length < LOG_SHARE ? log : log.filter((entry) => entry !== own[0]);
}

function sourceOf({ service, host }: Observation): string {
  return service ?? domainOf(host);
}

function isSameThing(a: Observation, b: Observation): boolean {
  return (
    a.host === b.host &&
    a.service === b.service &&
    (a.sub ?? false) === (b.sub ?? false) &&
    (a.feed ?? false) === (b.feed ?? false)
  );
}

function isNear(a: number, b: number): boolean {
  return Math.abs(b - a) < REPEAT;
}
