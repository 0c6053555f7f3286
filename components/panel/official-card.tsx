import type { FeedIncident, FeedMaintenance } from '../../utils/feeds/reading.ts';
import { Mark } from '../base/mark.tsx';
import { OutsideLink, safeHref } from '../base/outside-link.tsx';
import { useWords } from '../base/words.tsx';
import type { OfficialView } from './types.ts';

/** What the official page says: open incidents with their latest update, planned work, or why it is silent. */
export function OfficialCard({
  official,
  hosts,
  allow,
  adopt,
}: {
  official: OfficialView;
  hosts: readonly string[];
  allow: () => void;
  /** Absent where the feed is not the subject's own. */
  adopt?: (host: string) => void;
}) {
  const { lookAt } = official;
  const { t, ago, moment } = useWords();
  if (official.state === 'none') return null;
  return (
    <section class="block">
      <h2>{t('panel.official.title', { service: official.name })}</h2>
      {official.state === 'forbidden' ? (
        <div class="hint">
          <p>{t('panel.official.forbidden', { service: official.name })}</p>
          <button type="button" class="button small" onClick={allow}>
            {t('panel.official.allow')}
          </button>
        </div>
      ) : null}
      {official.state === 'stale' && official.unreadableSince !== null ? (
        <div class="hint">
          <p>
            {t('panel.official.stale', { time: moment(official.unreadableSince) })}{' '}
            {official.readAt === null ? null : t('panel.official.outdated')}
          </p>
          {adopt && lookAt !== null ? (
            <button type="button" class="button small" onClick={() => adopt(lookAt)}>
              {t('panel.official.look', { host: lookAt })}
            </button>
          ) : null}
        </div>
      ) : null}
      {official.state === 'unread' ? <p class="hint">{t('panel.official.unread')}</p> : null}
      {official.incidents.map((incident) => (
        <Incident key={incident.id} incident={incident} hosts={hosts} />
      ))}
      {official.maintenances.map((maintenance) => (
        <Maintenance key={maintenance.id} maintenance={maintenance} />
      ))}
      {official.state === 'fresh' && official.incidents.length + official.maintenances.length === 0 ? (
        <p>{t(official.health === 'operational' ? 'panel.official.clear' : 'panel.official.noIncident')}</p>
      ) : null}
      {official.closed.map(({ id, title, endedAt, update }) => (
        <article key={id} class="incident">
          <Mark standing={{ health: 'operational', scope: 'none' }} size={18} />
          <div>
            <h3 dir="auto">{title}</h3>
            <p class="meta">
              {t(update === null ? 'panel.official.gone' : 'panel.official.closed', { ago: ago(endedAt) })}
            </p>
            <Update words={update} />
          </div>
        </article>
      ))}
      {official.readAt === null ? null : (
        <p class="meta">{t('panel.official.read', { ago: ago(official.readAt) })}</p>
      )}
    </section>
  );
}

function Incident({ incident, hosts }: { incident: FeedIncident; hosts: readonly string[] }) {
  const { t, ago } = useWords();
  const at = incident.updatedAt ?? incident.startedAt;
  return (
    <article class="incident">
      <Mark standing={{ health: incident.health, scope: 'widespread' }} size={18} />
      <div>
        <h3 dir="auto">
          <OutsideLink href={incident.url} hosts={hosts}>
            {incident.title}
            {safeHref(incident.url, hosts) ? <span class="sr-only"> {t('panel.opensTab')}</span> : null}
          </OutsideLink>
        </h3>
        <p class="meta">
          {t(`panel.phase.${incident.phase}`)}
          {at === null ? null : ` · ${ago(at)}`}
        </p>
        <Update words={incident.update} />
      </div>
    </article>
  );
}

/** The operator's words, as text. */
function Update({ words }: { words: string | null }) {
  return words ? (
    <p class="incident-update" dir="auto">
      {words}
    </p>
  ) : null;
}

function Maintenance({ maintenance }: { maintenance: FeedMaintenance }) {
  const { t, moment } = useWords();
  const { startsAt, endsAt } = maintenance;
  const when =
    startsAt === null
      ? t(`panel.phase.${maintenance.phase}`)
      : endsAt === null
        ? t('panel.maintenance.from', { from: moment(startsAt) })
        : t('panel.maintenance.span', { from: moment(startsAt), to: moment(endsAt) });
  return (
    <article class="incident">
      <Mark standing={{ health: 'maintenance', scope: 'none' }} size={18} />
      <div>
        <h3 dir="auto">{maintenance.title}</h3>
        <p class="meta">{when}</p>
      </div>
    </article>
  );
}
