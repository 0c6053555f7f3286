import { binomial, seeded } from '../../utils/crowd/random.ts';
import type { Row } from './row.ts';
import { type CountedEvent, readRealEvents } from './surge/event.ts';
import { FIXED_RULES, ours } from './surge/rules.ts';
import { type Rule, type Score, score } from './surge/score.ts';
import { syntheticEvents } from './surge/synthetic.ts';

const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);
/** Share of the real reports that a small hub, and a very small one, would see. */
const SMALL_HUB = 0.2;
const TINY_HUB = 0.05;
/** How many times more cautious than it is. */
const FRONTIER = [100, 10, 0.3, 0.1, 0.03, 0.01];

const RULES: Record<string, Rule> = { warning: ours('warning'), danger: ours('danger'), ...FIXED_RULES };

/** What we hold ourselves to on real counts. */
const BOUNDS: Record<string, { full?: Bounds; small?: Bounds }> = {
  warning: {
    full: { found: 0.99, median: 15, falseAlarms: 0.65 },
    small: { found: 0.94, falseAlarms: 0.03 },
  },
  danger: { full: { found: 0.99, median: 15, falseAlarms: 0.03 }, small: { found: 0.91, falseAlarms: 0.01 } },
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
  const rules = Object.entries(RULES).flatMap(([name, rule]) => [
    ...rowsOf(name, 'all users', score(rule, events), BOUNDS[name]?.full),
    ...rowsOf(name, '20 % of users', scoreThinned(rule, events, SMALL_HUB), BOUNDS[name]?.small),
    ...rowsOf(name, '5 % of users', scoreThinned(rule, events, TINY_HUB)),
  ]);
  const providers = [...Map.groupBy(events, ({ provider }) => provider)].flatMap(([provider, own]) =>
    Object.entries(RULES).flatMap(([name, rule]) =>
      rowsOf(name, `${provider} (${own.length})`, score(rule, own)),
    ),
  );
  return [...rules, ...providers, ...FRONTIER.flatMap((caution) => frontierRows(caution, events))];
}

/** What a more or less cautious danger would buy: finds of a small hub against alarms of a large one. */
function frontierRows(caution: number, events: readonly CountedEvent[]): Row[] {
  const rule = ours('danger', caution);
  const name = `danger, chances / ${caution}`;
  const large = score(rule, events);
  const small = scoreThinned(rule, events, SMALL_HUB);
  return [
    { bench: 'surge', name: `${name}, all users: false alarms`, value: large.falseAlarms, unit: '/24 h' },
    { bench: 'surge', name: `${name}, 20 % of users: found`, value: 100 * small.found, unit: '%' },
    { bench: 'surge', name: `${name}, 20 % of users: false alarms`, value: small.falseAlarms, unit: '/24 h' },
  ];
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

/** The same onsets as a hub with that share of the users would see them: the mean over 20 draws. */
function scoreThinned(rule: Rule, events: readonly CountedEvent[], share: number): Score {
  const scores = SEEDS.map((seed) => {
    const random = seeded(seed);
    return score(
      rule,
      events.map((event) => ({
        ...event,
        counts: event.counts.map(({ time, count }) => ({ time, count: binomial(count, share, random) })),
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
