import { describe, expect, it } from 'vitest';
import { answered, check, failing, judge, official, people, provider, seen, signOf } from './fixtures.ts';

const TIMEOUT = 'net::ERR_TIMED_OUT';
const EMPTY = 'net::ERR_EMPTY_RESPONSE';
const works = (...ids: string[]) => ids.map((id) => seen(id, undefined, 0.5));

describe('a provider whose own page is red', () => {
  it('explains a customer that has no page of its own, before anybody sees it fail', () => {
    expect(judge('photos', { providers: [provider('photos', 'degraded')] })).toMatchObject({
      scope: 'widespread',
      cause: 'upstream',
      upstream: { provider: 'cloud-queue', region: 'us-1', certainty: 'confirmed' },
      health: 'degraded',
    });
  });

  it('explains a customer that fails here nearly for certain', () => {
    const verdict = judge('photos', {
      providers: [provider('photos', 'partial_outage')],
      observations: [seen('photos', TIMEOUT), ...works('wiki')],
    });
    expect(verdict).toMatchObject({ cause: 'upstream', upstream: { certainty: 'confirmed' } });
    expect(verdict.confidence).toBeGreaterThan(0.9);
  });

  it('does not make a customer fail that opens here', () => {
    expect(
      judge('photos', { providers: [provider('photos', 'degraded')], observations: works('photos') }).scope,
    ).toBe('none');
  });

  it('is a suspicion only where no product is named', () => {
    const whole = judge('chat', { providers: [provider('chat', 'partial_outage')] });
    expect(whole).toMatchObject({ scope: 'unknown', upstream: null });
    const failed = judge('chat', {
      providers: [provider('chat', 'partial_outage')],
      observations: [seen('chat', TIMEOUT), ...works('wiki')],
    });
    expect(failed).toMatchObject({
      cause: 'upstream',
      upstream: { provider: 'edge', certainty: 'confirmed' },
    });
  });

  it('explains nothing with a single data centre that is out of use', () => {
    const components = [{ id: 'fra', name: 'Frankfurt, Germany - (FRA)', health: 'partial_outage' as const }];
    const verdict = judge('chat', {
      providers: [provider('chat', 'partial_outage', { components })],
      observations: [seen('chat', TIMEOUT), ...works('wiki')],
    });
    expect(verdict.upstream).toBeNull();
  });

  it('explains nothing with an incident that nobody has written about for days', () => {
    const days = 3 * 24 * 60 * 60_000;
    const [incident] = official('degraded').reading?.incidents ?? [];
    const old = incident && {
      ...incident,
      startedAt: incident.startedAt && incident.startedAt - days,
      updatedAt: incident.updatedAt && incident.updatedAt - days,
    };
    const verdict = judge('photos', {
      providers: [provider('photos', 'degraded', { incidents: old ? [old] : [] })],
    });
    expect(signOf(verdict, 'upstream')).toBeNull();
  });
});

describe('customers that fail together', () => {
  const together = [seen('photos', TIMEOUT), seen('radio', EMPTY), ...works('wiki')];

  it('name their provider as likely while its page is green, once others are heard', () => {
    expect(
      judge('photos', {
        observations: together,
        providers: [provider('photos', 'operational')],
        surging: ['photos', 'radio'],
      }),
    ).toMatchObject({
      scope: 'widespread',
      cause: 'upstream',
      upstream: { provider: 'cloud-queue', region: 'us-1', certainty: 'likely' },
    });
  });

  it('are one witness in one browser: what they share is said, and nobody is accused', () => {
    const verdict = judge('photos', {
      observations: together,
      providers: [provider('photos', 'operational')],
    });
    expect(verdict).toMatchObject({ scope: 'unknown', upstream: null });
    expect(verdict.evidence.map(({ sign }) => sign)).toContain('upstream.shared');
  });

  it('accuse nobody while places elsewhere open the site', () => {
    const verdict = judge('photos', {
      observations: together,
      surging: ['photos', 'radio'],
      probe: check({ network: 'timeout' }, {}, { host: 'photos.com' }),
    });
    expect(verdict.upstream).toBeNull();
  });

  it('clear their provider as soon as one of them works, in whichever order that is seen', () => {
    const failing = { observations: together, surging: ['photos', 'radio'] };
    const previous = judge('photos', failing);
    expect(previous.upstream?.certainty).toBe('likely');
    const later = { ...failing, previous, observations: [...together, ...works('paper')] };
    expect(judge('photos', later).upstream).toBeNull();
  });

  it('accuse nobody of another region', () => {
    const verdict = judge('shop', {
      observations: [seen('shop', TIMEOUT), seen('radio', EMPTY), ...works('wiki')],
    });
    expect(verdict.upstream).toBeNull();
  });

  it('accuse nobody when as many customers work', () => {
    expect(judge('photos', { observations: [...together, ...works('paper')] }).upstream).toBeNull();
  });

  it('accuse nobody when nothing else works: that is the connection', () => {
    const verdict = judge('photos', {
      observations: [seen('photos', TIMEOUT), seen('radio', TIMEOUT), seen('wiki', TIMEOUT)],
    });
    expect(verdict).toMatchObject({ scope: 'local', upstream: null });
  });

  it('accuse nobody when names do not resolve or visitors are turned away', () => {
    for (const failed of [seen('photos', 'net::ERR_NAME_NOT_RESOLVED'), answered('photos', 403)])
      expect(
        judge('photos', { observations: [failed, seen('radio', EMPTY), ...works('wiki')] }).upstream,
      ).toBeNull();
  });

  it('of one company accuse no provider, but share what is known', () => {
    const failed = (id: string) => seen(id, 'net::ERR_NAME_NOT_RESOLVED');
    const observations = [failed('social'), failed('pictures'), ...works('wiki')];
    const social = judge('social', {
      observations,
      probe: check(failing('dns'), { rcode: 'SERVFAIL', ede: 22 }),
    });
    expect(social).toMatchObject({ scope: 'widespread', cause: 'dns', upstream: null });
    expect(judge('pictures', { observations }).scope).toBe('unknown');
    expect(judge('pictures', { observations, family: [social] })).toMatchObject({
      scope: 'widespread',
      cause: 'dns',
      upstream: null,
    });
  });
});

describe('people', () => {
  it('never name a provider', () => {
    const verdict = judge('photos', {
      people: people('danger', ['US', 'IN', 'DE']),
      observations: [seen('photos', TIMEOUT), ...works('wiki')],
      providers: [provider('photos', 'operational')],
    });
    expect(verdict).toMatchObject({ scope: 'widespread', cause: 'service', upstream: null });
  });
});
