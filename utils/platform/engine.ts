import type { Catalog } from '../catalog/types.ts';
import { countryOfTimeZone } from '../crowd/country.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import type { EngineParts, SettingsStore } from '../engine/parts.ts';
import { formatById } from '../feeds/registry.ts';
import { createIdbStore } from '../store/idb.ts';
import type { Store } from '../store/store.ts';
import { browser } from './api.ts';
import { currentCatalog } from './assets.ts';
import { portalDetector } from './captive-portal.ts';
import { politeFetch } from './fetch.ts';
import { lock } from './lock.ts';
import { announceChange } from './messages.ts';
import { showNotice } from './notifier.ts';
import { createPainter, type Painter } from './painter.ts';
import { createSettings } from './settings.ts';
import { loadTranslator } from './translator.ts';

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

export type Background = {
  engine: Engine;
  painter: Painter;
  store: Store;
  settings: SettingsStore;
  catalog: () => Promise<Catalog>;
};

/** The engine with the browser's parts. Builds only: touches nothing until it is used. */
export function createBackground(): Background {
  const store = createIdbStore();
  const settings = createSettings(lock, () =>
    countryOfTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone),
  );
  const catalog = () => currentCatalog(store);
  const painter = createPainter({ store, settings, catalog });
  const captivePortal = portalDetector();
  const parts: EngineParts = {
    catalog,
    formatById,
    store,
    settings,
    fetch: politeFetch,
    // looked up at every call: the demonstration sets the clock of the browser it drives
    now: () => Date.now(),
    random: Math.random,
    sleep,
    timeout: (ms) => AbortSignal.timeout(ms),
    lock,
    localHour: (at) => new Date(at).getHours(),
    ...(captivePortal && { captivePortal }),
    mayRead: (origins) => browser.permissions.contains({ origins }),
    notify: async (notice) => showNotice(notice, await loadTranslator(await settings.read()), store),
    repaint: async (services) => {
      announceChange();
      await painter.paintTabs(services);
    },
  };
  return { engine: createEngine(parts), painter, store, settings, catalog };
}
