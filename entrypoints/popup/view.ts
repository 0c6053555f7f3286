import type { PanelView } from '../../components/panel/types.ts';
import { groupServices } from '../../components/services/groups.ts';
import { summarize } from '../../components/services/summary.ts';
import { verdictSchema } from '../../utils/assess/types.ts';
import { openRows } from '../../utils/engine/rows.ts';
import { readRows } from '../../utils/store/rows.ts';
import type { Store } from '../../utils/store/store.ts';
import { type SubjectContext, subjectId, subjectOf } from './subject.ts';

/**
 * Reads what the panel shows, from stored rows only. `chosen` is a service picked from the list; null
 * shows the site in the tab.
 */
export async function readView(
  store: Store,
  context: SubjectContext,
  chosen: string | null,
  offline: boolean,
): Promise<PanelView> {
  const { now, catalog, settings } = context;
  const [rows, verdicts] = await Promise.all([
    openRows(store, now),
    readRows(store, 'verdicts', verdictSchema),
  ]);
  const id = subjectId(context.url, chosen, context);
  const groups = groupServices({ now, catalog, settings, verdicts, stories: rows.stories });
  const followed = new Set(settings.follows);
  return {
    subject: id === null ? null : await subjectOf(id, rows, context),
    summary: summarize(groups.flatMap((group) => group.rows.map((row) => row.standing))),
    groups,
    others: [...catalog.services.values()].filter((service) => !followed.has(service.id)),
    offline,
  };
}
