import type { Seen } from '../engine/observer.ts';
import { browser } from './api.ts';

let listening = false;

const ALL = { urls: ['https://*/*'] };

/** True where `onRequests` is told the status of a page with that address. */
export async function seesStatus(url: string): Promise<boolean> {
  if (!browser.webRequest || !url.startsWith('https:')) return false;
  return browser.permissions.contains({ origins: [`https://${new URL(url).hostname}/*`] });
}

/**
 * Statuses and sub-resource failures, where the person granted the optional permissions. Without
 * them the browser offers no `webRequest` and this does nothing.
 */
export function onRequests(run: (seen: Seen) => Promise<void>): void {
  // asked again whenever a permission comes; listening twice would count everything twice
  if (!browser.webRequest || listening) return;
  listening = true;
  const hosts = (details: {
    url: string;
    tabId: number;
    type: string;
    documentUrl?: string | undefined;
    initiator?: string;
  }) => {
    const page = details.documentUrl ?? details.initiator;
    if (details.tabId < 0 || details.type === 'main_frame' || !page?.startsWith('http')) return null;
    return page;
  };
  const isPrivate = async (tabId: number) =>
    (await browser.tabs.get(tabId).catch(() => null))?.incognito ?? true;
  browser.webRequest.onErrorOccurred.addListener((details) => {
    const page = hosts(details);
    if (page === null) return;
    void isPrivate(details.tabId).then((incognito) =>
      run({ url: details.url, page, error: details.error, incognito }),
    );
  }, ALL);
  browser.webRequest.onCompleted.addListener((details) => {
    const { statusCode: status, tabId, url } = details;
    const page = hosts(details);
    if (details.type !== 'main_frame' && page === null) return;
    // successes of sub-resources are many and say little: only every failure is worth a record
    if (page !== null && status < 400) return;
    void isPrivate(tabId).then((incognito) =>
      run({ url, status, incognito, ...(page !== null && { page }) }),
    );
  }, ALL);
}
