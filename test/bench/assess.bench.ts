import { loadCatalog } from '../../tools/catalog-data.ts';
import { decisionTable, type Judge, officialOnly, ours, pingOnly } from './assess/judges.ts';
import { replayAll } from './assess/replays.ts';
import { type Score, scoreOf } from './assess/score.ts';
import { timeToAssess } from './assess/speed.ts';
import type { Row } from './row.ts';

const BENCH = 'assess';
const JUDGES: Record<string, Judge> = {
  ours,
  'decision table': decisionTable,
  'official feed only': officialOnly,
  'ping from here only': pingOnly,
};

/** How fast a verdict is made, and how right it is over all worlds, beside simpler ways of judging. */
export async function run(): Promise<Row[]> {
  const time = timeToAssess();
  const replays = await replayAll();
  const { isWithin } = loadCatalog();
  const broken = replays.filter(({ failed }) => failed > 0).map(({ name }) => name);
  if (broken.length > 0) console.log(`assess: worlds that do not hold: ${broken.join(', ')}`);
  return [
    {
      bench: BENCH,
      name: '100 services with 30 pieces of evidence each',
      value: time,
      unit: 'ms',
      bound: { text: 'under 20 ms', held: time < 20 },
    },
    {
      bench: BENCH,
      name: 'worlds that hold',
      value: (100 * (replays.length - broken.length)) / replays.length,
      unit: `% of ${replays.length}`,
      bound: { text: 'all', held: broken.length === 0 },
    },
    ...Object.entries(JUDGES).flatMap(([name, judge]) => rows(name, scoreOf(judge, replays, isWithin))),
  ];
}

function rows(judge: string, score: Score): Row[] {
  const isOurs = judge === 'ours';
  const row = (name: string, value: number, unit: string, bound?: Row['bound']): Row => ({
    bench: BENCH,
    name: `${judge}: ${name}`,
    value,
    unit,
    ...(bound && isOurs && { bound }),
  });
  return [
    row('scope right', 100 * score.scope, '%', { text: 'at least 90 %', held: score.scope >= 0.9 }),
    row('cause right', 100 * score.cause, '%', { text: 'at least 90 %', held: score.cause >= 0.9 }),
    row('Brier score', score.brier, ''),
    row('stories that got their right verdict', 100 * score.reached, '%'),
    row('first failed page to right verdict', score.delay / 1000, 's', {
      text: 'within a minute',
      held: score.delay <= 60_000,
    }),
    ...(score.gained === null ? [] : [row('ahead of the official page', score.gained / 60_000, 'min')]),
    row('wrong provider blamed', score.wrongBlames, 'times', {
      text: 'never',
      held: score.wrongBlames === 0,
    }),
    row('local trouble called widespread', score.falseAlarms, 'times', {
      text: 'never',
      held: score.falseAlarms === 0,
    }),
  ];
}
