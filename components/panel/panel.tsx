import type { ComponentChildren } from 'preact';
import { Mark } from '../base/mark.tsx';
import { Sign } from '../base/sign.tsx';
import { useWords } from '../base/words.tsx';
import { Actions } from './actions.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { OfficialCard } from './official-card.tsx';
import type { Checking, OfficialView, PanelActions, PanelView, ServicesView } from './types.ts';
import { UpstreamCard } from './upstream-card.tsx';
import { VerdictCard } from './verdict-card.tsx';

type Props = {
  view: PanelView;
  checking: Checking;
  /** Said aloud when something was done: copied, followed, sent. Empty at first. */
  said: string;
  /** True when the subject was chosen from the list and not by the tab. */
  chosen: boolean;
  actions: PanelActions;
  /** What comes after the answer (`PanelRest`). */
  children?: ComponentChildren;
};

/** The whole panel: the answer for this site first, then everything that is followed. */
export function Panel({ view, checking, said, chosen, actions, children }: Props) {
  const { t } = useWords();
  const { subject } = view;
  const eventful = subject?.official ? isEventful(subject.official) : false;
  const official = subject?.official ? (
    <OfficialCard
      official={subject.official}
      hosts={subject.hosts}
      allow={actions.allow}
      adopt={actions.adopt}
    />
  ) : null;
  return (
    <>
      <Header view={view} chosen={chosen} actions={actions} />
      <main>
        {view.offline && subject?.standing.scope !== 'local' ? (
          <p class="hint offline" role="status">
            {t('panel.offline')}
          </p>
        ) : null}
        {subject ? (
          <>
            <VerdictCard subject={subject} />
            <Actions subject={subject} checking={checking} actions={actions} />
            {subject.upstream ? (
              <UpstreamCard upstream={subject.upstream} hosts={subject.hosts} allow={actions.allow} />
            ) : null}
            {eventful ? official : null}
            <EvidenceList subject={subject} />
            {eventful ? null : official}
          </>
        ) : (
          view.services && <Summary summary={view.services.summary} />
        )}
        {children}
      </main>
      <p class="toast" role="status">
        {said}
      </p>
    </>
  );
}

/** An official page with something to say stands above the evidence, a silent one below. */
function isEventful({ state, incidents, maintenances }: OfficialView): boolean {
  return state === 'forbidden' || state === 'stale' || incidents.length + maintenances.length > 0;
}

function Header({
  view: { subject },
  chosen,
  actions,
}: {
  view: PanelView;
  chosen: boolean;
  actions: PanelActions;
}) {
  const { t } = useWords();
  return (
    <header class="panel-head">
      {chosen ? (
        <button
          type="button"
          class="icon-button"
          onClick={() => actions.show(null)}
          aria-label={t('panel.back')}
        >
          <Sign name="back" />
        </button>
      ) : (
        <Mark standing={null} size={22} />
      )}
      <p class="panel-name">
        <bdi>{subject ? subject.name : t('panel.name')}</bdi>
        {subject?.host && subject.host !== subject.name ? <bdi class="meta">{subject.host}</bdi> : null}
      </p>
      {subject && subject.kind !== 'outside' ? (
        <button
          type="button"
          class="button small"
          aria-pressed={subject.followed}
          onClick={() => actions.follow(subject.id, !subject.followed)}
        >
          <Sign name={subject.followed ? 'tick' : 'plus'} size={15} />
          {t(subject.followed ? 'panel.followed' : 'panel.follow')}
        </button>
      ) : null}
      <button
        type="button"
        class="icon-button"
        onClick={() => actions.openPage('dashboard.html')}
        aria-label={t('panel.dashboard')}
      >
        <Sign name="board" />
      </button>
      <button
        type="button"
        class="icon-button"
        onClick={() => actions.openPage('options.html')}
        aria-label={t('panel.options')}
      >
        <Sign name="gear" />
      </button>
    </header>
  );
}

function Summary({ summary }: { summary: ServicesView['summary'] }) {
  const { t, say } = useWords();
  return (
    <section class="verdict" data-tone="muted">
      <div class="verdict-sentence">
        <Mark standing={summary.standing} size={36} />
        <h1>{say(summary.text)}</h1>
      </div>
      <p class="verdict-facts">{t('panel.noSite')}</p>
    </section>
  );
}
