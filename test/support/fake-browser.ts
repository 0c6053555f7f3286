/** An event of the browser that a test can set off. */
export type FakeEvent<Args extends unknown[]> = {
  addListener: (listener: (...args: Args) => unknown) => void;
  fire: (...args: Args) => unknown[];
};

export function fakeEvent<Args extends unknown[]>(): FakeEvent<Args> {
  const listeners: ((...args: Args) => unknown)[] = [];
  return {
    addListener: (listener) => listeners.push(listener),
    fire: (...args) => listeners.map((listener) => listener(...args)),
  };
}

export const EXTENSION = 'chrome-extension://our-own-id/';

/** As much of the browser's interface as the tests of its door need. Must stand before `utils/platform` is loaded. */
export function installFakeBrowser() {
  const tabs = new Map<number, { incognito: boolean }>();
  const session = new Map<string, unknown>();
  const allowed = new Set<string>();
  const onChanged = fakeEvent<[]>();
  const browser = {
    runtime: {
      id: 'our-own-id',
      getURL: (path: string) => `${EXTENSION}${path}`,
      sendMessage: async (_: unknown): Promise<unknown> => undefined,
      onMessage: fakeEvent<[unknown, { id?: string; url?: string }]>(),
    },
    tabs: {
      get: async (id: number) => {
        const tab = tabs.get(id);
        if (!tab) throw new Error(`No tab with id: ${id}`);
        return tab;
      },
    },
    webNavigation: {
      onErrorOccurred: fakeEvent<[object]>(),
      onDOMContentLoaded: fakeEvent<[object]>(),
      getFrame: async () => null,
      onCommitted: fakeEvent<[object]>(),
    },
    webRequest: {
      onErrorOccurred: fakeEvent<[object, ...unknown[]]>(),
      onCompleted: fakeEvent<[object]>(),
      onResponseStarted: fakeEvent<[object]>(),
    },
    storage: {
      session: {
        get: async (key: string) => ({ [key]: session.get(key) }),
        set: async (items: object) => {
          for (const [key, value] of Object.entries(items)) session.set(key, structuredClone(value));
          await Promise.all(onChanged.fire());
        },
        remove: async (key: string) => void session.delete(key),
        onChanged,
      },
    },
    permissions: {
      contains: async ({ origins = [], permissions = [] }: { origins?: string[]; permissions?: string[] }) =>
        [...origins, ...permissions].every((wanted) => allowed.has(wanted)),
      onAdded: fakeEvent<[]>(),
    },
    /** What the person has allowed. */
    allowed,
    openTabs: tabs,
  };
  Object.assign(globalThis, { browser, chrome: browser });
  return browser;
}
