import { shortName } from '../../components/base/names.ts';
import type { FollowedView, OptionsView } from '../../components/options/types.ts';
import { mutedUntil } from '../../components/services/muted.ts';
import { openRows, type Rows } from '../../utils/engine/rows.ts';
import type { Page } from '../../utils/platform/page-types.ts';
import { OPERATORS } from '../../utils/probe/operators.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import { serviceById } from '../../utils/settings/watched.ts';
import { countriesIn } from './countries.ts';

/** Reads what the settings page shows, from stored data only. @throws when the store cannot be opened. */
export async function loadOptions(page: Page, now: number): Promise<OptionsView> {
  const { catalog, store, managed, locale } = page;
  const [settings, rows, size] = await Promise.all([page.readSettings(), openRows(store, now), usedBytes()]);
  const follows = new Set(settings.follows);
  return {
    settings,
    fixed: new Set(Object.keys(managed) as (keyof Settings)[]),
    followed: await Promise.all(settings.follows.map((id) => followedOf(id, page, settings, rows, now))),
    others: [...catalog.services.values()]
      .filter(({ id }) => !follows.has(id))
      .map(({ id, name }) => ({ id, name: shortName(name) })),
    operators: OPERATORS,
    countries: countriesIn(locale),
    size,
  };
}

async function followedOf(
  id: string,
  { catalog }: Page,
  settings: Settings,
  rows: Rows,
  now: number,
): Promise<FollowedView> {
  const service = serviceById(id, catalog, settings);
  // the whole page and not only what is watched: here it is chosen
  const stored = service?.feed ? await rows.stored(service.feed) : null;
  const chosen = settings.components[id];
  return {
    id,
    name: shortName(service?.name ?? id),
    custom: settings.custom.some((custom) => custom.id === id),
    mutedUntil: mutedUntil(settings, id, now),
    watched: settings.watches.includes(id),
    notifyFrom: settings.notifyFrom[id] ?? null,
    components: (stored?.reading.components ?? []).map((component) => ({
      id: component.id,
      name: component.name,
      on: chosen === undefined || chosen.includes(component.id),
    })),
  };
}

/** Bytes that the browser says are used by the extension's databases. */
async function usedBytes(): Promise<number | null> {
  const estimate = await navigator.storage?.estimate?.().catch(() => null);
  return estimate?.usage ?? null;
}
