import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packCatalog } from '../../utils/catalog/pack.ts';
import type { Answer, Message } from '../../utils/messages.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import { createIdbStore } from '../../utils/store/idb.ts';
import { TABLES } from '../../utils/store/store.ts';
import { EXTENSION, fakeEvent, installFakeBrowser } from '../support/fake-browser.ts';
import { summary } from '../support/feed-states.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 5, 12);
const STATUS_PAGE = 'https://status.alpha.site/';
const OWN = { id: 'our-own-id', url: `${EXTENSION}popup.html` };

const service = (id: string) => ({
  id,
  name: id,
  category: 'other',
  hosts: [`${id}.site`],
  page: `https://status.${id}.site/`,
  feed: { url: `https://status.${id}.site/api/v2/summary.json`, format: 'statuspage' },
  needs: [],
});
const CATALOG = packCatalog({ version: 1, services: [service('alpha'), service('beta')], paths: [] });

/** A page that a tab shows, and what the last paint wrote on its button. */
const tab = { id: 7, url: 'https://alpha.site/', badge: '' };
const onAlarm = fakeEvent<[{ name: string }]>();
const local = new Map<string, unknown>();
const nothing = async () => undefined;

function storageArea(items: Map<string, unknown>) {
  return {
    get: async (key: string | null) => Object.fromEntries(key === null ? items : [[key, items.get(key)]]),
    set: async (some: object) => {
      for (const [key, value] of Object.entries(some)) items.set(key, structuredClone(value));
    },
    clear: async () => items.clear(),
    onChanged: fakeEvent(),
  };
}

const browser = installFakeBrowser();
Object.assign(browser, {
  action: {
    setBadgeText: async ({ text }: { text: string }) => {
      tab.badge = text;
    },
    setBadgeBackgroundColor: nothing,
    setTitle: nothing,
    setIcon: nothing,
  },
  alarms: { onAlarm, get: nothing, create: nothing },
  contextMenus: { onClicked: fakeEvent() },
  i18n: { getUILanguage: () => 'en' },
  notifications: { onClicked: fakeEvent(), create: nothing },
  omnibox: { onInputChanged: fakeEvent(), onInputEntered: fakeEvent() },
  webRequest: undefined,
});
Object.assign(browser.runtime, { onInstalled: fakeEvent(), onStartup: fakeEvent() });
Object.assign(browser.storage, {
  local: storageArea(local),
  sync: storageArea(new Map()),
  managed: storageArea(new Map()),
});
Object.assign(browser.tabs, { query: async () => [tab] });
Object.assign(browser.webNavigation, { getFrame: async () => ({ url: tab.url }) });
Object.assign(globalThis, {
  // nothing is drawn where there is no screen
  OffscreenCanvas: class {
    getContext() {
      const picture: ProxyHandler<object> = { get: () => () => ({}), set: () => true };
      return new Proxy({}, picture);
    }
  },
});

/** What the status page says, and what it waits for before it does; how often it was asked. */
const page = { says: summary('operational', START), asked: 0, answers: Promise.resolve() };
globalThis.fetch = async (input) => {
  const url = String(input);
  if (url === `${EXTENSION}catalog.json`) return Response.json(CATALOG);
  if (url.startsWith(EXTENSION)) return Response.json({});
  if (!url.startsWith(STATUS_PAGE)) return Response.json(summary('operational', START));
  page.asked += 1;
  await page.answers;
  return Response.json(page.says);
};

/** From now on the status page keeps everybody waiting, until the returned function is called. */
function holdPage(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  page.answers = promise;
  page.asked = 0;
  return resolve;
}

const store = createIdbStore();
const rows = async () =>
  (
    await Promise.all(
      TABLES.map(async (table) => (await store.readAll(table)).map(([key]) => `${table} ${key}`)),
    )
  ).flat();
const settings = () => local.get('settings') as Settings;
const send = (message: Message) => browser.runtime.onMessage.fire(message, OWN)[0] as Promise<Answer>;
/** One beat of the alarm, some minutes after the last. */
function beat(): Promise<unknown> {
  vi.setSystemTime(Date.now() + 6 * MINUTE);
  return Promise.all(onAlarm.fire({ name: 'tick' }));
}
/** Turns of the event loop in which whatever is not waiting for the status page comes to its end. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const { start } = await import('../../entrypoints/background/start.ts');
start();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  page.says = summary('operational', START);
  page.answers = Promise.resolve();
  local.set('settings', { ...DEFAULT_SETTINGS, country: 'DE' });
});
afterEach(async () => {
  await send({ type: 'delete-everything' });
  vi.useRealTimers();
});

describe('"Delete everything"', () => {
  it('leaves no row and no badge, and none comes back, although a sweep is on its way', async () => {
    page.says = summary('outage', START);
    await send({ type: 'follow', service: 'alpha' });
    await beat();
    expect(tab.badge).not.toBe('');
    expect(await rows()).toContain('verdicts alpha');

    const release = holdPage();
    page.says = summary('incident', Date.now());
    const sweep = beat();
    await vi.waitFor(() => expect(page.asked).toBe(1));
    const deleted = send({ type: 'delete-everything' });
    await turns();
    release();
    expect(await deleted).toEqual({ ok: true });
    expect(await rows()).toEqual([]);
    expect(tab.badge).toBe('');
    await sweep;
    await turns();
    expect(await rows()).toEqual([]);
    expect(tab.badge).toBe('');
    expect(settings()).toEqual(DEFAULT_SETTINGS);
  });

  it.each(['sweep', 'poll', 'judge', 'observe', 'outbox', 'talk'])(
    'waits for who writes rows under the lock "%s", as an update does',
    async (name) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const other = navigator.locks.request(`is-it-me:${name}`, async () => {
        await promise;
        await store.commit([{ table: 'verdicts', key: 'alpha', value: {} }]);
      });
      const deleted = send({ type: 'delete-everything' });
      await turns();
      resolve();
      await Promise.all([other, deleted]);
      expect(await rows()).toEqual([]);
    },
  );

  it('lets a check come to its end first, and does what is wished meanwhile after it', async () => {
    const release = holdPage();
    const check = send({ type: 'check', service: 'alpha' });
    await vi.waitFor(() => expect(page.asked).toBe(1));
    const deleted = send({ type: 'delete-everything' });
    const followed = send({ type: 'follow', service: 'beta' });
    await turns();
    release();
    expect(await Promise.all([check, deleted, followed])).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect(settings().follows).toEqual(['beta']);
    expect((await rows()).filter((row) => row.includes('alpha'))).toEqual([]);
    expect(await rows()).toContain('verdicts beta');
  });
});

describe('presses in quick succession', () => {
  it('all count, in their order, while the first is still at work', async () => {
    const release = holdPage();
    const first = send({ type: 'follow', service: 'alpha' });
    await vi.waitFor(() => expect(page.asked).toBe(1));
    const others = [send({ type: 'unfollow', service: 'alpha' }), send({ type: 'follow', service: 'alpha' })];
    await turns();
    expect(settings().follows).toEqual(['alpha']);
    release();
    await Promise.all([first, ...others]);
    expect(settings().follows).toEqual(['alpha']);
    await send({ type: 'unfollow', service: 'alpha' });
    expect(settings().follows).toEqual([]);
  });

  it('on "Check now" ask once, as where a page has left what it also sends', async () => {
    const release = holdPage();
    const checks = [send({ type: 'check', service: 'alpha' }), send({ type: 'check', service: 'alpha' })];
    await turns();
    expect(page.asked).toBe(1);
    release();
    expect(await Promise.all(checks)).toEqual([{ ok: true }, { ok: true }]);
  });
});
