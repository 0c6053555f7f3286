import { createIdbStore } from '../store/idb.ts';
import { currentCatalog, languageOf, loadMessages } from './assets.ts';
import { browser } from './browser-polyfill.ts';
import { lock } from './lock.ts';
import { pageActions } from './page-actions.ts';
import type { Page } from './page-types.ts';
import { createSettings, managedSettings } from './settings.ts';
import { activeTab, onActiveTab } from './tabs.ts';

const ALL_HOSTS = ['https://*/*'];

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
    ...pageActions,
    store,
    settings,
    catalog,
    messages,
    locale,
    tab,
    onTab: (listener) => onActiveTab(tab, listener),
    managed,
    readSettings: settingsStore.read,
    saveSettings: settingsStore.save,
    // the first thing in a click, as all that is asked for
    requestStatusCodes: () =>
      browser.permissions.request({ permissions: ['webRequest'], origins: ALL_HOSTS }),
    // without hosts there is nothing to see; where none was held, none is taken
    returnStatusCodes: async () => {
      await browser.permissions.remove({ origins: ALL_HOSTS }).catch(() => false);
    },
  };
}
