import { headline } from '../assess/headline.ts';
import { type Verdict, verdictSchema } from '../assess/types.ts';
import type { Catalog } from '../catalog/types.ts';
import type { SettingsStore } from '../engine/parts.ts';
import { text } from '../i18n/text.ts';
import { badgeFor } from '../notify/badge.ts';
import { drawIcon } from '../notify/icon.ts';
import { serviceById, serviceOfUrl } from '../settings/watched.ts';
import { readRow } from '../store/read-rows.ts';
import type { Store } from '../store/store.ts';
import { type Action, browser, type Tabs } from './api.ts';
import { loadTranslator } from './translator.ts';

const SIZES = [16, 32] as const;

type PainterParts = { store: Store; settings: SettingsStore; catalog: () => Promise<Catalog> };

export type Painter = {
  /** Paints one tab; the browser forgets a tab's badge at every navigation. */
  paintTab: (tabId: number, url: string) => Promise<void>;
  /** Paints the tabs that show one of these services, or all tabs. */
  paintTabs: (services?: readonly string[]) => Promise<void>;
};

export function createPainter({ store, settings, catalog }: PainterParts): Painter {
  async function paintTab(tabId: number, url: string): Promise<void> {
    const [known, chosen] = await Promise.all([catalog(), settings.read()]);
    const id = serviceOfUrl(url, known, chosen);
    const verdict = id === null ? null : await readRow(store, 'verdicts', id, verdictSchema);
    const badge = badgeFor(verdict);
    const translate = await loadTranslator(chosen);
    const nameOf = (service: string) => serviceById(service, known, chosen)?.name ?? service;
    const title = verdict
      ? translate(
          headline(
            verdict,
            nameOf(verdict.service),
            verdict.upstream ? nameOf(verdict.upstream.provider) : undefined,
          ),
        )
      : translate(text('notice.badge.plain'));
    const icon = iconOf(verdict);
    // the tab may have gone on meanwhile: what it shows now is painted by its own event
    const now = await browser.webNavigation.getFrame({ tabId, frameId: 0 }).catch(() => null);
    if (now && serviceOfUrl(now.url, known, chosen) !== id) return;
    // a tab that was closed meanwhile rejects, and needs no paint
    await Promise.allSettled([
      browser.action.setBadgeText({ tabId, text: badge.symbol }),
      browser.action.setBadgeBackgroundColor({ tabId, color: badge.color }),
      browser.action.setTitle({ tabId, title }),
      browser.action.setIcon({ tabId, imageData: icon }),
    ]);
  }

  async function paintTabs(services?: readonly string[]): Promise<void> {
    const [known, chosen, tabs] = await Promise.all([catalog(), settings.read(), browser.tabs.query({})]);
    for (const { id, url } of await Promise.all(tabs.map(withUrl))) {
      if (id === undefined || url === undefined) continue;
      const service = serviceOfUrl(url, known, chosen);
      if (!services || (service !== null && services.includes(service))) await paintTab(id, url);
    }
  }

  return { paintTab, paintTabs };
}

/** Address of a tab's page. Without the `tabs` permission it is not in the tab; webNavigation knows it. */
async function withUrl(tab: Pick<Tabs.Tab, 'id' | 'url'>): Promise<Pick<Tabs.Tab, 'id' | 'url'>> {
  if (tab.url !== undefined || tab.id === undefined) return tab;
  const frame = await browser.webNavigation.getFrame({ tabId: tab.id, frameId: 0 }).catch(() => null);
  return frame ? { id: tab.id, url: frame.url } : tab;
}

function iconOf(verdict: Verdict | null): Record<string, Action.ImageDataType> {
  return Object.fromEntries(
    SIZES.map((size) => {
      const context = new OffscreenCanvas(size, size).getContext('2d');
      if (!context) throw new Error('no 2D canvas');
      drawIcon(context, size, verdict);
      // the shared types want an index signature that the DOM's ImageData does not declare
      return [size, context.getImageData(0, 0, size, size) as Action.ImageDataType];
    }),
  );
}
