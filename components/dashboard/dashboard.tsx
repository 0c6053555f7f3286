import { Mark } from '../base/mark.tsx';
import { Sign } from '../base/sign.tsx';
import { useWords } from '../base/words.tsx';
import { Board } from './board.tsx';
import { Failures } from './failures.tsx';
import { Plots } from './plots.tsx';
import { Timeline } from './timeline.tsx';
import type { DashboardActions, DashboardView } from './types.ts';

type Props = {
  view: DashboardView;
  theme: string;
  /** Said aloud when something was done. Empty at first. */
  said: string;
  actions: DashboardActions;
};

const SECTIONS = ['board', 'timeline', 'plots', 'failures', 'data'] as const;

/** Everything that is followed, and everything that was seen, on one page. */
export function Dashboard({ view, theme, said, actions }: Props) {
  const { t, say } = useWords();
  const { focus } = view;
  const timeline = focus ? view.timeline.filter(({ service }) => service === focus.id) : view.timeline;
  return (
    <>
      <header class="page-head">
        <Mark standing={null} size={26} />
        <p>{t('panel.name')}</p>
        <nav aria-label={t('dashboard.sections')}>
          {SECTIONS.map((section) => (
            <a key={section} href={`#${section}`}>
              {t(`dashboard.${section}`)}
            </a>
          ))}
        </nav>
        <button type="button" class="button small" onClick={actions.openOptions}>
          <Sign name="gear" size={16} />
          {t('panel.options')}
        </button>
      </header>
      <main class="dashboard">
        <div class="dashboard-sum">
          <Mark standing={view.summary.standing} size={40} />
          <h1>{say(view.summary.text)}</h1>
        </div>
        <section class="sheet" id="board">
          <h2>{t('dashboard.board')}</h2>
          <Board groups={view.groups} focused={focus?.id ?? null} focus={actions.focus} />
        </section>
        <div class="focus">
          <label for="focus">{t('dashboard.focus')}</label>
          <select
            id="focus"
            class="field"
            value={focus?.id ?? ''}
            onChange={(event) => actions.focus(event.currentTarget.value || null)}
          >
            <option value="">{t('dashboard.focus.all')}</option>
            {view.services.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <section class="sheet" id="timeline">
          <h2>{t('dashboard.timeline')}</h2>
          <Timeline entries={timeline} />
        </section>
        <section class="sheet" id="plots">
          <h2>{t('dashboard.plots')}</h2>
          {focus ? <Plots focus={focus} theme={theme} /> : <p class="hint">{t('dashboard.plots.pick')}</p>}
        </section>
        <section class="sheet" id="failures">
          <h2>{t('dashboard.failures')}</h2>
          <p class="meta">{t('dashboard.failures.note')}</p>
          <Failures failures={view.failures} />
        </section>
        <section class="sheet" id="data">
          <h2>{t('dashboard.data')}</h2>
          <p class="meta">{t('dashboard.data.note')}</p>
          <div class="chips">
            <button type="button" class="button" onClick={() => actions.exportAs('json')}>
              {t('dashboard.data.json')}
            </button>
            <button type="button" class="button" onClick={() => actions.exportAs('csv')}>
              {t('dashboard.data.csv')}
            </button>
            <label class="button">
              {t('dashboard.data.import')}
              <input
                type="file"
                class="sr-only"
                accept="application/json,.json"
                onChange={(event) => {
                  const [file] = event.currentTarget.files ?? [];
                  if (file) actions.importFile(file);
                  event.currentTarget.value = '';
                }}
              />
            </label>
          </div>
          <p role="status">{said}</p>
        </section>
      </main>
    </>
  );
}
