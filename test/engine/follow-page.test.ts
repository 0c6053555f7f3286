import { describe, expect, it } from 'vitest';
import type { Catalog, Service } from '../../utils/catalog/types.ts';
import { followPage } from '../../utils/engine/follow-page.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import type { Settings } from '../../utils/settings/settings.ts';

const SUMMARY = {
  page: {
    id: 'tymt9n04zgry',
    name: 'Acme',
    url: 'https://status.acme.example',
    updated_at: '2026-01-01T00:00:00Z',
  },
  components: [{ id: 'rwppv331jlwc', name: 'API', status: 'operational' }],
  incidents: [],
  scheduled_maintenances: [],
  status: { indicator: 'none', description: 'All Systems Operational' },
};
const acme: Service = {
  id: 'acme',
  name: 'Acme',
  category: 'dev',
  hosts: ['acme.example'],
  page: 'https://old.example/',
  feed: { url: 'https://old.example/api/v2/summary.json', format: 'statuspage' },
  needs: [],
};

function open(pages: Record<string, unknown>) {
  let settings: Settings = DEFAULT_SETTINGS;
  const followed: string[] = [];
  const catalog: Catalog = {
    version: 1,
    services: new Map([['acme', acme]]),
    match: () => null,
    isWithin: () => false,
  };
  const parts = {
    fetch: async (url: string) => {
      const body = pages[url];
      return body === undefined
        ? new Response('not here', { status: 404 })
        : new Response(typeof body === 'string' ? body : JSON.stringify(body));
    },
    engine: { follow: async (id: string) => void followed.push(id) },
    settings: {
      read: async () => settings,
      save: async (change: Partial<Settings> | ((now: Settings) => Partial<Settings>)) => {
        settings = { ...settings, ...(typeof change === 'function' ? change(settings) : change) };
      },
    },
    catalog: async () => catalog,
  };
  return { parts, followed, settings: () => settings };
}

const PAGE = 'https://status.acme.example/';
const FEED = 'https://status.acme.example/api/v2/summary.json';

describe('a status page that the person names', () => {
  it('outside the catalogue becomes a service of their own', async () => {
    const world = open({ [PAGE]: '<html><title>Acme status</title></html>', [FEED]: SUMMARY });
    expect(await followPage(PAGE, null, world.parts)).toBe('page:status.acme.example');
    expect(world.settings().custom).toMatchObject([
      { id: 'page:status.acme.example', feed: { url: FEED, format: 'statuspage' }, hosts: ['acme.example'] },
    ]);
    expect(world.followed).toEqual(['page:status.acme.example']);
  });

  it('is the new feed of the service whose page has moved there', async () => {
    const world = open({ [PAGE]: '<html></html>', [FEED]: SUMMARY });
    expect(await followPage(PAGE, 'acme', world.parts)).toBe('acme');
    expect(world.settings().feeds).toEqual({ acme: { url: FEED, format: 'statuspage' } });
    expect(world.settings().custom).toEqual([]);
  });

  it('changes nothing when there is no feed', async () => {
    const world = open({ [PAGE]: '<html>All good!</html>' });
    expect(await followPage(PAGE, 'acme', world.parts)).toBeNull();
    expect(world.settings()).toEqual(DEFAULT_SETTINGS);
    expect(world.followed).toEqual([]);
  });

  it.each([
    ['https://status.io/', 'status.io'],
    ['https://status.co.uk/', 'status.co.uk'],
    ['https://www.com/', 'www.com'],
    ['https://status.acme.co.uk/', 'acme.co.uk'],
  ])('%s is about %s, never about all under a suffix', async (page, about) => {
    const world = open({ [page]: '<html></html>', [`${page}api/v2/summary.json`]: named('Other', page) });
    await followPage(page, null, world.parts);
    expect(world.settings().custom).toMatchObject([{ hosts: [about] }]);
  });

  it('below a path of a host claims nothing of the host', async () => {
    const page = 'https://www.big.org/part/status';
    const world = open({ [page]: '<html></html>', [`${page}/api/v2/summary.json`]: named('Big', page) });
    expect(await followPage(page, null, world.parts)).toBe('page:www.big.org/part/status');
    expect(world.settings().custom).toMatchObject([{ hosts: [] }]);
  });

  it('cannot name itself as a service of the catalogue', async () => {
    const page = 'https://acme-login.site/';
    const world = open({
      [page]: '<html></html>',
      [`${page}api/v2/summary.json`]: named('ACME Status', page),
    });
    await followPage(page, null, world.parts);
    expect(world.settings().custom).toMatchObject([{ name: 'acme-login.site' }]);
  });
});

function named(name: string, url: string) {
  return { ...SUMMARY, page: { ...SUMMARY.page, name, url } };
}
