import { expect, it } from 'vitest';
import { badgeFor } from '../../utils/notify/badge.ts';
import { judge, official, seen } from '../assess/fixtures.ts';

const bare = { symbol: '', color: '#5f6368' };

it('a site that is not watched has the plain icon', () => {
  expect(badgeFor(null)).toEqual({ health: 'unknown', scope: 'unknown', ...bare });
});

it.each([
  ['operational', '', '#1b6e3c'],
  ['maintenance', '~', '#1a56a8'],
  ['degraded', '!', '#8f4e00'],
  ['partial_outage', '✕', '#b3261e'],
  ['major_outage', '✕', '#b3261e'],
] as const)('%s is shown as "%s"', (health, symbol, color) => {
  expect(badgeFor(judge('wiki', { official: official(health) }))).toMatchObject({ health, symbol, color });
});

it('what is only here is a house, whatever the service says of itself', () => {
  const verdict = judge('wiki', {
    observations: [
      seen('wiki', 'net::ERR_INTERNET_DISCONNECTED'),
      seen('news', 'net::ERR_INTERNET_DISCONNECTED'),
    ],
  });
  expect(verdict.scope).toBe('local');
  expect(badgeFor(verdict)).toMatchObject({ scope: 'local', symbol: '⌂', color: '#1a56a8' });
  expect(badgeFor({ ...verdict, health: 'major_outage' })).toMatchObject({ symbol: '⌂' });
});

it('where something is missing there is a question, else nothing', () => {
  const verdict = judge('wiki', { observations: [seen('wiki', 'net::ERR_TIMED_OUT')] });
  expect(verdict).toMatchObject({ scope: 'unknown' });
  expect(
    badgeFor({ ...verdict, health: 'unknown', missing: { key: 'evidence.official.none' } }),
  ).toMatchObject({ symbol: '?' });
  expect(badgeFor({ ...verdict, health: 'unknown', missing: null })).toMatchObject(bare);
  // trouble that is not believed is not shown as trouble
  expect(badgeFor({ ...verdict, health: 'major_outage' }).symbol).not.toBe('✕');
});
