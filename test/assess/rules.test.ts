import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../utils/assess/assess.ts';
import { LIKELIHOODS } from '../../utils/assess/likelihoods.ts';
import type { Sign } from '../../utils/assess/signs.ts';
import {
  EVIDENCE_CLASSES,
  type Evidence,
  type EvidenceClass,
  verdictSchema,
} from '../../utils/assess/types.ts';
import { FAILURE_KINDS } from '../../utils/observe/outcome.ts';
import type { Observation } from '../../utils/observe/types.ts';
import { judge, MINUTE, NOW, people, seen } from './fixtures.ts';

const RUNS = { numRuns: Number(process.env.FC_RUNS ?? 200) };
const SIGNS = Object.keys(LIKELIHOODS) as Sign[];
const classOf = (sign: string) => sign.slice(0, sign.indexOf('.')) as EvidenceClass;

const WELL =
  /^(own\.works|official\.green|people\.quiet|vantage\.ok|control\.(fail|one|off|por|dns|cer|pro))/;
const NEUTRAL =
  /^(own\.(offline|changed|proxy|blocked|refused)|resolver\.noerror|routes\.visible|control\.fine|official\.main)/;

function piece(sign: Sign, minutesAgo = 1): Evidence {
  const name = classOf(sign);
  return {
    class: name,
    sign,
    says: { key: 'evidence.official.none' },
    stance: WELL.test(sign) ? 'against' : NEUTRAL.test(sign) ? 'neutral' : 'for',
    at: NOW - minutesAgo * MINUTE,
    source: 'test',
    ...(sign.startsWith('upstream.') &&
      sign !== 'upstream.owner' && {
        upstream: { provider: 'cloud-queue', certainty: 'likely' as const },
      }),
  };
}

const context = { service: 'wiki', now: NOW, previous: null };
const pieces = fc
  .array(fc.tuple(fc.constantFrom(...SIGNS), fc.nat(14)), { maxLength: 12 })
  .map((list) => list.map(([sign, minutes]) => piece(sign, minutes)));

describe('assess', () => {
  it('gives a sound verdict on any evidence', () => {
    fc.assert(
      fc.property(pieces, (evidence) => {
        const verdict = assess(evidence, context);
        expect(verdictSchema.safeParse(verdict).success).toBe(true);
        expect(verdict.confidence >= 0.6).toBe(verdict.scope !== 'unknown');
        expect(verdict.missing === null).toBe(verdict.scope !== 'unknown');
        if (verdict.cause === 'upstream') expect(verdict.upstream).not.toBeNull();
      }),
      RUNS,
    );
  });

  it('does not care in which order the evidence comes', () => {
    fc.assert(
      fc.property(pieces, fc.infiniteStream(fc.nat(1000)), (evidence, numbers) => {
        const shuffled = evidence
          .map((one) => ({ one, place: numbers.next().value }))
          .sort((a, b) => a.place - b.place)
          .map(({ one }) => one);
        expect(assess(shuffled, context)).toEqual(assess(evidence, context));
      }),
      RUNS,
    );
  });

  it('counts a class once, however much of it there is', () => {
    fc.assert(
      fc.property(pieces, fc.nat(9), (evidence, times) => {
        const [first] = evidence;
        const more = first ? [...evidence, ...Array.from({ length: times }, () => ({ ...first }))] : evidence;
        const { evidence: _, ...once } = assess(evidence, context);
        expect(assess(more, context)).toMatchObject(once);
      }),
      RUNS,
    );
  });

  it('has a row for every way to fail, and no row of another class', () => {
    for (const kind of FAILURE_KINDS) expect(SIGNS).toContain(`own.${kind}`);
    for (const sign of SIGNS) expect(EVIDENCE_CLASSES).toContain(classOf(sign));
  });

  it('ignores a sign that has no row', () => {
    const strange = { ...piece('own.works'), sign: 'own.something-new' as Sign };
    expect(assess([strange], context).scope).toBe('unknown');
  });
});

describe('rules that no number may break', () => {
  const speakers = SIGNS.filter((sign) => !/^(own|control)\./.test(sign));

  it('crowd alone never makes a verdict and never names a provider', () => {
    for (const sign of SIGNS.filter((one) => one.startsWith('people.'))) {
      expect(assess([piece(sign)], context)).toMatchObject({ scope: 'unknown', upstream: null });
    }
  });

  it('one class alone is never widespread, but for official words', () => {
    const alone = SIGNS.filter((sign) => assess([piece(sign)], context).scope === 'widespread');
    expect(alone.sort()).toEqual(['official.red', 'upstream.confirmed', 'upstream.confirmed-dns']);
  });

  it('nothing is fine that nobody saw well', () => {
    for (const sign of speakers) {
      const { scope, health } = assess([piece(sign)], context);
      if (scope === 'none') expect(sign).toMatch(/official\.(green|maintenance)|vantage\.ok/);
      else expect(health).not.toBe('operational');
    }
  });

  it('a local failure is not called widespread while unrelated sites fail too', () => {
    const errors = [
      'net::ERR_NAME_NOT_RESOLVED',
      'net::ERR_TIMED_OUT',
      'net::ERR_CONNECTION_RESET',
      'net::ERR_CERT_DATE_INVALID',
      'net::ERR_EMPTY_RESPONSE',
      'net::ERR_SSL_PROTOCOL_ERROR',
      'net::ERR_PROXY_CONNECTION_FAILED',
      'net::ERR_NETWORK_CHANGED',
      'something new',
      'Error code 2152398862',
    ];
    const failed = (id: string): fc.Arbitrary<Observation> =>
      fc.tuple(fc.constantFrom(...errors), fc.nat(5)).map(([error, minutes]) => seen(id, error, minutes));
    const situation = fc.tuple(
      failed('wiki'),
      failed('news'),
      failed('bank'),
      fc.constantFrom(null, people('warning', ['IN'])),
    );
    fc.assert(
      fc.property(situation, ([wiki, news, bank, crowd]) => {
        const verdict = judge('wiki', { observations: [wiki, news, bank], people: crowd });
        expect(verdict.scope).not.toBe('widespread');
      }),
      RUNS,
    );
  });

  it('errors that no table knows never break it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (mine, other) => {
        const verdict = judge('wiki', { observations: [seen('wiki', mine), seen('news', other)] });
        expect(verdictSchema.safeParse(verdict).success).toBe(true);
      }),
      RUNS,
    );
  });
});
