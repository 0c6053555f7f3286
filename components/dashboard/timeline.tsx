import { useState } from 'preact/hooks';
import { Mark } from '../base/mark.tsx';
import { Sign } from '../base/sign.tsx';
import { useWords, type Words } from '../base/words.tsx';
import type { ClosedView, EpisodeView, ReportedView, TimelineView } from './types.ts';

const STEP = 20;

/**
 * Troubles, newest first, with how far the official page was behind the first sign, how official incidents ended,
 * and what the person reported.
 */
export function Timeline({ entries }: { entries: readonly TimelineView[] }) {
  const { t } = useWords();
  const [shown, setShown] = useState(STEP);
  if (entries.length === 0) return <p class="hint">{t('dashboard.timeline.none')}</p>;
  return (
    <>
      <ol class="timeline">
        {entries.slice(0, shown).map((entry) => (
          <Entry key={`${entry.kind}-${entry.service}-${entry.from}`} entry={entry} />
        ))}
      </ol>
      {entries.length > shown ? (
        <button type="button" class="button small" onClick={() => setShown(shown + STEP)}>
          {t('dashboard.timeline.more', { count: entries.length - shown })}
        </button>
      ) : null}
    </>
  );
}

function Entry({ entry }: { entry: TimelineView }) {
  if (entry.kind === 'trouble') return <Trouble episode={entry} />;
  return entry.kind === 'closed' ? <Closed closed={entry} /> : <Reported reported={entry} />;
}

function Closed({ closed: { name, title, update, from } }: { closed: ClosedView }) {
  const { t, stamp } = useWords();
  return (
    <li>
      <Mark standing={{ health: 'operational', scope: 'none' }} size={20} />
      <div>
        <h3>
          <bdi>{name}</bdi>
          <span class="timeline-word">
            {t(update === null ? 'dashboard.timeline.gone' : 'dashboard.timeline.closed')}
          </span>
        </h3>
        <p class="timeline-title" dir="auto">
          “{title}”
        </p>
        {update === null ? null : (
          <p class="timeline-update" dir="auto">
            {update}
          </p>
        )}
      </div>
      <div class="timeline-when">
        <p class="meta">{stamp(from)}</p>
      </div>
    </li>
  );
}

function Reported({ reported: { name, symptom, from } }: { reported: ReportedView }) {
  const { t, stamp } = useWords();
  return (
    <li>
      <Sign name="people" size={20} />
      <div>
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <p>{t('dashboard.timeline.reported', { symptom: t(`panel.symptom.${symptom}`) })}</p>
      </div>
      <div class="timeline-when">
        <p class="meta">{stamp(from)}</p>
      </div>
    </li>
  );
}

function Trouble({ episode }: { episode: EpisodeView }) {
  const words = useWords();
  const { t, stamp, duration, now } = words;
  const { from, to, cause, upstream } = episode;
  return (
    <li>
      <Mark standing={{ health: episode.health, scope: episode.scope }} size={20} />
      <div>
        <h3>
          <bdi>{episode.name}</bdi>
          <span class="timeline-word">
            {episode.scope === 'local' ? t('panel.scope.local') : t(`panel.health.${episode.health}`)}
          </span>
        </h3>
        <p>
          {upstream !== null
            ? t('dashboard.timeline.upstream', { provider: upstream })
            : cause && t(`dashboard.cause.${cause}`)}
        </p>
        {episode.title ? (
          <p class="timeline-title" dir="auto">
            “{episode.title}”
          </p>
        ) : null}
      </div>
      <div class="timeline-when">
        <p class="meta">
          {stamp(from)}
          {' · '}
          {to === null
            ? t('dashboard.timeline.lasting', { duration: { duration: now - from } })
            : t('dashboard.timeline.lasted', { duration: { duration: to - from } })}
        </p>
        {episode.scope === 'local' ? null : <p class="timeline-lag">{lag(episode, words, duration)}</p>}
      </div>
    </li>
  );
}

/** A minute or two is one turn of polling: nobody was first. */
const TOGETHER = 2 * 60_000;

function lag(
  { officialAt, from, to, hasFeed }: EpisodeView,
  { t }: Words,
  duration: Words['duration'],
): string {
  if (!hasFeed) return t('dashboard.lag.noFeed');
  if (officialAt === null) return t(to === null ? 'dashboard.lag.notYet' : 'dashboard.lag.never');
  const late = officialAt - from;
  return late <= TOGETHER
    ? t('dashboard.lag.together')
    : t('dashboard.lag.late', { duration: duration(late) });
}
