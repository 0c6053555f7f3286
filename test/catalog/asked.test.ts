import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadCatalog, packedCatalog } from '../../tools/catalog-data.ts';
import { makeKeys, signCatalog } from '../../tools/catalog-keys.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import { createMemoryStore } from '../../utils/store/memory.ts';
import { installFakeBrowser } from '../support/fake-browser.ts';

installFakeBrowser();
const { updateCatalog } = await import('../../utils/platform/catalog.ts');

const bundled = packedCatalog();
const newer = { ...bundled, version: bundled.version + 1 };
const { publicKeys, privateKeys } = await makeKeys();
const ADDRESS = `https://example.org/catalog.json#${new URLSearchParams(publicKeys)}`;
const body = JSON.stringify(await signCatalog(JSON.stringify(newer), privateKeys));

beforeEach(() => void vi.useFakeTimers({ now: 0, toFake: ['Date'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A worker with that address; `asked` are the requests that it made. */
function worker() {
  const asked: [string, RequestInit][] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push([url, init]);
    return new Response(body);
  });
  const store = createMemoryStore();
  let catalogUrl: string | null = ADDRESS;
  return {
    asked,
    stored: () => store.read('state', 'catalog'),
    tick: () =>
      updateCatalog({
        store,
        settings: {
          read: async () => ({ ...DEFAULT_SETTINGS, catalogUrl }),
          save: async () => undefined,
        },
        catalog: async () => loadCatalog(),
      }),
    choose: (address: string | null) => {
      catalogUrl = address;
    },
  };
}

it('asks once a day for the file and sends nothing: no key, no cookie, no word of where from', async () => {
  const { asked, tick, stored } = worker();
  await tick();
  await tick();
  expect(asked).toHaveLength(1);
  expect(asked[0]?.[0]).toBe('https://example.org/catalog.json');
  expect(asked[0]?.[1]).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
  expect(asked[0]?.[1].body).toBeUndefined();
  expect(await stored()).toEqual(newer);
  vi.setSystemTime(25 * 60 * 60_000);
  await tick();
  expect(asked).toHaveLength(2);
});

it('asks a new address at once, and trusts no more what came from the old one', async () => {
  const { asked, tick, choose, stored } = worker();
  await tick();
  choose('https://other.example/catalog.json#ed25519=AAAA');
  await tick();
  expect(asked.map(([url]) => new URL(url).host)).toEqual(['example.org', 'other.example']);
  expect(await stored()).toBeUndefined();
});

it('goes back to the built-in one when the address is taken out', async () => {
  const { asked, tick, choose, stored } = worker();
  await tick();
  choose(null);
  await tick();
  expect(asked).toHaveLength(1);
  expect(await stored()).toBeUndefined();
});
