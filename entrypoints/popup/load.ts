import type { PanelView } from '../../components/panel/types.ts';
import type { Page } from '../../utils/platform/page.ts';
import type { Settings } from '../../utils/store/settings.ts';
import { asksOf } from './asks.ts';
import { readView } from './view.ts';

/** Reads the panel's view through the page. @throws when the store cannot be opened. */
export async function loadView(
  page: Page,
  chosen: string | null,
  now: number,
  settings: Settings,
): Promise<PanelView> {
  return readView(
    page.store,
    {
      now,
      catalog: page.catalog,
      settings,
      url: page.tab?.url ?? null,
      asks: (service) => asksOf(service, settings),
      mayRead: (feedUrl) => page.hasHosts([originOf(feedUrl)]),
    },
    chosen,
    // "true" proves nothing, but "false" is always right
    navigator.onLine === false,
  );
}

/** Match pattern of the host of an address, as permissions are asked for. */
export function originOf(url: string): string {
  return `https://${new URL(url).hostname}/*`;
}
