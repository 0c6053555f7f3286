import type { Seen } from '../engine/observer.ts';
import { browser } from './api.ts';
import { statusOf } from './requests.ts';

/** What is no web page wakes nobody, our own pages least of all: the worker would slow them down. */
const WEB = { url: [{ schemes: ['http', 'https'] }] };

/** Chrome's navigation events do not say whether the window is private; the tab does. */
async function isPrivate(tabId: number): Promise<boolean> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return tab?.incognito ?? true; // a tab that cannot be asked is treated as private
}

/** Pages that failed or worked in ordinary windows. Needs no host permission. */
export function onNavigation(run: (seen: Seen & { tabId: number }) => Promise<void>): void {
  const report = async (details: { tabId: number; frameId: number; url: string }, error?: string) => {
    if (details.frameId !== 0) return;
    const incognito = await isPrivate(details.tabId);
    const status = statusOf(details.tabId, details.url);
    // Chromium calls an error answer without a body an error of its own
    const isAnswer =
      status !== undefined && (error === undefined || error === 'net::ERR_HTTP_RESPONSE_CODE_FAILURE');
    await run({ tabId: details.tabId, url: details.url, ...(isAnswer ? { status } : { error }), incognito });
  };
  browser.webNavigation.onErrorOccurred.addListener((details) => {
    // present in both browsers, missing from the shared types
    const { error } = details as typeof details & { error?: string };
    return report(details, error ?? 'unknown');
  }, WEB);
  // the page is there, whatever of it still loads; one that comes back from the cache proves nothing and is not told
  browser.webNavigation.onDOMContentLoaded.addListener((details) => report(details), WEB);
}

/** A web page is being shown: the tab's badge was wiped and must be painted again. */
export function onShown(run: (tabId: number, url: string) => Promise<void>): void {
  browser.webNavigation.onCommitted.addListener(
    ({ tabId, frameId, url }) => (frameId === 0 ? run(tabId, url) : undefined),
    WEB,
  );
  // Chromium commits no error page, and wipes the badge all the same. Where it was an abort, the old page stands
  browser.webNavigation.onErrorOccurred.addListener(async ({ tabId, frameId }) => {
    if (frameId !== 0) return;
    const frame = await browser.webNavigation.getFrame({ tabId, frameId: 0 }).catch(() => null);
    if (frame) await run(tabId, frame.url);
  }, WEB);
}
