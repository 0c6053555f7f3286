import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, QUARTER } from '../../utils/crowd/bucket.ts';
import { seeded } from '../../utils/crowd/random.ts';
import { emptySurgeState, step } from '../../utils/crowd/surge.ts';
import { LEVELS } from '../../utils/crowd/types.ts';
import { followedBy, judge, OFFSET, quietCounts, START } from './counts.ts';

const runs = { numRuns: Number(process.env.FC_RUNS ?? 50) };
const levels = (counts: Parameters<typeof judge>[0]) => judge(counts)[1].map(({ level }) => level);

describe('on the first day', () => {
  it('is silent while nobody or hardly anybody reports', () => {
    expect(new Set(levels(followedBy([], [0, 0, 1, 0, 2, 1, 0, 3, 0, 1])))).toEqual(new Set(['none']));
  });

  it('sees a flood in the very first quarter of an hour', () => {
    expect(levels(followedBy([], [40]))).toEqual(['danger']);
  });

  it('sees five reports in a small hub that is used to none', () => {
    expect(levels(followedBy(quietCounts(1, 0), [5])).at(-1)).toBe('danger');
  });
});

describe('with history', () => {
  it.each([0.05, 0.5, 5, 50, 500])('is silent for two quiet weeks of %d reports per quarter', (usual) => {
    const surges = levels(quietCounts(14, usual))
      .slice(96)
      .filter((level) => level === 'danger');
    expect(surges).toEqual([]);
  });

  it.each([0.5, 5, 50, 500])('calls tenfold reports a danger at %d per quarter', (usual) => {
    const tenfold = Math.round(10 * usual * 2);
    expect(levels(followedBy(quietCounts(7, usual), [tenfold])).at(-1)).toBe('danger');
  });

  it('learns a rhythm that is not like others, and then no longer takes it for a surge', () => {
    const busyAtNight = quietCounts(56, 0).map(({ time }) => {
      const hour = (time % DAY) / HOUR;
      return { time, count: hour >= 4 && hour < 8 ? 30 : 3 };
    });
    const [, judged] = judge(busyAtNight);
    const lastDay = judged.slice(-96);
    const at = (hour: number) => lastDay.find(({ time }) => (time % DAY) / HOUR === hour)?.expected ?? 0;
    expect(at(6)).toBeGreaterThan(3 * at(18));
    expect(lastDay.map(({ level }) => level)).not.toContain('danger');
  });

  it('takes a busy service for a busy service within its first hours', () => {
    const [, judged] = judge(quietCounts(2, 50));
    expect(judged.slice(12).map(({ level }) => level)).not.toContain('danger');
  });
});

describe('during a surge', () => {
  const quiet = quietCounts(7, 4);
  const surge = [30, 90, 200, 240, 180, 120, 90, 60];

  it('keeps expecting what was usual before', () => {
    const [, judged] = judge(followedBy(quiet, surge));
    const during = judged.slice(-surge.length).map(({ expected }) => expected);
    expect(Math.max(...during)).toBeLessThan(8);
  });

  it('knows its start, its peak and its end', () => {
    const counts = followedBy(quiet, [...surge, 10, 4, 5, 3, 4, 4, 4]);
    const [state] = judge(counts);
    const since = START + 7 * DAY;
    expect(state.surge?.since).toBe(since);
    expect(state.surge?.peak).toEqual({ time: since + 3 * QUARTER, count: 240 });
    const until = state.surge?.until ?? 0;
    expect(until).toBeGreaterThanOrEqual(since + surge.length * QUARTER);
    expect(until).toBeLessThanOrEqual(since + (surge.length + 4) * QUARTER);
  });

  it('does not end in a lull between two waves', () => {
    const [state] = judge(followedBy(quiet, [...surge, 5, 4, 150, 200]));
    expect(state.surge).toMatchObject({ since: START + 7 * DAY, until: null });
  });

  it('takes a level that stays for the new usual, after a day', () => {
    const higher = Array.from({ length: 4 * 96 }, () => 60);
    const [state, judged] = judge(followedBy(quiet, higher));
    expect(judged.at(-1)?.level).toBe('none');
    expect(state.surge?.until).not.toBeNull();
  });
});

describe('always', () => {
  const anyCounts = fc.array(fc.oneof(fc.nat(6), fc.nat(2000)), { maxLength: 60 });

  it('decides each quarter by nothing but the ones up to it', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (past, future) => {
        const alone = levels(followedBy([], past));
        expect(levels(followedBy([], [...past, ...future])).slice(0, past.length)).toEqual(alone);
      }),
      runs,
    );
  });

  it('never finds more reports less alarming', () => {
    fc.assert(
      fc.property(anyCounts, fc.nat(300), fc.nat(300), (past, count, more) => {
        const [state] = judge(followedBy([], past));
        const time = START + past.length * QUARTER;
        const [, less] = step(state, { time, count }, OFFSET);
        const [, worse] = step(state, { time, count: count + more }, OFFSET);
        expect(LEVELS.indexOf(worse.level)).toBeGreaterThanOrEqual(LEVELS.indexOf(less.level));
      }),
      runs,
    );
  });

  it('remembers no more as time passes, and survives being written down', () => {
    const [state] = judge(quietCounts(30, 3));
    const written = JSON.stringify(state);
    expect(written.length).toBeLessThan(20_000);
    const next = { time: START + 30 * DAY, count: 9 };
    expect(step(JSON.parse(written), next, OFFSET)).toEqual(step(state, next, OFFSET));
  });

  it('takes missing quarters for unknown, not for silence', () => {
    const [state] = judge(quietCounts(7, 20));
    const noon = START + 9 * DAY + 18 * HOUR;
    const [, judged] = step(state, { time: noon, count: 25 }, OFFSET);
    expect(judged).toMatchObject({ level: 'none' });
    expect(judged.expected).toBeGreaterThan(15);
  });

  it('begins empty', () => {
    expect(emptySurgeState().surge).toBeNull();
    expect(seeded(1)()).toBe(seeded(1)());
  });
});
