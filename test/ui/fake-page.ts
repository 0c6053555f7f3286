import type { Catalog } from '../../utils/catalog/types.ts';
import type { Messages } from '../../utils/i18n/translate.ts';
import type { Answer, Message } from '../../utils/messages.ts';
import type { Needs } from '../../utils/platform/messages.ts';
import type { Page } from '../../utils/platform/page-types.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import { createMemoryStore } from '../../utils/store/memory.ts';
import type { Write } from '../../utils/store/store.ts';

/** What a page did, for tests to look at. */
export type PageActions = {
  sent: Message[];
  /** What the page told the worker without waiting for an answer. */
  left: { message: Message; needs: Needs }[];
  saved: Partial<Settings>[];
  opened: string[];
  copied: string[];
  requested: string[][];
  /** How often it was asked whether a report may be sent. */
  consents: number;
  /** How often the sight of all hosts was given back. */
  returned: number;
};

export type FakePage = Page & {
  pageActions: PageActions;
  settings: Settings;
  /** The person looks at another page. */
  visit: (url: string | null) => void;
};

type Options = {
  catalog: Catalog;
  messages: Messages;
  locale: string;
  url?: string | null;
  settings?: Partial<Settings>;
  rows?: readonly Write[];
  /** Whether host permissions are held. */
  granted?: boolean;
  managed?: Partial<Settings>;
  /** The store cannot be opened. */
  broken?: boolean;
  answer?: (message: Message) => Promise<Answer>;
};

/** A page without a browser: rows in memory, and every deed written down. */
export async function createFakePage(options: Options): Promise<FakePage> {
  const store = createMemoryStore();
  await store.commit(options.rows ?? []);
  const pageActions: PageActions = {
    sent: [],
    left: [],
    saved: [],
    opened: [],
    copied: [],
    requested: [],
    consents: 0,
    returned: 0,
  };
  const listeners = new Set<() => void>();
  const visits = new Set<Parameters<Page['onTab']>[0]>();
  let settings: Settings = { ...DEFAULT_SETTINGS, ...options.settings };
  const fail = () => Promise.reject(new Error('InvalidStateError: the database is not open'));
  const page: FakePage = {
    pageActions,
    store: options.broken ? { read: fail, readAll: fail, commit: fail } : store,
    settings,
    catalog: options.catalog,
    messages: options.messages,
    locale: options.locale,
    tab: options.url ? { id: 1, url: options.url } : null,
    onTab: (listener) => {
      visits.add(listener);
      return () => visits.delete(listener);
    },
    visit: (url) => {
      for (const listener of visits) listener(url === null ? null : { id: 2, url });
    },
    send: async (message) => {
      pageActions.sent.push(message);
      return options.answer ? options.answer(message) : { ok: true };
    },
    leave: (message, needs = {}) => void pageActions.left.push({ message, needs }),
    readSettings: async () => settings,
    saveSettings: async (change) => {
      pageActions.saved.push(change);
      settings = { ...settings, ...change };
      for (const listener of listeners) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    requestHosts: async (origins) => {
      pageActions.requested.push(origins);
      return true;
    },
    consentToReport: async () => {
      pageActions.consents += 1;
      return true;
    },
    requestStatusCodes: async () => {
      pageActions.requested.push(['webRequest']);
      return true;
    },
    returnStatusCodes: async () => {
      pageActions.returned += 1;
    },
    hasHosts: async () => options.granted ?? true,
    openPageTab: (path, hash = '') => pageActions.opened.push(path + hash),
    copy: async (text) => {
      pageActions.copied.push(text);
    },
    managed: options.managed ?? {},
  };
  return page;
}
