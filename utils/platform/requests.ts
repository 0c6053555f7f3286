import type { Seen } from '../engine/observer.ts';
import { browser } from './api.ts';

let listening = false;

const ALL = { urls: ['https://*/*'] };

/** Status codes of pages that were asked for and have not been shown yet, by tab and address; the newest last. */
const answers = new Map<string, number>();
/** A page that is fetched ahead and never shown leaves its status behind; this many are kept. */
const MOST_ANSWERS = 100;

/** Requests of open pages whose answer has begun and not ended, by id; the newest last. */
const begun = new Set<string>();
/** Streams stay open for hours; this many are kept. */
const MOST_BEGUN = 500;

const keyOf = (tabId: number, url: string) => `${tabId} ${url.replace(/#.*/s, '')}`;

/**
 * Status of the page that is shown in the tab now, once; undefined where it was not seen: without the permission,
 * from a cache, or where the page's own worker has answered.
 */
export function statusOf(tabId: number, url: string): number | undefined {
  const key = keyOf(tabId, url);
  const status = answers.get(key);
  answers.delete(key);
  return status;
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
    // the browser asks every site for it, and many have none
    if (new URL(details.url).pathname === '/favicon.ico') return null;
    return page;
  };
  const isPrivate = async (tabId: number) =>
    (await browser.tabs.get(tabId).catch(() => null))?.incognito ?? true;
  browser.webRequest.onErrorOccurred.addListener((details) => {
    const began = begun.delete(details.requestId);
    const page = hosts(details);
    if (page === null) return;
    void isPrivate(details.tabId).then((incognito) =>
      run({ url: details.url, page, error: details.error, began, incognito }),
    );
  }, ALL);
  browser.webRequest.onCompleted.addListener((details) => {
    begun.delete(details.requestId);
    const { statusCode: status, tabId, url } = details;
    const page = hosts(details);
    // successes of sub-resources are many and say little: only every failure is worth a record
    if (page === null || status < 400) return;
    void isPrivate(tabId).then((incognito) => run({ url, status, incognito, page }));
  }, ALL);
  browser.webRequest.onResponseStarted.addListener(({ tabId, url, type, statusCode, requestId }) => {
    begun.add(requestId);
    for (const oldest of begun) if (begun.size > MOST_BEGUN) begun.delete(oldest);
    if (type !== 'main_frame' || tabId < 0) return;
    // what is fetched ahead looks the same, so that only the page that is shown counts (`onNavigation`)
    answers.delete(keyOf(tabId, url));
    answers.set(keyOf(tabId, url), statusCode);
    for (const oldest of answers.keys()) if (answers.size > MOST_ANSWERS) answers.delete(oldest);
  }, ALL);
}
