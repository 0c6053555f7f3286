import type { Browser, Page } from 'puppeteer-core';
import type { Browser as WebExtension } from 'webextension-polyfill';
import type { Answer, Message } from '../../utils/messages.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import type { Table } from '../../utils/store/store.ts';

/** What the toolbar shows for one tab. */
export type BadgeState = {
  text: string;
  /** CSS hex. */
  color: string;
  title: string;
};

/** A look into the extension of a real browser, through a bare file of its own that runs none of its code. */
export type ExtensionProbe = {
  page: Page;
  origin: string;
  /** Starts the background worker if it sleeps; it does nothing else. */
  wake: () => Promise<void>;
  /** Asks the worker as the extension's own pages do. */
  send: (message: Message) => Promise<Answer>;
  rows: (table: Table) => Promise<[key: string, value: unknown][]>;
  /** Replaces one stored row. */
  write: (table: Table, key: string, value: unknown) => Promise<void>;
  remove: (table: Table, key: string) => Promise<void>;
  settings: (change: Partial<Settings>) => Promise<void>;
  /** Tabs of web pages with the address that each shows, failed ones included. */
  tabs: () => Promise<{ id: number; url: string }[]>;
  badge: (tabId: number) => Promise<BadgeState>;
  /** Ids of the notifications on the screen. */
  notices: () => Promise<string[]>;
  /** The same, and takes them down. */
  takeDownNotices: () => Promise<string[]>;
  /** Names of the alarms that are set. */
  alarms: () => Promise<string[]>;
  openPanel: () => Promise<void>;
};

/** Name of the extension's database (`utils/store/idb.ts`). */
const DATABASE = 'is-it-me';

/** Opens the file in a tab of its own, behind what is in front. */
export async function createExtensionProbe(browser: Browser, origin: string): Promise<ExtensionProbe> {
  const page = await browser.newPage({ background: true });
  await page.goto(`${origin}/catalog.json`);
  return extensionProbeOf(page, origin);
}

export function extensionProbeOf(page: Page, origin: string): ExtensionProbe {
  /** Runs a function in the page with the browser's extension interface. It must stand alone. */
  function peep<Args extends unknown[], Result>(
    look: (browser: WebExtension, ...args: Args) => Promise<Result>,
    ...args: Args
  ): Promise<Result> {
    return page.evaluate(
      `(${look.toString()})(globalThis.browser ?? globalThis.chrome, ...${JSON.stringify(args)})`,
    ) as Promise<Result>;
  }

  /** Replaces one stored row, or removes it when there is nothing to put in its place. */
  function put(table: Table, key: string, ...content: unknown[]): Promise<void> {
    return peep(
      async (_, database, store, row, values) => {
        // opening it would make an empty one, and the extension would find no tables in it
        const exists = (await indexedDB.databases()).some((known) => known.name === database);
        if (!exists && values.length === 0) return;
        if (!exists) throw new Error('the extension has stored nothing yet');
        const opened = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open(database);
          opening.onsuccess = () => resolve(opening.result);
          opening.onerror = () => reject(opening.error);
        });
        const transaction = opened.transaction(store, 'readwrite');
        const rows = transaction.objectStore(store);
        if (values.length > 0) rows.put(values[0], row);
        else rows.delete(row);
        await new Promise<void>((resolve, reject) => {
          transaction.oncomplete = () => resolve();
          transaction.onerror = () => reject(transaction.error);
        });
        opened.close();
      },
      DATABASE,
      table,
      key,
      content,
    );
  }

  return {
    page,
    origin,
    wake: async () => {
      await peep((browser) => browser.runtime.sendMessage({ type: 'nothing' }));
    },
    send: (message) => peep((browser, sent) => browser.runtime.sendMessage(sent) as Promise<Answer>, message),
    rows: (table) =>
      peep(
        async (_, database, store) => {
          // opening it would make an empty one, and the extension would find no tables in it
          if (!(await indexedDB.databases()).some((known) => known.name === database)) return [];
          const opened = await new Promise<IDBDatabase>((resolve, reject) => {
            const opening = indexedDB.open(database);
            opening.onsuccess = () => resolve(opening.result);
            opening.onerror = () => reject(opening.error);
          });
          const rows = opened.transaction(store).objectStore(store);
          const result = <T>(request: IDBRequest<T>) =>
            new Promise<T>((resolve, reject) => {
              request.onsuccess = () => resolve(request.result);
              request.onerror = () => reject(request.error);
            });
          const [keys, values] = await Promise.all([result(rows.getAllKeys()), result(rows.getAll())]);
          opened.close();
          return keys.map((key, index): [string, unknown] => [String(key), values[index]]);
        },
        DATABASE,
        table,
      ),
    write: (table, key, value) => put(table, key, value),
    remove: (table, key) => put(table, key),
    settings: (change) =>
      peep(
        async (browser, wanted) => {
          const { settings } = await browser.storage.local.get('settings');
          await browser.storage.local.set({ settings: { ...(settings as object), ...wanted } });
        },
        change as Record<string, unknown>,
      ),
    tabs: () =>
      peep(async (browser) => {
        const tabs = await browser.tabs.query({});
        const shown = await Promise.all(
          tabs.map(async ({ id = -1 }) => {
            const frame = await browser.webNavigation.getFrame({ tabId: id, frameId: 0 }).catch(() => null);
            return { id, url: frame?.url ?? '' };
          }),
        );
        return shown.filter(({ url }) => url.startsWith('http'));
      }),
    badge: (tabId) =>
      peep(async ({ action }, id) => {
        const [text, color, title] = await Promise.all([
          action.getBadgeText({ tabId: id }),
          action.getBadgeBackgroundColor({ tabId: id }),
          action.getTitle({ tabId: id }),
        ]);
        const hex = (part: number) => part.toString(16).padStart(2, '0');
        return { text, color: `#${color.slice(0, 3).map(hex).join('')}`, title };
      }, tabId),
    notices: () => peep(async (browser) => Object.keys(await browser.notifications.getAll())),
    takeDownNotices: () =>
      peep(async ({ notifications }) => {
        const ids = Object.keys(await notifications.getAll());
        await Promise.all(ids.map((id) => notifications.clear(id)));
        return ids;
      }),
    alarms: () => peep(async (browser) => (await browser.alarms.getAll()).map(({ name }) => name)),
    openPanel: () => peep((browser) => browser.action.openPopup()),
  };
}
