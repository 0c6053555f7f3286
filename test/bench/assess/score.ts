import type { Scope } from '../../../utils/assess/types.ts';
import type { Judge, Ruling } from './judges.ts';
import type { Replay } from './replays.ts';

/** How well a way of judging does over all worlds. */
export type Score = {
  /** Shares of the expectations that name a scope or a cause, 0..1. */
  scope: number;
  cause: number;
  /** Mean squared error of "there is trouble beyond this device", 0 best, 0.25 for saying nothing. */
  brier: number;
  /** Median time from the first failed page to the right verdict, ms, and the share that got there. */
  delay: number;
  reached: number;
  /** Median time by which the right verdict was there before the official page, ms; null without such a case. */
  gained: number | null;
  /** Providers named that no expectation of the world accepts. */
  wrongBlames: number;
  /** Local troubles called widespread with more than 0.6. */
  falseAlarms: number;
};

type Expected = Replay['expected'][number];
type Timeline = { at: number; service: string; ruling: Ruling; fails: boolean; red: boolean }[];

const NOTHING: Ruling = { scope: 'unknown', cause: null, confidence: 0.5, upstream: null };
const BEYOND: readonly (Scope | null)[] = ['regional', 'widespread'];

export function scoreOf(
  judge: Judge,
  replays: readonly Replay[],
  isWithin: (id: string, ancestor: string) => boolean,
): Score {
  const scopes: boolean[] = [];
  const causes: boolean[] = [];
  const errors: number[] = [];
  const delays: number[] = [];
  const gains: number[] = [];
  let stories = 0;
  let wrongBlames = 0;
  let falseAlarms = 0;
  for (const replay of replays) {
    const timeline = rule(judge, replay);
    for (const one of replay.expected) {
      const ruling = inForce(timeline, one.service, one.at);
      if (one.scope !== undefined) scopes.push(list(one.scope).includes(ruling.scope));
      if (one.cause !== undefined) causes.push(list(one.cause).includes(ruling.cause));
      const truth = beyond(list(one.scope));
      if (truth !== null) errors.push((probability(ruling) - truth) ** 2);
      const isLocal = one.scope !== undefined && list(one.scope).every((scope) => scope === 'local');
      if (isLocal && ruling.scope === 'widespread' && ruling.confidence > 0.6) falseAlarms += 1;
    }
    for (const story of storiesOf(replay, timeline)) {
      stories += 1;
      const right = timeline.find(
        ({ at, service, ruling }) => service === story.service && at >= story.from && isRight(ruling, story),
      );
      if (!right || right.at > story.at) continue;
      delays.push(right.at - story.from);
      const red = timeline.find(
        ({ service, at, red: isRed }) => service === story.service && at >= story.from && isRed,
      );
      if (red) gains.push(red.at - right.at);
    }
    wrongBlames += blamesIn(timeline).filter((id) => !accepted(replay.expected, id, isWithin)).length;
  }
  return {
    scope: share(scopes),
    cause: share(causes),
    brier: errors.reduce((sum, error) => sum + error, 0) / Math.max(1, errors.length),
    delay: median(delays) ?? Number.POSITIVE_INFINITY,
    reached: stories === 0 ? 1 : delays.length / stories,
    gained: median(gains),
    wrongBlames,
    falseAlarms,
  };
}

function rule(judge: Judge, { verdicts }: Replay): Timeline {
  return verdicts.map(({ at, verdict }) => ({
    at,
    service: verdict.service,
    ruling: judge(verdict),
    fails: verdict.evidence.some(({ sign }) => sign.startsWith('own.') && !/works|earlier/.test(sign)),
    red: verdict.evidence.some(({ sign }) => sign === 'official.red'),
  }));
}

function inForce(timeline: Timeline, service: string, at: number): Ruling {
  return timeline.findLast((one) => one.service === service && one.at <= at)?.ruling ?? NOTHING;
}

/** Each service that was seen to fail in a world, with the first trouble that is expected of it then. */
function storiesOf({ expected }: Replay, timeline: Timeline): (Expected & { from: number })[] {
  const first = new Map<string, number>();
  for (const { service, at, fails } of timeline) if (fails && !first.has(service)) first.set(service, at);
  return [...first].flatMap(([service, from]) => {
    const story = expected.find(
      (one) =>
        one.service === service &&
        one.at >= from &&
        one.scope !== undefined &&
        !list(one.scope).includes('none'),
    );
    return story && !list(story.scope).includes('unknown') ? [{ ...story, from }] : [];
  });
}

function isRight({ scope, cause }: Ruling, expected: Expected): boolean {
  return (
    list(expected.scope).includes(scope) &&
    (expected.cause === undefined || list(expected.cause).includes(cause))
  );
}

function blamesIn(timeline: Timeline): string[] {
  return timeline.flatMap(({ ruling }) => ruling.upstream ?? []);
}

function accepted(
  expected: readonly Expected[],
  id: string,
  isWithin: (id: string, ancestor: string) => boolean,
): boolean {
  return expected.some(({ upstream }) => list(upstream).some((one) => one !== null && isWithin(id, one)));
}

/** 1 for trouble beyond this device, 0 for none or local trouble, null where the world accepts both. */
function beyond(scopes: readonly (Scope | null)[]): number | null {
  if (scopes.length === 0 || scopes.includes('unknown')) return null;
  if (scopes.every((scope) => BEYOND.includes(scope))) return 1;
  return scopes.some((scope) => BEYOND.includes(scope)) ? null : 0;
}

function probability({ scope, confidence }: Ruling): number {
  if (scope === 'unknown') return 0.5;
  return BEYOND.includes(scope) ? confidence : 1 - confidence;
}

function list<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}

function share(held: readonly boolean[]): number {
  return held.filter(Boolean).length / Math.max(1, held.length);
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
