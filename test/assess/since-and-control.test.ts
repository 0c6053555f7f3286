import { expect, it } from 'vitest';
import { judge, MINUTE, NOW, official, provider, seen, signOf } from './fixtures.ts';

const WRONG_NAME = 'net::ERR_CERT_COMMON_NAME_INVALID';
const TIMEOUT = 'net::ERR_TIMED_OUT';
const controlOf = (...observations: ReturnType<typeof seen>[]) =>
  signOf(judge('wiki', { observations }), 'control');

it('certificates of another name speak of interception only when this site and another have them', () => {
  expect(controlOf(seen('wiki', WRONG_NAME), seen('news', WRONG_NAME))).toBe('control.wrong-name');
  expect(controlOf(seen('wiki', TIMEOUT), seen('news', WRONG_NAME))).not.toBe('control.wrong-name');
  expect(controlOf(seen('wiki', WRONG_NAME), seen('news', TIMEOUT))).not.toBe('control.wrong-name');
  expect(controlOf(seen('wiki'), seen('news', WRONG_NAME))).not.toBe('control.wrong-name');
});

const evidenceOf = (verdict: ReturnType<typeof judge>, name: 'own' | 'upstream') =>
  verdict.evidence.find((one) => one.class === name);

it('says since when this browser sees the site fail, and nothing of the kind where it works', () => {
  const fails = judge('wiki', { observations: [seen('wiki', TIMEOUT, 7), seen('wiki', TIMEOUT, 2)] });
  expect(evidenceOf(fails, 'own')).toMatchObject({ since: NOW - 7 * MINUTE, at: NOW - 2 * MINUTE });
  const works = judge('wiki', { observations: [seen('wiki', undefined, 3)] });
  expect(evidenceOf(works, 'own')).toMatchObject({ sign: 'own.works' });
  expect(evidenceOf(works, 'own')).not.toHaveProperty('since');
});

it('says since when the provider has its trouble, where its page says it', () => {
  const red = provider('photos', 'partial_outage');
  const began = red.signal?.reading?.incidents[0]?.startedAt;
  expect(began).toBeTypeOf('number');
  expect(evidenceOf(judge('photos', { providers: [red] }), 'upstream')).toMatchObject({ since: began });
  const [incident] = official('degraded').reading?.incidents ?? [];
  const undated = provider('photos', 'partial_outage', {
    incidents: incident ? [{ ...incident, startedAt: null }] : [],
  });
  const evidence = evidenceOf(judge('photos', { providers: [undated] }), 'upstream');
  expect(evidence).toBeDefined();
  expect(evidence).not.toHaveProperty('since');
});
