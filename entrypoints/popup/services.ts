import type { ServicesView } from '../../components/panel/types.ts';
import { groupServices } from '../../components/services/groups.ts';
import { summarize } from '../../components/services/summary.ts';
import type { Verdict } from '../../utils/assess/types.ts';
import type { Catalog } from '../../utils/catalog/types.ts';
import { openOwnRows } from '../../utils/engine/own-rows.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import type { StoreReader } from '../../utils/store/store.ts';

/** Reads how everything is that the person follows, from stored rows only. `now` in epoch ms UTC. */
export async function readServices(
  store: StoreReader,
  { now, catalog, settings }: { now: number; catalog: Catalog; settings: Settings },
): Promise<ServicesView> {
  const [rows, verdicts] = await Promise.all([
    openOwnRows(store, now),
    store.readAll('verdicts').then((all) => new Map(all as [string, Verdict][])),
  ]);
  const groups = groupServices({ now, catalog, settings, verdicts, stories: rows.stories });
  const followed = new Set(settings.follows);
  return {
    summary: summarize(groups.flatMap((group) => group.rows.map((row) => row.standing))),
    groups,
    others: () => [...catalog.services.values()].filter((service) => !followed.has(service.id)),
  };
}
