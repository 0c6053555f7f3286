import { binomial, seeded } from '../../utils/crowd/random.ts';
import type { Row } from './row.ts';
import { type CountedEvent, readRealEvents } from './surge/event.ts';
import { FIXED_RULES, ours } from './surge/rules.ts';
import { type Rule, type Score, score } from './surge/score.ts';
import { syntheticEvents } from './surge/synthetic.ts';

const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);
const SMALL_HUB = 0.2;

const RULES: Record<string, Rule> = { warning: ours('warning'), danger: ours('danger'), ...FIXED_RULES };

/** What we hold ourselves to on real counts. */
const BOUNDS: Record<string, { full?: Bounds; small?: Bounds }> = {
  warning: { full: { found: 0.99, median: 0, falseAlarms: 0.8 } },
  danger: {
    full: { found: 0.99, median: 15, falseAlarms: 0.03 },
    small: { found: 0.97, falseAlarms: 0.02 },
  },
};
type Bounds = { found: number; median?: number; falseAlarms: number };

/** Finds onsets in report counts, beside the rules that others use, on the same counts. */
export async function run(): Promise<Row[]> {
  const real = readRealEvents();
  const events = real ?? syntheticEvents(100, 1);
  console.log(
    real
      ? `surge: ${events.length} real onsets from ../shared/crowd`
      : 'surge: no real counts at ../shared/crowd; synthetic counts of the documented dispersion',
  );
  return Object.entries(RULES).flatMap(([name, rule]) => [
    ...rowsOf(name, 'all users', score(rule, events), BOUNDS[name]?.full),
    ...rowsOf(name, '20 % of users', scoreThinned(rule, events), BOUNDS[name]?.small),
  ]);
}

function rowsOf(rule: string, volume: string, result: Score, bounds?: Bounds): Row[] {
  const { found, median, falseAlarms } = result;
  return [
    {
      name: 'found',
      value: 100 * found,
      unit: '%',
      limit: bounds && `>= ${100 * bounds.found}`,
      held: found >= (bounds?.found ?? 0),
    },
    {
      name: 'delay',
      value: median,
      unit: 'min',
      limit: bounds?.median === undefined ? undefined : `<= ${bounds.median}`,
      held: median <= (bounds?.median ?? Number.POSITIVE_INFINITY),
    },
    {
      name: 'false alarms',
      value: falseAlarms,
      unit: '/24 h',
      limit: bounds && `<= ${bounds.falseAlarms}`,
      held: falseAlarms <= (bounds?.falseAlarms ?? Number.POSITIVE_INFINITY),
    },
  ].map(({ name, value, unit, limit, held }) => ({
    bench: 'surge',
    name: `${rule}, ${volume}: ${name}`,
    value,
    unit,
    ...(limit && { bound: { text: limit, held } }),
  }));
}

/** The same onsets as a hub with a fifth of the users would see them: the mean over 20 draws. */
function scoreThinned(rule: Rule, events: readonly CountedEvent[]): Score {
  const scores = SEEDS.map((seed) => {
    const random = seeded(seed);
    return score(
      rule,
      events.map((event) => ({
        ...event,
        counts: event.counts.map(({ time, count }) => ({ time, count: binomial(count, SMALL_HUB, random) })),
      })),
    );
  });
  const mean = (pick: (result: Score) => number) =>
    scores.reduce((sum, result) => sum + pick(result), 0) / scores.length;
  return {
    found: mean((result) => result.found),
    median: mean((result) => result.median),
    falseAlarms: mean((result) => result.falseAlarms),
    missed: scores.flatMap((result) => result.missed),
  };
}
