import type { Catalog } from '../catalog/types.ts';
import type { SettingsStore } from '../engine/parts.ts';
import { text } from '../i18n/text.ts';
import { browser } from './api.ts';
import { loadTranslator } from './translator.ts';

const MENU = 'is-it-just-me';
const SUGGESTIONS = 6;

/** Opens the panel about an address in a tab of its own. Only the site's origin is handed over. */
async function openPanelOn(address: string): Promise<void> {
  const url = new URL(browser.runtime.getURL('popup.html'));
  url.searchParams.set('url', `${new URL(address).origin}/`);
  await browser.tabs.create({ url: url.href });
}

/** "Is it just me?" on a link. The menu outlives the worker, so it is made at installation only. */
export async function createMenu(settings: SettingsStore): Promise<void> {
  const translate = await loadTranslator(await settings.read());
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: MENU,
    title: translate(text('notice.menu')),
    contexts: ['link'],
    targetUrlPatterns: ['https://*/*', 'http://*/*'],
  });
}

export function onMenu(): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, linkUrl }, tab) =>
    // our own pages open in ordinary windows, whose history must not name what a private one shows
    menuItemId === MENU && linkUrl && !tab?.incognito ? openPanelOn(linkUrl) : undefined,
  );
}

/** Sites whose name begins with, or contains, what was typed; nearest first. */
export function findByName(typed: string, catalog: Catalog): { name: string; host: string }[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return [];
  return [...catalog.services.values()]
    .flatMap(({ id, name, hosts: [host] }) =>
      host ? [{ id, name, host, at: name.toLowerCase().indexOf(wanted) }] : [],
    )
    .filter(({ id, at }) => at >= 0 || id.startsWith(wanted))
    .sort((a, b) => Math.max(0, a.at) - Math.max(0, b.at) || a.name.length - b.name.length)
    .slice(0, SUGGESTIONS)
    .map(({ name, host }) => ({ name, host }));
}

const escapeXml = (raw: string) => raw.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`); // Chrome reads descriptions as XML

/** The keyword `down` in the address bar, followed by a site's name. */
export function onOmnibox(catalog: () => Promise<Catalog>): void {
  browser.omnibox.onInputChanged.addListener((typed, suggest) => {
    void catalog().then((known) =>
      suggest(
        findByName(typed, known).map(({ name, host }) => ({
          content: host,
          description: escapeXml(`${name} (${host})`),
        })),
      ),
    );
  });
  browser.omnibox.onInputEntered.addListener(async (typed) => {
    const host = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(typed)
      ? typed
      : findByName(typed, await catalog())[0]?.host;
    if (host) await openPanelOn(`https://${host}/`);
    else await browser.tabs.create({ url: browser.runtime.getURL('dashboard.html') });
  });
}
