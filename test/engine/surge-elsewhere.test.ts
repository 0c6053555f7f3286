import { expect, it } from 'vitest';
import { createCatalog } from '../../utils/catalog/catalog.ts';
import type { Service } from '../../utils/catalog/types.ts';
import type { PeopleSignal } from '../../utils/crowd/types.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import { createDevice, MINUTE, START } from '../support/device.ts';

const DAY = 24 * 60 * MINUTE;
const site = (id: string, needs: Service['needs'] = []): Service => ({
  id,
  name: id,
  category: 'other',
  hosts: [`${id}.site`],
  needs,
});
const ON_EDGE = [{ provider: 'edge', strength: 'strong', relation: 'cdn' }] as const;
const catalog = createCatalog({
  version: 1,
  services: [
    site('edge'),
    site('alpha', [...ON_EDGE]),
    site('beta', [...ON_EDGE]),
    site('gamma'),
    site('delta'),
  ],
  paths: [],
});

/** What is said of a site when two on one network of caches fail here and people reported a third one then. */
async function scopeWith(reportedAt: number, settings: Partial<Settings> = {}): Promise<string | undefined> {
  const device = createDevice({ catalog, settings });
  const value: PeopleSignal = {
    at: reportedAt,
    level: 'danger',
    scope: 'widespread',
    since: reportedAt,
    countries: [],
    symptoms: {},
    buckets: [],
  };
  await device.store.commit([{ table: 'people', key: 'delta', value }]);
  for (const [host, error] of [
    ['gamma.site'],
    ['alpha.site', 'net::ERR_CONNECTION_TIMED_OUT'],
    ['beta.site', 'net::ERR_CONNECTION_TIMED_OUT'],
    ['gamma.site'],
  ])
    await device.run((engine) => engine.see({ url: `https://${host}/`, error }), 10_000);
  return (await device.verdicts()).get('alpha')?.scope;
}

it('a surge somewhere else tells a lost way from a provider in trouble only while it lasts', async () => {
  expect(await scopeWith(START)).toBe('widespread');
  expect(await scopeWith(START - 3 * DAY)).toBe('unknown');
  expect(await scopeWith(START, { sources: { ...DEFAULT_SETTINGS.sources, people: false } })).toBe('unknown');
});
