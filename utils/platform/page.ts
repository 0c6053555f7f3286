import type { Catalog } from '../catalog/types.ts';
import type { Messages } from '../i18n/translate.ts';
import type { Answer, Message } from '../messages.ts';
import { createIdbStore } from '../store/idb.ts';
import type { Settings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { browser, isFirefox } from './api.ts';
import { currentCatalog, languageOf, loadMessages } from './assets.ts';
import { lock } from './lock.ts';
import { onChange, send } from './messages.ts';
import { createSettings, managedSettings } from './settings.ts';
import { activeTab, onActiveTab, type Tab } from './tabs.ts';

/** What one of our pages may do; tests and previews hand in a fake one. */
export type Page = {
  store: Store;
  settings: Settings;
  catalog: Catalog;
  messages: Messages;
  /** BCP 47 tag for Intl. */
  locale: string;
  /** The tab that the panel was opened on; null for pages of their own. */
  tab: Tab | null;
  /** Calls back when another tab, or another page in it, is looked at; returns how to stop. Only for the side panel. */
  onTab: (listener: (tab: Tab | null) => void) => () => void;
  send: (message: Message) => Promise<Answer>;
  /** The settings as they are now; `settings` is how they were when the page was opened. */
  readSettings: () => Promise<Settings>;
  saveSettings: (change: Partial<Settings>) => Promise<void>;
  /** Calls back when stored rows or settings changed; returns how to stop. */
  onChange: (listener: () => void) => () => void;
  openUrl: (url: string) => void;
  requestHosts: (origins: string[]) => Promise<boolean>;
  hasHosts: (origins: string[]) => Promise<boolean>;
  /** Asks for the sight of status codes and sub-resource failures. Only inside a click. */
  requestStatusCodes: () => Promise<boolean>;
  /** Asks, in a click and where the browser has such a consent (Firefox), whether a report may be sent. */
  consentToReport: () => Promise<boolean>;
  openPageTab: (path: 'dashboard.html' | 'options.html' | 'welcome.html', hash?: string) => void;
  copy: (text: string) => Promise<void>;
  /** Settings that an organisation has fixed. */
  managed: Partial<Settings>;
};

/** Opens what a page needs, all from local data. */
export async function openPage(): Promise<Page> {
  const store = createIdbStore();
  const settingsStore = createSettings(lock);
  // what does not wait for the settings is begun before them: the first paint waits for the slowest
  const meanwhile = Promise.all([currentCatalog(store), activeTab(), managedSettings()]);
  const settings = await settingsStore.read();
  const { language, locale } = languageOf(settings);
  const [messages, [catalog, tab, managed]] = await Promise.all([loadMessages(language), meanwhile]);
  return {
    store,
    settings,
    catalog,
    messages,
    locale,
    tab,
    onTab: (listener) => onActiveTab(tab, listener),
    send,
    readSettings: settingsStore.read,
    saveSettings: settingsStore.save,
    onChange,
    openUrl: (url) => void browser.tabs.create({ url }),
    // must be the first thing in a click: nothing is awaited before it
    requestHosts: (origins) => browser.permissions.request({ origins }),
    consentToReport,
    requestStatusCodes: () =>
      browser.permissions.request({ permissions: ['webRequest'], origins: ['https://*/*'] }),
    hasHosts: (origins) => browser.permissions.contains({ origins }),
    openPageTab: (path, hash = '') => void browser.tabs.create({ url: browser.runtime.getURL(path) + hash }),
    copy: (text) => navigator.clipboard.writeText(text),
    managed,
  };
}

/** Firefox asks people itself before an extension sends what they tell it; other browsers know no such consent. */
async function consentToReport(): Promise<boolean> {
  if (!isFirefox()) return true;
  const consent = { data_collection: ['websiteActivity'] };
  // newer than the shared types
  return browser.permissions.request(consent as Parameters<typeof browser.permissions.request>[0]);
}
