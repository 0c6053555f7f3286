import { type Count, hourOfWeek, QUARTER, WEEK } from './bucket.ts';
import { dayCurve } from './curve.ts';

/** A ratio kept as its two sums: reports, and the quarters of an hour (weighted by the curve) behind them. */
type Ratio = { reports: number; quarters: number };

/** What is usual for one service in one country. Plain data, small, grows no further with time. */
export type Baseline = {
  /** The service's size here: reports per quarter of an hour over a day, of the last weeks. */
  size: Ratio;
  /** The same per hour of the week (168), so that a service's own rhythm replaces the day curve. */
  hours: Ratio[];
  /** The quiet ones of the last two hours that were learnt, oldest first. */
  recent: Ratio[];
  /** Counts of the quiet quarters of the last seven hours, oldest first. */
  lately: number[];
  /** How far quiet counts lie from what was expected: squared distances, and the reports expected there. */
  spread: { squares: number; expected: number };
};

/** What to expect at a time, in reports per quarter of an hour. */
export type Expectation = {
  /** At this hour of the week, given how the last hours went. */
  now: number;
  /** On average over a day. */
  size: number;
  /** On average over the last four quiet hours. */
  lately: number;
  /** The middle count of the last seven quiet hours; null with less than four hours behind it. */
  median: number | null;
  /** How far this service's quiet counts lie from what was expected, as variance to mean. */
  spread: Baseline['spread'];
};

/**
 * What little history cannot exclude is taken for usual: as if eight reports had been overlooked. After a day
 * that is a twelfth of a report per quarter of an hour, after four weeks nothing.
 */
const UNKNOWN: Ratio = { reports: 8, quarters: 3 };

/** An hour of the week counts for itself once three weeks of it were seen; until then the curve does. */
const CURVE_WEIGHT = 12;

/** The last two hours are shrunk to the day's mean, as if it had filled two more. */
const SIZE_WEIGHT = 8;
const RECENT = 8;

/** Quiet quarters that are kept one by one: seven hours, as the plain rules of others do. */
const LATELY = 28;
/** The newest of them that `lately` is the mean of, and how many quarters of the day's mean are mixed in. */
const LATELY_MEAN = 16;
const LATELY_WEIGHT = 4;
/** Quiet quarters before distances from the expected teach anything: before that the guess is at fault. */
const SPREAD_FROM = 8;
/** One quarter adds at most this many times what was expected there, so that one blip is not a habit. */
const MOST_SPREAD = 60;

/** A quarter of an hour in a surge teaches its hour of the week at most this many times what was expected. */
const MOST_LEARNT = 3;

/** Memory of the baseline, in quarters of an hour: four weeks. */
const MEMORY = (4 * WEEK) / QUARTER;
/** The same for one hour of the week, which has four quarters a week. */
const HOUR_MEMORY = MEMORY / 168;

export function emptyBaseline(): Baseline {
  return {
    size: { reports: 0, quarters: 0 },
    hours: Array.from({ length: 168 }, () => ({ reports: 0, quarters: 0 })),
    recent: [],
    lately: [],
    spread: { squares: 0, expected: 0 },
  };
}

/**
 * The baseline after one more quiet quarter of an hour. `utcOffset` of the country, hours; `expected` is what
 * was expected of it when it came.
 */
export function learn(
  baseline: Baseline,
  { time, count }: Count,
  utcOffset: number,
  expected: number,
): Baseline {
  const seen = { reports: count, quarters: dayCurve(time, utcOffset) };
  return {
    size: add(baseline.size, seen, MEMORY),
    hours: withHour(baseline.hours, { time, count }),
    recent: [...baseline.recent.slice(1 - RECENT), seen],
    lately: [...baseline.lately.slice(1 - LATELY), count],
    spread: learnSpread(baseline, count, expected),
  };
}

function learnSpread(baseline: Baseline, count: number, expected: number): Baseline['spread'] {
  if (ageOf(baseline) <= SPREAD_FROM) return baseline.spread;
  const kept = 1 - 1 / MEMORY;
  const square = Math.min((count - expected) ** 2, MOST_SPREAD * Math.max(1, expected));
  const { squares, expected: before } = baseline.spread;
  return { squares: squares * kept + square, expected: before * kept + expected };
}

/**
 * The baseline after a quarter of an hour that was too high: only its hour of the week learns of it, and no
 * more than a few times what was expected. One surge hardly matters so; what comes every week becomes usual.
 */
export function learnSurge(baseline: Baseline, { time, count }: Count, expected: number): Baseline {
  const bounded = { time, count: Math.min(count, MOST_LEARNT * expected) };
  return { ...baseline, hours: withHour(baseline.hours, bounded) };
}

/** How much history there is, as quarters of an hour. */
export function ageOf({ size }: Baseline): number {
  return size.quarters;
}

/** What is usual at a time: the hour of the week, shrunk to the day curve where history is thin. */
export function expect(baseline: Baseline, time: number, utcOffset: number): Expectation {
  const size = rate(baseline.size, UNKNOWN.reports, UNKNOWN.quarters);
  const hour = baseline.hours[hourOfWeek(time)] ?? UNKNOWN;
  const rhythm =
    (hour.reports / size + CURVE_WEIGHT * dayCurve(time, utcOffset)) / (hour.quarters + CURVE_WEIGHT);
  const recent = rate(sum(baseline.recent), size * SIZE_WEIGHT, SIZE_WEIGHT);
  return {
    now: rhythm * Math.max(size, recent),
    size,
    lately: meanOf(baseline.lately.slice(-LATELY_MEAN), size),
    median: baseline.lately.length < LATELY_MEAN ? null : middleOf(baseline.lately),
    spread: baseline.spread,
  };
}

/** What is expected where nothing but a mean is known. */
export function plainExpectation(mean: number): Expectation {
  return { now: mean, size: mean, lately: mean, median: null, spread: { squares: 0, expected: 0 } };
}

function meanOf(counts: readonly number[], size: number): number {
  const reports = counts.reduce((all, count) => all + count, 0);
  return (reports + LATELY_WEIGHT * size) / (counts.length + LATELY_WEIGHT);
}

function middleOf(counts: readonly number[]): number {
  return counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
}

function withHour(hours: readonly Ratio[], { time, count }: Count): Ratio[] {
  const hour = hourOfWeek(time);
  return hours.with(hour, add(hours[hour] ?? UNKNOWN, { reports: count, quarters: 1 }, HOUR_MEMORY));
}

function add(to: Ratio, { reports, quarters }: Ratio, memory: number): Ratio {
  const kept = 1 - 1 / memory;
  return { reports: to.reports * kept + reports, quarters: to.quarters * kept + quarters };
}

function sum(ratios: readonly Ratio[]): Ratio {
  return ratios.reduce(
    (all, one) => ({ reports: all.reports + one.reports, quarters: all.quarters + one.quarters }),
    { reports: 0, quarters: 0 },
  );
}

function rate({ reports, quarters }: Ratio, priorReports: number, priorQuarters: number): number {
  return (reports + priorReports) / (quarters + priorQuarters);
}
