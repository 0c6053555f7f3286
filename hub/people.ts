import { setImmediate as yieldTurn } from 'node:timers/promises';
import { DAY, QUARTER, quarterOf, WEEK } from '../utils/crowd/bucket.ts';
import { utcOffsetOf } from '../utils/crowd/countries.ts';
import { REPORT_EXPIRES_AFTER } from '../utils/crowd/reports.ts';
import { type CountryCount as CountrySignal, scopeOf, worseLevel } from '../utils/crowd/scope.ts';
import { ELSEWHERE, type ServiceSignals } from '../utils/crowd/signals.ts';
import { emptySurgeState, type Judged, type SurgeState, step } from '../utils/crowd/surge.ts';
import type { SurgeLevel } from '../utils/crowd/types.ts';
import type { CountryCount, HubStore } from './store/types.ts';

/** Counts below this in a country could point at a person and are added to `elsewhere`. */
const FEW = 3;
const HISTORY = 4 * WEEK;
/** Going through weeks of counts lets others have their turn after this much of them, ms. */
const LONG_WORK = DAY / 2;
const SHOWN = DAY / QUARTER;
/** Reports may be this late, ms, and a little more for clocks that differ. */
const SETTLED = REPORT_EXPIRES_AFTER + QUARTER;
/** The sum over all countries is judged like a country of its own. */
const WORLD = '';

/** A detector per country, each up to the same quarter of an hour. */
type Detectors = {
  /** Start of the first quarter of an hour that was not judged yet. */
  upTo: number;
  states: Map<string, SurgeState>;
};

/** What is known of one service. */
type Watch = Detectors & {
  /** Start of the first quarter that was ever judged: the silence of a new country begins there. */
  begin: number;
  /** As it was a day ago. No report can come for what was before, so nothing changes in it. */
  base: Detectors;
  /** Reports by country and quarter since then, as they were judged. */
  recent: CountryCount[];
  /** The same time, judged as a whole. */
  judged: Judged[];
};

export type People = {
  /** Everything that the hub tells of a service now. */
  signals: (service: string) => Promise<ServiceSignals>;
};

/**
 * Judges the counts of the store. Detectors live in memory and follow the quarters; what they know can
 * always be had again by going through the last four weeks of counts.
 */
export function createPeople({
  store,
  now,
}: {
  store: Pick<HubStore, 'counts' | 'symptoms' | 'reporters' | 'startedAt'>;
  now: () => number;
}): People {
  const watches = new Map<string, Promise<Watch | undefined>>();
  const silence = createSilence();
  let startedAt: number | null = null;

  /**
   * Judges the quarters that have ended since the last time. Where a late report has changed one of them, the
   * last day is judged anew: what is stored is what is shown, whenever it came and whoever took it.
   */
  async function follow(service: string, last: Watch | undefined): Promise<Watch> {
    const present = quarterOf(now());
    startedAt ??= await store.startedAt(now());
    const settled = present - SETTLED;
    // after a clock that ran ahead is right again, what was judged is about a time to come
    const isPast = last && last.begin <= present && last.base.upTo <= Math.max(settled, last.begin);
    const known = isPast ? last : undefined;
    const from = known ? Math.min(known.base.upTo, settled) : present - HISTORY;
    const counts = await store.counts(service, from);
    if (known && (counts[0]?.time ?? present) < known.begin) return follow(service, undefined);
    const first = quarterOf(Math.max(startedAt, present - HISTORY));
    const begin = known?.begin ?? Math.max(Math.min(first, counts[0]?.time ?? present), present - HISTORY);
    const byQuarter = Map.groupBy(counts, (count) => count.time);
    const old = known?.base ?? { upTo: begin, states: new Map<string, SurgeState>() };
    const base = await judge(old, settled, begin, byQuarter, () => {});

    const recent = counts.filter((count) => count.time >= settled);
    const isAsJudged =
      known !== undefined && known.upTo <= present && sameUpTo(known.upTo, settled, known.recent, recent);
    const judged = isAsJudged ? known.judged.filter(({ time }) => time >= settled) : [];
    const tip = isAsJudged ? known : { upTo: base.upTo, states: new Map(base.states) };
    const next = await judge(tip, present, begin, byQuarter, (result) => judged.push(result));
    return { ...next, begin, base, recent, judged };
  }

  /** Detectors after the quarters up to a time; the sum of all countries of each is told. */
  async function judge(
    { upTo, states: before }: Detectors,
    end: number,
    begin: number,
    byQuarter: ReadonlyMap<number, CountryCount[]>,
    tell: (world: Judged) => void,
  ): Promise<Detectors> {
    const states = new Map(before);
    let time = upTo;
    for (; time < end; time += QUARTER) {
      if ((time - upTo) % LONG_WORK === LONG_WORK - QUARTER) await yieldTurn();
      const quarter = sumByCountry(byQuarter.get(time) ?? []);
      for (const country of new Set([WORLD, ...states.keys(), ...quarter.keys()])) {
        const state = states.get(country) ?? silence(begin, time, utcOffsetOf(country));
        const [next, result] = step(state, { time, count: quarter.get(country) ?? 0 }, utcOffsetOf(country));
        states.set(country, next);
        if (country === WORLD) tell(result);
      }
    }
    return { upTo: time, states };
  }

  /** One at a time for a service, or two requests would judge the same quarter twice. */
  function watchOf(service: string): Promise<Watch> {
    const before = watches.get(service);
    const next = (before ?? Promise.resolve(undefined)).then((known) => follow(service, known));
    // what is kept for the next one never rejects: nobody might be listening
    const kept = next.catch(() => before);
    watches.set(service, kept);
    return next;
  }

  async function signals(service: string): Promise<ServiceSignals> {
    const at = now();
    const { upTo, states, judged: all, recent } = await watchOf(service);
    const judged = all.slice(1 - SHOWN);
    const byCountry = sumByCountry(recent.filter((count) => count.time === upTo));
    const present = new Map(
      [...new Set([WORLD, ...states.keys(), ...byCountry.keys()])].map((country) => {
        const state = states.get(country) ?? emptySurgeState();
        const count = byCountry.get(country) ?? 0;
        return [country, presentOf(...step(state, { time: upTo, count }, utcOffsetOf(country)))] as const;
      }),
    );
    const world = present.get(WORLD);
    // the quarter that has just begun says little, until it has more to say than the one before
    const previous = judged.at(-1);
    const shown = previous && world && previous.count > world.now.count ? previous.time : upTo;
    const countries = [...present]
      .filter(([country]) => country !== WORLD)
      .map(([country, { level, now: judgedNow, before }]) => {
        const { count, expected } = shown === upTo ? judgedNow : (before ?? judgedNow);
        return { country, count, expected, level };
      })
      .sort((a, b) => b.count - b.expected - (a.count - a.expected));
    const level = [...present.values()].reduce<SurgeLevel>(
      (worst, each) => worseLevel(worst, each.level),
      'none',
    );
    const starts = [...present.values()].flatMap(({ since }) => (since === null ? [] : [since]));
    const buckets = [...judged, ...(world ? [world.now] : [])].map(({ time, count, expected }) => ({
      time,
      count,
      expected: round(expected),
    }));
    return {
      service,
      at,
      level,
      since: level === 'none' || starts.length === 0 ? null : Math.min(...starts),
      scope: scopeOf(level, countries),
      countries: foldFew(countries),
      symptoms: await store.symptoms(service, at - DAY),
      reporters: await store.reporters(service, at),
      buckets,
      series: seriesOf(recent, buckets),
    };
  }

  return { signals };
}

/** A level that holds while the surge does: the worst of the last hour, and at least a warning. */
function presentOf({ newest, surge }: SurgeState, judged: Judged) {
  const isSurging = surge !== null && surge.until === null;
  const held = newest.reduce<SurgeLevel>((worst, each) => worseLevel(worst, each.level), 'warning');
  return {
    now: judged,
    before: newest.at(-2),
    level: isSurging ? held : judged.level,
    since: isSurging ? surge.since : null,
  };
}

/** Reports by country, and their sum under `WORLD`. */
function sumByCountry(counts: readonly CountryCount[]): Map<string, number> {
  const sums = new Map<string, number>([[WORLD, 0]]);
  for (const { country, count } of counts) {
    sums.set(country, (sums.get(country) ?? 0) + count);
    sums.set(WORLD, (sums.get(WORLD) ?? 0) + count);
  }
  return sums;
}

/** True when the ended quarters from a time on hold what they held when they were judged. */
function sameUpTo(
  end: number,
  from: number,
  judged: readonly CountryCount[],
  counts: readonly CountryCount[],
): boolean {
  const sums = new Map<string, number>();
  const add = (list: readonly CountryCount[], sign: number) => {
    for (const { time, country, count } of list) {
      if (time < from || time >= end) continue;
      const cell = `${time} ${country}`;
      sums.set(cell, (sums.get(cell) ?? 0) + sign * count);
    }
  };
  add(judged, 1);
  add(counts, -1);
  return [...sums.values()].every((sum) => sum === 0);
}

function foldFew(countries: readonly CountrySignal[]): CountrySignal[] {
  const shown = countries.filter(({ count, country }) => count >= FEW && country !== ELSEWHERE);
  const folded = countries.filter((each) => !shown.includes(each));
  const elsewhere: CountrySignal = {
    country: ELSEWHERE,
    count: folded.reduce((sum, { count }) => sum + count, 0),
    expected: folded.reduce((sum, { expected }) => sum + expected, 0),
    level: 'none',
  };
  return [...shown, ...(folded.length > 0 ? [elsewhere] : [])].map((each) => ({
    ...each,
    expected: round(each.expected),
  }));
}

/** A curve per country on the buckets' times, each cell below three added to `elsewhere`. */
function seriesOf(
  recent: readonly CountryCount[],
  buckets: readonly { time: number }[],
): Record<string, number[]> {
  const index = new Map(buckets.map(({ time }, i) => [time, i]));
  const series: Record<string, number[]> = {};
  for (const { time, country, count } of recent) {
    const i = index.get(time);
    if (i === undefined) continue;
    const name = count < FEW ? ELSEWHERE : country;
    series[name] ??= Array<number>(buckets.length).fill(0);
    series[name][i] = (series[name][i] ?? 0) + count;
  }
  return series;
}

/**
 * What a detector knows after a time without any report, so that a country's first report is judged by
 * the silence before it and not as if the hub were new. Shared by all services: it depends on nothing else.
 */
function createSilence(): (from: number, to: number, utcOffset: number) => SurgeState {
  const known = new Map<string, { upTo: number; state: SurgeState }>();
  return (from, to, utcOffset) => {
    const key = `${from} ${utcOffset}`;
    const last = known.get(key);
    let { upTo, state } = last && last.upTo <= to ? last : { upTo: from, state: emptySurgeState() };
    for (; upTo < to; upTo += QUARTER) [state] = step(state, { time: upTo, count: 0 }, utcOffset);
    if (known.size > 500) known.clear();
    known.set(key, { upTo, state });
    return state;
  };
}

function round(expected: number): number {
  return Math.round(expected * 1000) / 1000;
}
