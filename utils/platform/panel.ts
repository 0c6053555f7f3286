import { DEFAULT_SETTINGS } from '../settings/default-settings.ts';
import { likeDefaults } from '../settings/like-defaults.ts';
import type { Settings } from '../settings/settings.ts';
import { createIdbReader } from '../store/idb-reader.ts';
import { currentCatalog, languageOf, loadMessages } from './assets.ts';
import { browser } from './browser-polyfill.ts';
import { pageActions } from './page-actions.ts';
import type { PanelPage } from './page-types.ts';
import { activeTab, onActiveTab } from './tabs.ts';

/**
 * Opens what the panel needs. Everything is begun at once, because the first paint waits for the
 * slowest, and nothing is checked that the worker has checked before it stored it.
 */
export async function openPanel(): Promise<PanelPage> {
  const store = createIdbReader();
  const likely = languageOf(DEFAULT_SETTINGS).language;
  const [own, managed, catalog, tab, likelyMessages] = await Promise.all([
    ownSettings(),
    managedSettings(),
    currentCatalog(store),
    activeTab(),
    loadMessages(likely),
  ]);
  const settings = { ...own, ...managed };
  const { language, locale } = languageOf(settings);
  const messages = language === likely ? likelyMessages : await loadMessages(language);
  const readSettings = async () => ({ ...(await ownSettings()), ...managed });
  const onTab = (listener: Parameters<PanelPage['onTab']>[0]) => onActiveTab(tab, listener);
  return { ...pageActions, store, settings, managed, catalog, messages, locale, tab, onTab, readSettings };
}

async function ownSettings(): Promise<Settings> {
  const { settings } = await browser.storage.local.get('settings');
  return { ...DEFAULT_SETTINGS, ...likeDefaults(settings) };
}

async function managedSettings(): Promise<Partial<Settings>> {
  // Firefox throws where no manifest for managed storage is installed
  return likeDefaults(await browser.storage.managed.get(null).catch(() => ({})));
}
