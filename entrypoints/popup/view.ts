import type { PanelView } from '../../components/panel/types.ts';
import { verdictSchema } from '../../utils/assess/types.ts';
import { openRows } from '../../utils/engine/rows.ts';
import { type Health, isTrouble, worst } from '../../utils/health.ts';
import { text } from '../../utils/i18n/text.ts';
import { readRows } from '../../utils/store/rows.ts';
import type { Store } from '../../utils/store/store.ts';
import { groupServices } from './groups.ts';
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

/** One sentence about everything that is followed. */
function summarize(standings: readonly PanelView['summary']['standing'][]): PanelView['summary'] {
  const healths = standings.map(({ health, scope }): Health => (scope === 'unknown' ? 'unknown' : health));
  const troubled = healths.filter(isTrouble);
  if (standings.length === 0)
    return { text: text('panel.summary.none'), standing: { health: 'unknown', scope: 'unknown' } };
  if (troubled.length > 0)
    return {
      text: text('panel.summary.trouble', { count: troubled.length }),
      standing: { health: worst(troubled), scope: 'widespread' },
    };
  return healths.every((health) => health === 'unknown')
    ? { text: text('panel.summary.unknown'), standing: { health: 'unknown', scope: 'unknown' } }
    : { text: text('panel.summary.fine'), standing: { health: 'operational', scope: 'none' } };
}
