import { type Health, isTrouble, worst } from '../../utils/health.ts';
import { type Text, text } from '../../utils/i18n/text.ts';
import type { Standing } from '../../utils/notify/look.ts';

export type Summary = { text: Text; standing: Standing };

/** One sentence about everything that is followed. */
export function summarize(standings: readonly Standing[]): Summary {
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
