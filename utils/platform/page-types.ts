import type { Catalog } from '../catalog/types.ts';
import type { Messages } from '../i18n/translate.ts';
import type { Answer, Message } from '../messages.ts';
import type { Settings } from '../settings/settings.ts';
import type { Store, StoreReader } from '../store/store.ts';
import type { Needs } from './messages.ts';
import type { Tab } from './tabs.ts';

/** What the panel may do; tests and previews hand in a fake one. */
export type PanelPage = {
  store: StoreReader;
  settings: Settings;
  catalog: Catalog;
  messages: Messages;
  /** BCP 47 tag for Intl. */
  locale: string;
  /** The tab that the panel was opened on; null for pages of their own. */
  tab: Tab | null;
  /** Calls back when another tab, or another page in it, is looked at; returns how to stop. */
  onTab: (listener: (tab: Tab | null) => void) => () => void;
  send: (message: Message) => Promise<Answer>;
  /** Leaves a message to the worker, which follows it when it is allowed what it needs, even after this page. */
  leave: (message: Message, needs?: Needs) => void;
  /** The settings as they are now; `settings` is how they were when the page was opened. */
  readSettings: () => Promise<Settings>;
  /** Calls back when stored rows or settings changed; returns how to stop. */
  onChange: (listener: () => void) => () => void;
  requestHosts: (origins: string[]) => Promise<boolean>;
  hasHosts: (origins: string[]) => Promise<boolean>;
  /** Asks, in a click and where the browser has such a consent (Firefox), whether a report may be sent; the report goes out even after this page. */
  consentToReport: (report: Message) => Promise<boolean>;
  openPageTab: (path: 'dashboard.html' | 'options.html' | 'welcome.html', hash?: string) => void;
  copy: (text: string) => Promise<void>;
  /** Settings that an organisation has fixed. */
  managed: Partial<Settings>;
};

/** A page on which settings are changed. */
export type Page = PanelPage & {
  store: Store;
  saveSettings: (change: Partial<Settings>) => Promise<void>;
  /** Asks for the sight of status codes and sub-resource failures. Only inside a click. */
  requestStatusCodes: () => Promise<boolean>;
  /** Gives the sight of all hosts back. */
  returnStatusCodes: () => Promise<void>;
};
