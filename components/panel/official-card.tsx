import type { FeedMaintenance } from '../../utils/feeds/reading.ts';
import type { Health } from '../../utils/health.ts';
import { Mark } from '../base/mark.tsx';
import { OutsideLink, safeHref } from '../base/outside-link.tsx';
import { useWords, type Words } from '../base/words.tsx';
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
  const words = useWords();
  const { t, ago, moment } = words;
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
            {official.readAt === null
              ? null
              : t('panel.official.outdated', { time: moment(official.readAt) })}
          </p>
          {adopt && lookAt !== null ? (
            <button type="button" class="button small" onClick={() => adopt(lookAt)}>
              {t('panel.official.look', { host: lookAt })}
            </button>
          ) : null}
        </div>
      ) : null}
      {official.state === 'unread' ? <p class="hint">{t('panel.official.unread')}</p> : null}
      {official.incidents.map((incident) => {
        const at = incident.updatedAt ?? incident.startedAt;
        const phase = t(`panel.phase.${incident.phase}`);
        return (
          <Told
            key={incident.id}
            {...incident}
            hosts={hosts}
            fact={at === null ? phase : `${phase} · ${ago(at)}`}
          />
        );
      })}
      {official.maintenances.map((maintenance) => (
        <Told
          key={maintenance.id}
          health="maintenance"
          title={maintenance.title}
          fact={spanOf(maintenance, words)}
        />
      ))}
      {official.state === 'fresh' && official.incidents.length + official.maintenances.length === 0 ? (
        <p>{t(official.health === 'operational' ? 'panel.official.clear' : 'panel.official.noIncident')}</p>
      ) : null}
      {official.closed.map(({ id, title, endedAt, update }) => (
        <Told
          key={id}
          health="operational"
          title={title}
          fact={t(update === null ? 'panel.official.gone' : 'panel.official.closed', { ago: ago(endedAt) })}
          update={update}
        />
      ))}
      {official.readAt === null ? null : (
        <p class="meta">{t('panel.official.read', { ago: ago(official.readAt) })}</p>
      )}
    </section>
  );
}

type ToldProps = {
  health: Health;
  title: string;
  /** How far it is, and when. */
  fact: string;
  /** The operator's words, as text. */
  update?: string | null;
  url?: string | null;
  hosts?: readonly string[];
};

/** One thing that the page tells: an incident, planned work, or how something ended. */
function Told({ health, title, fact, update, url, hosts = [] }: ToldProps) {
  const { t } = useWords();
  return (
    <article class="incident">
      <Mark standing={{ health, scope: 'widespread' }} size={18} />
      <div>
        <h3 dir="auto">
          <OutsideLink href={url} hosts={hosts}>
            {title}
            {safeHref(url, hosts) ? <span class="sr-only"> {t('panel.opensTab')}</span> : null}
          </OutsideLink>
        </h3>
        <p class="meta">{fact}</p>
        {update ? (
          <p class="incident-update" dir="auto">
            {update}
          </p>
        ) : null}
      </div>
    </article>
  );
}

function spanOf({ phase, startsAt, endsAt }: FeedMaintenance, { t, moment }: Words): string {
  if (startsAt === null) return t(`panel.phase.${phase}`);
  return endsAt === null
    ? t('panel.maintenance.from', { from: moment(startsAt) })
    : t('panel.maintenance.span', { from: moment(startsAt), to: moment(endsAt) });
}
