import { Mark } from '../base/mark.tsx';
import { Sign } from '../base/sign.tsx';
import { Switch } from '../base/switch.tsx';
import { useWords } from '../base/words.tsx';
import { Picker, type Shelf } from './picker.tsx';

export type Consent = 'notifications' | 'probes' | 'httpStatus';

type Props = {
  shelves: readonly Shelf[];
  chosen: ReadonlySet<string>;
  consents: Readonly<Record<Consent, boolean>>;
  /** Whom a check asks, by name. */
  operators: readonly string[];
  failure: string | null;
  choose: (service: string, on: boolean) => void;
  clear: () => void;
  consent: (what: Consent, on: boolean) => void;
  start: () => void;
};

/** First run, on one screen: which services, what it may do, and go. */
export function WelcomeCard(props: Props) {
  const { t } = useWords();
  const { shelves, chosen, consents, operators, failure, choose, clear, consent, start } = props;
  const optional = (what: Consent) => ({
    on: consents[what],
    change: (on: boolean) => consent(what, on),
    note: t('welcome.optional'),
  });
  return (
    <main class="welcome">
      <header>
        <Mark standing={null} size={44} />
        <div>
          <h1>{t('welcome.title')}</h1>
          <p>{t('welcome.lead')}</p>
        </div>
      </header>
      <section class="card">
        <h2>{t('welcome.services')}</h2>
        <p class="meta">{t('welcome.services.why')}</p>
        <Picker shelves={shelves} chosen={chosen} choose={choose} />
      </section>
      <section class="card may">
        <h2>{t('welcome.may')}</h2>
        <ul>
          {(['feeds', 'failures'] as const).map((what) => (
            <li key={what} class="always">
              <p>{t(`welcome.may.${what}`)}</p>
              <p class="meta">
                <Sign name="tick" size={14} />
                {t('welcome.may.feeds.always')}
              </p>
            </li>
          ))}
          <li>
            <Switch {...optional('notifications')} label={t('welcome.may.notifications')} />
          </li>
          <li>
            <Switch
              {...optional('probes')}
              label={t('welcome.may.probes', { operators: { list: [...operators] } })}
            />
          </li>
          <li>
            <Switch {...optional('httpStatus')} label={t('welcome.may.httpStatus')} />
          </li>
        </ul>
        <p class="private">{t('welcome.private')}</p>
      </section>
      <footer>
        <p role="status">
          {failure === null
            ? t('welcome.chosenOf', { count: chosen.size })
            : t('welcome.failed', { reason: failure })}
        </p>
        {chosen.size > 0 ? (
          <button type="button" class="button quiet" onClick={clear}>
            {t('welcome.clear')}
          </button>
        ) : null}
        <button type="button" class="button primary" onClick={start}>
          {t('welcome.start', { count: chosen.size })}
        </button>
      </footer>
    </main>
  );
}

/** What follows the start: where the icon is, and how to use it. */
export function WelcomeDone({ openDashboard }: { openDashboard: () => void }) {
  const { t } = useWords();
  return (
    <main class="welcome done">
      <Mark standing={{ health: 'operational', scope: 'none' }} size={44} />
      <h1>{t('welcome.done.title')}</h1>
      <ol>
        <li>{t('welcome.done.pin')}</li>
        <li>{t('welcome.done.use')}</li>
      </ol>
      <button type="button" class="button primary" onClick={openDashboard}>
        {t('welcome.done.dashboard')}
      </button>
    </main>
  );
}
