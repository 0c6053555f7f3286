import { isTrouble } from '../../utils/health.ts';
import { Mark } from '../base/mark.tsx';
import { useWords } from '../base/words.tsx';
import { DaysBar } from './days-bar.tsx';
import type { BoardGroup, BoardRow } from './types.ts';

type Props = {
  groups: readonly BoardGroup[];
  focused: string | null;
  focus: (service: string | null) => void;
};

/** All followed services, worst first, each with its last 90 days. */
export function Board({ groups, focused, focus }: Props) {
  const { t, say, number } = useWords();
  if (groups.length === 0) return <p class="hint">{t('dashboard.board.none')}</p>;
  return (
    <>
      {groups.map((group) => (
        <section key={group.key} class="board-group">
          <h3>
            {say(group.title)} <span class="count">{number(group.rows.length)}</span>
          </h3>
          <ul class="board">
            {group.rows.map((row) => (
              <Row key={row.id} row={row} focused={focused === row.id} focus={focus} />
            ))}
          </ul>
        </section>
      ))}
      <p class="board-legend meta">
        <span>{t('dashboard.days.ago', { count: groups[0]?.rows[0]?.days.length ?? 0 })}</span>
        <span class="board-key">
          {(['operational', 'degraded', 'partial_outage', 'major_outage', 'unknown'] as const).map(
            (health) => (
              <span key={health}>
                <svg class="days" viewBox="0 0 6 30" width="6" height="16" aria-hidden="true">
                  <DayKey health={health} />
                </svg>
                {t(`panel.health.${health}`)}
              </span>
            ),
          )}
        </span>
        <span>{t('dashboard.days.today')}</span>
      </p>
    </>
  );
}

function DayKey({
  health,
}: {
  health: 'operational' | 'degraded' | 'partial_outage' | 'major_outage' | 'unknown';
}) {
  const tones = {
    operational: 'good',
    degraded: 'warn',
    partial_outage: 'bad',
    major_outage: 'severe',
    unknown: 'muted',
  };
  const heights = { operational: 18, degraded: 23, partial_outage: 27, major_outage: 30, unknown: 6 };
  return (
    <rect
      data-tone={tones[health]}
      x="0"
      y={30 - heights[health]}
      width="6"
      height={heights[health]}
      rx="1.5"
    />
  );
}

function Row({ row, focused, focus }: { row: BoardRow; focused: boolean; focus: Props['focus'] }) {
  const { t, moment, share } = useWords();
  const { health, scope } = row.standing;
  const known = row.days.reduce((sum, day) => sum + day.known, 0);
  const trouble = row.days.reduce((sum, day) => sum + day.trouble, 0);
  const word =
    scope === 'local'
      ? t('panel.scope.local')
      : t(`panel.health.${scope === 'unknown' ? 'unknown' : health}`);
  return (
    <li class="board-row" data-focused={focused}>
      <button
        type="button"
        class="board-name"
        aria-pressed={focused}
        onClick={() => focus(focused ? null : row.id)}
      >
        <Mark standing={row.standing} size={20} />
        <span>
          <bdi>{row.name}</bdi>
          <span class="meta">
            {word}
            {row.since !== null && isTrouble(health)
              ? ` ${t('panel.sinceShort', { time: moment(row.since) })}`
              : null}
          </span>
        </span>
      </button>
      <DaysBar name={row.name} days={row.days} />
      <p class="board-share meta">
        {known === 0
          ? t('dashboard.share.unknown')
          : t('dashboard.share', { share: share(1 - trouble / known) })}
      </p>
      {row.unreadableSince === null ? null : (
        <p class="board-note meta">
          {t('dashboard.board.unreadable', { time: moment(row.unreadableSince) })}
        </p>
      )}
    </li>
  );
}
