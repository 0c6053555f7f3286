import { describe, expect, it } from 'vitest';
import type { Situation } from '../../utils/assess/types.ts';
import {
  answered,
  brokenPart,
  check,
  failing,
  judge,
  MINUTE,
  NOW,
  official,
  people,
  seen,
} from './fixtures.ts';

const TIMEOUT = 'net::ERR_CONNECTION_TIMED_OUT';
const works = (...ids: string[]) => ids.map((id) => seen(id, undefined, 0.5));
const three = people('danger', ['IN', 'US', 'DE']);

/** What cannot be told: with the check that would. */
const UNTOLD: [story: string, situation: Partial<Situation>, missing: string][] = [
  ['nothing was ever seen', {}, 'verdict.missing.check'],
  ['the only reading is old', { official: official('operational', {}, 30) }, 'verdict.missing.check'],
  [
    'it fails, and nothing else was opened',
    { observations: [seen('wiki', TIMEOUT)] },
    'verdict.missing.other-site',
  ],
  [
    'it fails, and the connection works',
    { observations: [seen('wiki', TIMEOUT), ...works('news')], official: official('operational') },
    'verdict.missing.check',
  ],
  [
    'its server says 503, and nobody else was asked',
    { observations: [answered('wiki', 503), ...works('news')] },
    'verdict.missing.check',
  ],
  [
    'pages open, the API answers errors again and again, and nobody else was asked',
    { observations: [...works('wiki'), brokenPart(3)] },
    'verdict.missing.check',
  ],
  ['only people report it', { people: three, official: official('operational') }, 'verdict.missing.check'],
  [
    'people report it while all pages open',
    { people: three, observations: works('wiki'), probe: check() },
    'verdict.missing.requests',
  ],
  [
    'probes cannot reach it, and it opened here some minutes before',
    { observations: [seen('wiki', undefined, 5)], probe: check(failing('timeout')) },
    'verdict.missing.open',
  ],
];

describe('unknown', () => {
  it.each(UNTOLD)('%s', (_, situation, missing) => {
    const verdict = judge('wiki', situation);
    expect(verdict).toMatchObject({
      scope: 'unknown',
      cause: null,
      health: 'unknown',
      missing: { key: missing },
    });
    expect(verdict.confidence).toBeLessThan(0.6);
  });
});

describe('what ages', () => {
  it('a reading lasts as many polls as the person chose to make', () => {
    const green = official('operational', {}, 45);
    expect(judge('wiki', { official: green }).health).toBe('unknown');
    expect(judge('wiki', { official: green, period: 30 * MINUTE }).health).toBe('operational');
  });

  it('a check of twenty minutes ago decides nothing', () => {
    const old = { ...check(failing('timeout')), at: NOW - 20 * MINUTE };
    expect(judge('wiki', { observations: [seen('wiki', TIMEOUT), ...works('news')], probe: old }).scope).toBe(
      'unknown',
    );
  });

  it('a page that opens after a check overrules what the check could not reach', () => {
    const before = { ...check(failing('timeout')), at: NOW - 3 * MINUTE };
    expect(judge('wiki', { observations: works('wiki'), probe: before }).scope).toBe('none');
  });

  it('a trouble seen from here is not over because nobody looks', () => {
    const first = judge('wiki', {
      observations: [seen('wiki', TIMEOUT), ...works('news')],
      probe: check(failing('timeout')),
    });
    const later = NOW + 25 * MINUTE;
    const green = { ...official('operational'), readAt: later };
    const then = judge('wiki', { now: later, previous: first, official: green });
    expect(then).toMatchObject({ scope: 'unknown', since: first.since });
    const seenAgain = seen('wiki', undefined, -24);
    expect(
      judge('wiki', { now: later, previous: then, official: green, observations: [seenAgain] }),
    ).toMatchObject({
      scope: 'none',
      since: null,
    });
  });

  it('keeps the first sign of a trouble that goes on', () => {
    const first = judge('wiki', { observations: [seen('wiki', TIMEOUT, 9), ...works('news')] });
    const then = judge('wiki', {
      observations: [seen('wiki', TIMEOUT, 1), ...works('news')],
      probe: check(failing('timeout')),
      previous: first,
    });
    expect(then).toMatchObject({ scope: 'widespread', since: NOW - 9 * MINUTE });
  });
});
