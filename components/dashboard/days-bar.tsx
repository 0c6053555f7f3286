import type { Health } from '../../utils/health.ts';
import { isTrouble } from '../../utils/health.ts';
import { lookOf } from '../../utils/notify/look.ts';
import { useWords } from '../base/words.tsx';
import type { DayView } from './types.ts';

const WIDTH = 6;
const GAP = 2;
const HEIGHT = 30;

/** Heights differ with health, so that a bar can be read without its colour. */
const HEIGHTS: Readonly<Record<Health, number>> = {
  unknown: 6,
  operational: 18,
  maintenance: 18,
  degraded: 23,
  partial_outage: 27,
  major_outage: 30,
};

/** One bar a day, oldest first; a low grey bar is a day on which nobody knows. */
export function DaysBar({ name, days }: { name: string; days: readonly DayView[] }) {
  const { t, day, duration } = useWords();
  const troubled = days.filter(({ health }) => isTrouble(health)).length;
  const unknown = days.filter(({ health }) => health === 'unknown').length;
  const says = ({ start, health, trouble }: DayView) => {
    const length = isTrouble(health) ? ` (${duration(trouble)})` : '';
    return `${day(start)}: ${t(`panel.health.${health}`)}${length}`;
  };
  return (
    <svg
      class="days flip"
      viewBox={`0 0 ${days.length * (WIDTH + GAP) - GAP} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('dashboard.days.label', { service: name, days: days.length, troubled, unknown })}
    >
      {days.map((one, index) => (
        <rect
          key={one.start}
          data-tone={lookOf({ health: one.health, scope: 'widespread' }).tone}
          data-health={one.health}
          x={index * (WIDTH + GAP)}
          y={HEIGHT - HEIGHTS[one.health]}
          width={WIDTH}
          height={HEIGHTS[one.health]}
          rx="1.5"
        >
          <title>{says(one)}</title>
        </rect>
      ))}
    </svg>
  );
}
