import type { Message } from '../messages.ts';
import { browser, isFirefox } from './browser-polyfill.ts';
import { leave, onChange, send } from './messages.ts';
import type { PanelPage } from './page-types.ts';

type PageActions = Omit<
  PanelPage,
  'store' | 'settings' | 'catalog' | 'messages' | 'locale' | 'tab' | 'onTab' | 'managed' | 'readSettings'
>;

/** What every page of ours can do. */
export const pageActions: PageActions = {
  send,
  leave,
  onChange,
  // must be the first thing in a click: nothing is awaited before it
  requestHosts: (origins) => browser.permissions.request({ origins }),
  consentToReport,
  hasHosts: (origins) => browser.permissions.contains({ origins }),
  openPageTab: (path, hash = '') => void browser.tabs.create({ url: browser.runtime.getURL(path) + hash }),
  copy: (text) => navigator.clipboard.writeText(text),
};

/** Firefox asks people itself before an extension sends what they tell it; other browsers know no such consent. */
async function consentToReport(report: Message): Promise<boolean> {
  if (!isFirefox()) return true;
  const consent = { data_collection: ['websiteActivity'] };
  leave(report, consent);
  // newer than the shared types
  return browser.permissions.request(consent as Parameters<typeof browser.permissions.request>[0]);
}
