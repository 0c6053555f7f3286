import type { Catalog } from '../utils/catalog/types.ts';
import { formatById } from '../utils/feeds/registry.ts';
import { createPoller } from '../utils/poll/poller.ts';
import { createMemoryStore } from '../utils/store/memory.ts';
import { createOfficial, type Official } from './official.ts';
import type { HubStore } from './store/types.ts';

/** Operators should be able to see who asks. */
const USER_AGENT = 'is-it-me-hub';

/** The catalogue's official feeds, polled over the network with the engine's own poller. */
export function createFeeds({
  catalog,
  store,
  now,
}: {
  catalog: Catalog;
  store: HubStore;
  now: () => number;
}): Official {
  const readings = createMemoryStore();
  const poller = createPoller({
    store: readings,
    fetch: (url, init) => {
      const headers = new Headers(init.headers);
      headers.set('user-agent', USER_AGENT);
      return fetch(url, { ...init, headers });
    },
    now,
    random: Math.random,
    timeout: (ms) => AbortSignal.timeout(ms),
    formatById,
    lock: createLock(),
  });
  return createOfficial({ catalog, poller, readings, store, now });
}

/** Runs the work of one name after another. */
function createLock(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const next = (last.get(name) ?? Promise.resolve()).then(work, work);
    last.set(name, next);
    return next;
  };
}
