import type { PanelView } from '../../components/panel/types.ts';
import { openOwnRows } from '../../utils/engine/own-rows.ts';
import type { PanelPage } from '../../utils/platform/page-types.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import { asksOf } from './asks.ts';
import type { Later } from './later.ts';
import { originOf } from './origin.ts';
import { subjectId, subjectOf } from './subject.ts';

type Wanted = {
  /** A service picked from the list; null shows the site in the tab. */
  chosen: string | null;
  /** Epoch ms UTC. */
  now: number;
  settings: Settings;
  /** What comes after the first paint; null before it. */
  later: Later | null;
  /** Loads it where there is no answer to be painted first. */
  loadLater: () => Promise<Later>;
};

/** Reads what the panel shows, from stored rows only. @throws when the store cannot be opened. */
export async function loadView(page: PanelPage, wanted: Wanted): Promise<PanelView> {
  const { chosen, now, settings } = wanted;
  const { store, catalog } = page;
  const url = page.tab?.url ?? null;
  const context = {
    now,
    catalog,
    settings,
    url,
    asks: asksOf,
    mayRead: (feedUrl: string) => page.hasHosts([originOf(feedUrl)]),
  };
  const id = subjectId(url, chosen, context);
  const later = id === null ? await wanted.loadLater() : wanted.later;
  const [subject, services] = await Promise.all([
    id === null ? null : openOwnRows(store, now).then((rows) => subjectOf(id, rows, context)),
    later?.readServices(store, context) ?? null,
  ]);
  // "true" proves nothing, but "false" is always right
  return { subject, services, offline: navigator.onLine === false };
}
