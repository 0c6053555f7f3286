import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromJson, historyWrites, toCsv, toJson } from '../../entrypoints/dashboard/archive.ts';
import { recordDays } from '../../entrypoints/dashboard/days.ts';
import { episodesOf } from '../../entrypoints/dashboard/episodes.ts';
import type { HistoryEntry } from '../../utils/engine/history.ts';
import { extendWatchTimes, joinSpans } from '../../utils/engine/watch-times.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const entry = (hours: number, part: Partial<HistoryEntry> = {}): HistoryEntry => ({
  at: hours * HOUR,
  service: 'x',
  health: 'operational',
  scope: 'none',
  cause: null,
  upstream: null,
  confidence: 0.9,
  official: 'operational',
  title: null,
  ...part,
});
const down = (hours: number, part: Partial<HistoryEntry> = {}) =>
  entry(hours, { health: 'major_outage', scope: 'widespread', cause: 'service', ...part });

describe('days', () => {
  const starts = [0, DAY, 2 * DAY];

  test('a day on which nobody looked is unknown, not fine', () => {
    const [first, second, third] = recordDays(
      [entry(0)],
      [
        [0, 10 * HOUR],
        [50 * HOUR, 60 * HOUR],
      ],
      starts,
      60 * HOUR,
    );
    expect(first).toMatchObject({ health: 'operational', known: 10 * HOUR });
    expect(second).toMatchObject({ health: 'unknown', known: 0 });
    expect(third).toMatchObject({ health: 'operational', known: 10 * HOUR });
  });

  test('the worst of a day counts, and for how long', () => {
    const [first] = recordDays([entry(0), down(3), entry(5)], [[0, DAY]], starts, DAY);
    expect(first).toMatchObject({ health: 'major_outage', known: DAY, trouble: 2 * HOUR });
  });

  test('what fails only here says nothing of the service', () => {
    const [first] = recordDays(
      [entry(0, { scope: 'local', health: 'major_outage' })],
      [[0, DAY]],
      starts,
      DAY,
    );
    expect(first).toMatchObject({ health: 'unknown', trouble: 0 });
  });
});

describe('episodes', () => {
  test('from the first sign to the end, with the official word in between', () => {
    const [episode] = episodesOf([
      entry(0),
      down(1),
      down(2, { official: 'degraded', title: 'We look into it' }),
      entry(4),
    ]);
    expect(episode).toMatchObject({
      from: HOUR,
      to: 4 * HOUR,
      health: 'major_outage',
      officialAt: 2 * HOUR,
      title: 'We look into it',
    });
  });

  test('not knowing for a while does not end a trouble', () => {
    const lost = entry(2, { health: 'unknown', scope: 'unknown' });
    expect(episodesOf([down(1), lost, down(3), entry(5)])).toHaveLength(1);
  });

  test('trouble here and trouble everywhere are two', () => {
    expect(episodesOf([entry(1, { scope: 'local', cause: 'offline' }), down(2), entry(3)])).toHaveLength(2);
  });
});

describe('spans in which somebody looked', () => {
  test('grow while the browser runs, and break where it slept', () => {
    const minute = 60_000;
    const ticks = [0, 5, 20, 40, 300, 320].map((at) => at * minute);
    expect(ticks.reduce(extendWatchTimes, [])).toEqual([
      [0, 40 * minute],
      [300 * minute, 320 * minute],
    ]);
  });

  test('a clock that was set back loses nothing but the future', () => {
    expect(extendWatchTimes([[0, 100 * DAY]], 50 * DAY)).toEqual([[50 * DAY, 50 * DAY]]);
  });

  test('of two browsers are joined, as far as they are past and not too old to be kept', () => {
    const now = 100 * DAY;
    const ours: [number, number][] = [
      [20 * DAY, 30 * DAY],
      [50 * DAY, 50 * DAY],
    ];
    const theirs: [number, number][] = [
      [1 * DAY, 2 * DAY],
      [5 * DAY, 12 * DAY],
      [25 * DAY, 40 * DAY],
      [60 * DAY, 55 * DAY],
      [99 * DAY, 120 * DAY],
      [110 * DAY, 1e300],
    ];
    const joined = [
      [10 * DAY, 12 * DAY],
      [20 * DAY, 40 * DAY],
      [50 * DAY, 50 * DAY],
      [99 * DAY, 100 * DAY],
    ];
    expect(joinSpans(ours, theirs, now)).toEqual(joined);
    expect(joinSpans(theirs, ours, now)).toEqual(joined);
  });

  test('never overlap, whenever the ticks come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 200 * DAY }), { maxLength: 60 }), (times) => {
        const sorted = times.toSorted((a, b) => a - b);
        const spans = sorted.reduce(extendWatchTimes, []);
        for (const [index, [from, to]] of spans.entries()) {
          expect(from).toBeLessThanOrEqual(to);
          expect(spans[index - 1]?.[1] ?? -1).toBeLessThan(from);
        }
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 100) },
    );
  });
});

describe('export and import', () => {
  test('a file read back is the same, without the token', () => {
    const settings = { ...DEFAULT_SETTINGS, follows: ['x'], downdetectorToken: 'secret' };
    const text = toJson(settings, [entry(1), down(2)], [[0, DAY]]);
    expect(text).not.toContain('secret');
    expect(fromJson(text)).toEqual({
      settings: { ...settings, downdetectorToken: null },
      entries: [entry(1), down(2)],
      left: 0,
      awake: [[0, DAY]],
    });
  });

  test('settings that are odd or newer fall alone', () => {
    const settings = { theme: 'sepia', language: 'fr', pollMinutes: 90, follows: ['x'], later: true };
    const file = { format: 'is-it-me/1', settings, history: [entry(1)] };
    expect(fromJson(JSON.stringify(file))).toEqual({
      settings: { ...DEFAULT_SETTINGS, follows: ['x'] },
      entries: [entry(1)],
      left: 0,
      awake: [],
    });
  });

  test('an entry at no time of this world is left out and counted', () => {
    const history = [entry(1), { ...entry(2), at: 1e300 }, { ...entry(3), at: -1e300 }, down(4)];
    const archive = fromJson(JSON.stringify({ format: 'is-it-me/1', settings: {}, history }));
    expect(archive).toMatchObject({ entries: [entry(1), down(4)], left: 2 });
    if (archive) expect(historyWrites(archive, [], DAY)).toHaveLength(3);
  });

  test('times of looking that do not fit cost neither the file nor the others', () => {
    const read = (awake: unknown) =>
      fromJson(JSON.stringify({ format: 'is-it-me/1', settings: {}, history: [], awake }))?.awake;
    expect(read([[0, 1], [2], 'always', [3, 'x'], [4, 5]])).toEqual([
      [0, 1],
      [4, 5],
    ]);
    expect(read('always')).toEqual([]);
  });

  test('single broken entries are left out; a foreign file is refused', () => {
    const file = { format: 'is-it-me/1', settings: {}, history: [entry(1), { at: 'yesterday' }] };
    expect(fromJson(JSON.stringify(file))).toMatchObject({ entries: [entry(1)], left: 1 });
    expect(fromJson('{"format":"other"}')).toBeNull();
    expect(fromJson('not json')).toBeNull();
  });

  test('a cell is quoted where it must be, and never a formula', () => {
    const csv = toCsv([entry(0, { title: '=HYPERLINK("https://evil.example")' })]);
    expect(csv.split('\r\n')[1]).toBe(
      `1970-01-01T00:00:00.000Z,x,operational,none,,,0.9,operational,"'=HYPERLINK(""https://evil.example"")"`,
    );
  });
});
