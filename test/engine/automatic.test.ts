import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import { createDevice } from '../support/device.ts';
import { LOOSE_CATALOG } from '../support/small-catalog.ts';

/** Hosts that were asked by themselves after that was seen of a page. */
async function askedAfter(
  seen: { url: string; status?: number; error?: string; page?: string },
  httpStatus = true,
): Promise<string[]> {
  const on = createDevice({
    catalog: LOOSE_CATALOG,
    follows: [],
    settings: {
      hub: 'https://hub.example',
      sources: { ...DEFAULT_SETTINGS.sources, automaticChecks: true, httpStatus },
    },
  });
  await on.run((engine) => engine.see(seen));
  return on.internet.log.map(({ url }) => new URL(url).hostname);
}

it.each([
  ['a page that is not there', { url: 'https://alpha.site/old', status: 404 }],
  [
    'another port of the same host',
    { url: 'https://alpha.site:8443/', error: 'net::ERR_CONNECTION_REFUSED' },
  ],
])('nobody is asked about %s', async (_, seen) => {
  expect(await askedAfter(seen)).toEqual([]);
});

it.each([
  ['a server that breaks', { url: 'https://alpha.site/', status: 503 }],
  ['a page that does not open', { url: 'https://alpha.site/', error: 'net::ERR_CONNECTION_RESET' }],
])('where the person has turned it on, others are asked about %s', async (_, seen) => {
  const asked = await askedAfter(seen);
  expect(asked).toContain('api.globalping.io');
  // the hub is asked about a site only when somebody presses the button
  expect(asked).not.toContain('hub.example');
});

it.each([
  ['an error answer', { url: 'https://alpha.site/', status: 503 }],
  ['a failing part of a page', { url: 'https://api.alpha.site/', status: 503, page: 'https://alpha.site/' }],
])(
  '%s is not looked at where the person has switched that off, whatever the browser shows',
  async (_, seen) => {
    expect(await askedAfter(seen, false)).toEqual([]);
  },
);
