import { describe, expect, it } from 'vitest';
import { failedExpectations } from '../../tools/world/expect.ts';
import type { NoticeLine, VerdictLine } from '../../tools/world/lines.ts';
import { parseWorld } from '../../tools/world/read.ts';

const at = (minute: string) => `2026-01-01T10:${minute}:00Z`;

function verdict(minute: string, fields: Partial<VerdictLine> = {}): VerdictLine {
  return {
    t: at(minute),
    type: 'verdict',
    service: 'flickr',
    health: 'major_outage',
    scope: 'widespread',
    cause: 'upstream',
    upstream: 'aws-kinesis',
    confidence: 0.9,
    evidence: [],
    ...fields,
  };
}

function notice(minute: string, kind: NoticeLine['kind'], services: string[]): NoticeLine {
  return { t: at(minute), type: 'notice', kind, services, title: '', body: '' };
}

/** Failures of one expectation over what was printed. */
function failures(expectation: object, verdicts: VerdictLine[], notices: NoticeLine[] = []) {
  const world = parseWorld({
    title: 't',
    start: '2026-01-01T10:00:00Z',
    end: '2026-01-01T11:00:00Z',
    user: {},
    expect: [expectation],
  });
  const isWithin = (id: string, ancestor: string) => id === ancestor || id.startsWith(`${ancestor}-`);
  return failedExpectations(world, { verdicts, notices, isWithin });
}

describe('an expected verdict', () => {
  const printed = [verdict('05'), verdict('20', { scope: 'none', cause: null, upstream: null })];
  const expected = { at: at('10'), service: 'flickr' };

  it.each([
    ['one value', { scope: 'widespread' }],
    ['one of several', { cause: ['service', 'upstream'] }],
    ['a provider of the same company', { upstream: 'aws' }],
    ['the provider itself', { upstream: ['cloudflare', 'aws-kinesis'] }],
    ['enough confidence', { minConfidence: 0.9 }],
  ])('holds for %s', (_, fields) => {
    expect(failures({ ...expected, ...fields }, printed)).toEqual([]);
  });

  it.each([
    ['another scope', { scope: ['local', 'none'] }],
    ['no provider', { upstream: null }],
    ['a more specific provider than was named', { upstream: 'aws-kinesis-streams' }],
    ['more confidence', { minConfidence: 0.95 }],
  ])('fails for %s and says both', (_, fields) => {
    const [failed] = failures({ ...expected, ...fields }, printed);
    expect(failed?.expected).toMatch(/^flickr at 2026-01-01T10:10:00\.000Z: /);
    expect(failed?.inForce).toBe(
      'flickr at 2026-01-01T10:10:00.000Z: health major_outage, scope widespread, cause upstream, upstream aws-kinesis, confidence 0.9',
    );
  });

  it('is the one in force: from its line until the next, unknown before the first', () => {
    expect(failures({ ...expected, at: at('04'), scope: 'unknown', upstream: null }, printed)).toEqual([]);
    expect(failures({ ...expected, at: at('05'), scope: 'widespread' }, printed)).toEqual([]);
    expect(failures({ ...expected, at: at('20'), scope: 'none', cause: [null, 'path'] }, printed)).toEqual(
      [],
    );
    expect(failures({ at: at('10'), service: 'roku', scope: 'unknown' }, printed)).toEqual([]);
  });
});

describe('an expected number of notices', () => {
  const shown = [
    notice('05', 'started', ['flickr', 'roku']),
    notice('30', 'worse', ['flickr']),
    notice('50', 'over', ['flickr', 'roku']),
  ];

  it('counts by kind, service and time, ends included', () => {
    const of = (expectation: object) => failures(expectation, [], shown);
    expect(of({ notices: { started: 1, worse: 1, over: 1, connection: 0 } })).toEqual([]);
    expect(of({ service: 'roku', notices: { started: 1, worse: 0 } })).toEqual([]);
    expect(of({ from: at('05'), to: at('30'), notices: { started: 1, worse: [1, 2], over: 0 } })).toEqual([]);
    expect(of({ from: at('06'), notices: { started: 0 } })).toEqual([]);
  });

  it('says what was shown when the count is wrong', () => {
    const [failed] = failures({ service: 'roku', notices: { started: 2, over: [0, 1] } }, [], shown);
    expect(failed?.expected).toContain('started 2');
    expect(failed?.inForce).toContain(`${at('05')} started flickr+roku`);
  });
});

describe('what no verdict may be', () => {
  const printed = [
    verdict('05'),
    verdict('20', { scope: 'none', cause: null, upstream: null }),
    verdict('40', { service: 'roku', scope: 'local', cause: 'path', upstream: null }),
  ];
  const never = (fields: object, from: string, to: string, service?: string) =>
    failures({ from: at(from), to: at(to), never: fields, ...(service && { service }) }, printed);

  it.each([
    ['printed in that time', { scope: 'widespread' }, '00', '10', 'flickr'],
    ['in force since before', { scope: 'widespread' }, '10', '15', 'flickr'],
    ['of any service where none is named', { cause: 'path' }, '00', '59', undefined],
    ['a more specific provider', { upstream: 'aws' }, '00', '10', 'flickr'],
    ['one of several values', { scope: ['regional', 'widespread'] }, '00', '10', 'flickr'],
  ])('fails for one %s', (_, fields, from, to, service) => {
    expect(never(fields, from, to, service)).toHaveLength(1);
  });

  it.each([
    ['was in force only before', { scope: 'widespread' }, '25', '50', 'flickr'],
    ['comes only afterwards', { scope: 'none' }, '06', '15', 'flickr'],
    ['is of another service', { cause: 'path' }, '00', '59', 'flickr'],
    ['fits in one field only', { scope: 'widespread', upstream: 'cloudflare' }, '00', '10', 'flickr'],
  ])('holds where it %s', (_, fields, from, to, service) => {
    expect(never(fields, from, to, service)).toEqual([]);
  });
});
