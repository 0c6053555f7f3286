import { Switch } from '../base/switch.tsx';
import { useWords } from '../base/words.tsx';
import type { OptionsActions, OptionsView } from './types.ts';

export const LEVELS = ['degraded', 'partial_outage', 'major_outage'] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const ENDS = [
  { end: 'quietFrom', other: 'quietTo' },
  { end: 'quietTo', other: 'quietFrom' },
] as const;

/** When a notification is shown, and when it is kept back. */
export function Notify({ view, save }: { view: OptionsView; save: OptionsActions['save'] }) {
  const { t, locale } = useWords();
  const { notifications } = view.settings;
  const fixed = view.fixed.has('notifications');
  const change = (part: Partial<typeof notifications>) =>
    save({ notifications: { ...notifications, ...part } });
  const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  const hours = HOURS.map((hour) => ({ hour, name: clock.format(hour * 3_600_000) }));
  const off = fixed || !notifications.on;
  const quiet = notifications.quietFrom !== notifications.quietTo;
  return (
    <section class="sheet" id="notifications">
      <h2>{t('options.notifications')}</h2>
      <Switch
        on={notifications.on}
        disabled={fixed}
        change={(on) => change({ on })}
        label={t('options.notifications.on')}
        note={t('options.notifications.note')}
      />
      <label class="line">
        {t('options.notifications.from')}
        <select
          class="field"
          disabled={off}
          value={notifications.from}
          onChange={(event) => {
            const from = LEVELS.find((level) => level === event.currentTarget.value);
            if (from) change({ from });
          }}
        >
          {LEVELS.map((level) => (
            <option key={level} value={level}>
              {t(`options.notifications.from.${level}`)}
            </option>
          ))}
        </select>
      </label>
      <Switch
        on={notifications.over}
        disabled={off}
        change={(over) => change({ over })}
        label={t('options.notifications.over')}
      />
      <Switch
        on={quiet}
        disabled={off}
        change={(on) => change(on ? { quietFrom: 22, quietTo: 7 } : { quietFrom: 0, quietTo: 0 })}
        label={t('options.quiet')}
        note={t('options.quiet.note')}
      />
      {quiet ? (
        <div class="line-pair">
          {ENDS.map(({ end, other }) => (
            <label key={end} class="line">
              {t(`options.${end}`)}
              <select
                class="field"
                disabled={off}
                value={notifications[end]}
                onChange={(event) => change({ [end]: Number(event.currentTarget.value) })}
              >
                {hours
                  // equal ends would mean that there are none
                  .filter(({ hour }) => hour !== notifications[other])
                  .map(({ hour, name }) => (
                    <option key={hour} value={hour}>
                      {name}
                    </option>
                  ))}
              </select>
            </label>
          ))}
        </div>
      ) : null}
    </section>
  );
}
