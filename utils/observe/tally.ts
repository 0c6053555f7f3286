import { type FailureKind, outcomeOf } from './outcome.ts';
import type { Observation, ObservationLog } from './types.ts';

/** How one host has been doing lately. Times are epoch ms UTC. */
export type HostTally = {
  /** Without a leading `www.`, which is the same site to everybody. */
  host: string;
  service: string | null;
  sub: boolean;
  /** A status feed that we asked, not a page that anybody opened. */
  feed: boolean;
  /** What the present streak says: it works, or the way in which it fails most often. */
  outcome: 'works' | FailureKind;
  /** First and last observation of the present streak. */
  since: number;
  at: number;
  /** Observations in the present streak. */
  count: number;
  /** How often it changed between working and failing. */
  flips: number;
  /** HTTP status of the last observation, where seen. */
  status: number | null;
};

/** Sums the log up per host, pages and sub-resources apart. Only what is not older than `from` counts. */
export function tallyHosts(log: ObservationLog, from: number): readonly HostTally[] {
  const known = tallied.get(log);
  if (known?.from === from) return known.tallies;
  const tallies = tallyAll(log, from);
  tallied.set(log, { from, tallies });
  return tallies;
}

/** One log is asked about for every service of a judgement. */
const tallied = new WeakMap<ObservationLog, { from: number; tallies: readonly HostTally[] }>();

function tallyAll(log: ObservationLog, from: number): HostTally[] {
  const groups = Map.groupBy(
    log.filter((observation) => observation.at >= from),
    ({ host, service, sub, feed }) => `${sub ? 'sub' : feed ? 'feed' : 'page'} ${service} ${siteOf(host)}`,
  );
  return [...groups.values()].flatMap((observations) => tally(observations) ?? []);
}

function siteOf(host: string): string {
  return host.replace(/^www\./, '');
}

function tally(observations: readonly Observation[]): HostTally | null {
  let result: HostTally | null = null;
  let kinds = new Map<'works' | FailureKind, number>();
  for (const observation of observations.toSorted((a, b) => a.at - b.at)) {
    const outcome = outcomeOf(observation);
    if (outcome === null) continue;
    const { host, service, at, sub = false, feed = false, count = 1, status = null } = observation;
    if (result === null || (result.outcome === 'works') !== (outcome === 'works')) {
      const flips: number = result === null ? 0 : result.flips + 1;
      result = { host: siteOf(host), service, sub, feed, outcome, since: at, at, count: 0, flips, status };
      kinds = new Map();
    }
    kinds.set(outcome, (kinds.get(outcome) ?? 0) + count);
    result = { ...result, at, status, count: result.count + count, outcome: mostFrequent(kinds, outcome) };
  }
  return result;
}

/** The latest wins a tie. */
function mostFrequent<T>(counts: ReadonlyMap<T, number>, latest: T): T {
  let best = latest;
  for (const [kind, count] of counts) if (count > (counts.get(best) ?? 0)) best = kind;
  return best;
}
