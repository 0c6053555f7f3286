import { browser } from './browser-polyfill.ts';

/** A tab and the address of the page in it, failed ones included. */
export type Tab = { id: number; url: string };

/** The tab that the panel is about: one named in our own page's address, else the one being looked at, unless it is private. */
export async function activeTab(): Promise<Tab | null> {
  const named = new URLSearchParams(location.search).get('url');
  if (named !== null) return { id: -1, url: named };
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  // a check would leave a trace of what was open in a private window
  if (tab?.id === undefined || tab.incognito) return null;
  const frame = await browser.webNavigation.getFrame({ tabId: tab.id, frameId: 0 }).catch(() => null);
  const url = tab.url ?? frame?.url;
  return url === undefined ? null : { id: tab.id, url };
}

/** Calls back whenever `activeTab` answers differently than before. */
export function onActiveTab(first: Tab | null, listener: (tab: Tab | null) => void): () => void {
  let known = first?.url;
  const look = async () => {
    const tab = await activeTab();
    if (tab?.url === known) return;
    known = tab?.url;
    listener(tab);
  };
  // without the permission to see addresses these events come all the same
  browser.tabs.onActivated.addListener(look);
  browser.tabs.onUpdated.addListener(look);
  // the person may have gone on while this page was opened
  void look();
  return () => {
    browser.tabs.onActivated.removeListener(look);
    browser.tabs.onUpdated.removeListener(look);
  };
}
