import type { Seen } from '../engine/observer.ts';
import { browser } from './api.ts';
import { seesStatus } from './requests.ts';

/** Chrome's navigation events do not say whether the window is private; the tab does. */
async function isPrivate(tabId: number): Promise<boolean> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return tab?.incognito ?? true; // a tab that cannot be asked is treated as private
}

/** Pages that failed or worked in ordinary windows. Needs no host permission. */
export function onNavigation(run: (seen: Seen & { tabId: number }) => Promise<void>): void {
  const report = async (details: { tabId: number; frameId: number; url: string }, error?: string) => {
    if (details.frameId !== 0 || !/^https?:/i.test(details.url)) return;
    const incognito = await isPrivate(details.tabId);
    await run({ tabId: details.tabId, url: details.url, error, incognito });
  };
  browser.webNavigation.onErrorOccurred.addListener((details) => {
    // present in both browsers, missing from the shared types
    const { error } = details as typeof details & { error?: string };
    return report(details, error ?? 'unknown');
  });
  browser.webNavigation.onCompleted.addListener(async (details) => {
    // an error page loads as well as any: where its status is seen, the status tells
    if (!(await seesStatus(details.url))) await report(details);
  });
}

/** A page is being shown: the tab's badge was wiped and must be painted again. */
export function onShown(run: (tabId: number, url: string) => Promise<void>): void {
  browser.webNavigation.onCommitted.addListener(({ tabId, frameId, url }) =>
    frameId === 0 ? run(tabId, url) : undefined,
  );
}
