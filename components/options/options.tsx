import { Mark } from '../base/mark.tsx';
import { Sign } from '../base/sign.tsx';
import { useWords } from '../base/words.tsx';
import { Data } from './data.tsx';
import { Followed } from './followed.tsx';
import { Notify } from './notify.tsx';
import { Place } from './place.tsx';
import { Sources } from './sources.tsx';
import type { OptionsActions, OptionsView } from './types.ts';

const SECTIONS = ['services', 'notifications', 'sources', 'place', 'data'] as const;

type Props = {
  view: OptionsView;
  /** Status page to offer, from the panel. */
  page: string;
  /** Said aloud when something was done. Empty at first. */
  said: string;
  actions: OptionsActions;
};

/** All that a person chooses. Every change is kept at once. */
export function Options({ view, page, said, actions }: Props) {
  const { t } = useWords();
  return (
    <>
      <header class="page-head">
        <Mark standing={null} size={26} />
        <p>{t('panel.name')}</p>
        <nav aria-label={t('dashboard.sections')}>
          {SECTIONS.map((section) => (
            <a key={section} href={`#${section}`}>
              {t(`options.${section}`)}
            </a>
          ))}
        </nav>
        <button type="button" class="button small" onClick={actions.openDashboard}>
          <Sign name="board" size={16} />
          {t('panel.dashboard')}
        </button>
      </header>
      <main class="options">
        <h1>{t('options.title')}</h1>
        {view.fixed.size > 0 ? <p class="hint">{t('options.fixed')}</p> : null}
        <Followed view={view} page={page} actions={actions} />
        <Notify view={view} save={actions.save} />
        <Sources view={view} actions={actions} />
        <Place view={view} save={actions.save} />
        <Data view={view} actions={actions} />
      </main>
      <p class="toast" role="status">
        {said}
      </p>
    </>
  );
}
