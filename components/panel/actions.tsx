import { SYMPTOMS } from '../../utils/crowd/types.ts';
import { isTrouble } from '../../utils/health.ts';
import { OutsideLink, safeHref } from '../base/outside-link.tsx';
import { Sign } from '../base/sign.tsx';
import { useWords } from '../base/words.tsx';
import { type DrawerAction, Drawers } from './drawer.tsx';
import type { Checking, PanelActions, Subject } from './types.ts';

const HOUR = 3_600_000;

/** What a person can do about the verdict, most useful first. */
export function Actions({
  subject,
  checking,
  actions,
}: {
  subject: Subject;
  checking: Checking;
  actions: PanelActions;
}) {
  const { t } = useWords();
  const page = safeHref(subject.official?.page, subject.hosts);
  const troubled = subject.standing.scope === 'local' || isTrouble(subject.standing.health);
  return (
    <section class="actions" aria-label={t('panel.actions')}>
      <button
        type="button"
        class="button primary check"
        aria-disabled={checking === 'running'}
        onClick={checking === 'running' ? undefined : actions.check}
      >
        <Sign name="refresh" />
        {t(checking === 'running' ? 'panel.check.running' : 'panel.check')}
      </button>
      <p class="meta check-note" role="status">
        {checking === 'done' || checking === 'failed'
          ? t(`panel.check.${checking}`)
          : subject.asks.length > 0
            ? t('panel.check.asks', { operators: { list: subject.asks } })
            : null}
      </p>
      <Drawers actions={subject.canReport ? [reportAction(t, actions)] : []}>
        {troubled || subject.watched ? (
          <button
            type="button"
            class="button"
            aria-pressed={subject.watched}
            onClick={() => actions.watch(!subject.watched)}
          >
            <Sign name={subject.watched ? 'tick' : 'bell'} />
            {t(subject.watched ? 'panel.watch.on' : 'panel.watch')}
          </button>
        ) : null}
      </Drawers>
      <div class="more">
        {subject.kind === 'outside' ? (
          <button type="button" class="button quiet small" onClick={actions.findPage}>
            <Sign name="search" size={16} />
            {t('panel.findPage')}
          </button>
        ) : null}
        <Drawers
          actions={[copyAction(t, actions), ...(subject.followed ? [muteAction(t, subject, actions)] : [])]}
        >
          {page ? (
            <OutsideLink class="button" href={page} hosts={subject.hosts}>
              <Sign name="page" />
              {t('panel.statusPage')}
              <span class="sr-only"> {t('panel.opensTab')}</span>
            </OutsideLink>
          ) : null}
        </Drawers>
      </div>
    </section>
  );
}

type T = ReturnType<typeof useWords>['t'];

function reportAction(t: T, { report }: PanelActions): DrawerAction {
  return {
    key: 'report',
    sign: 'people',
    label: t('panel.report'),
    title: t('panel.report.what'),
    choices: SYMPTOMS.map((symptom) => ({
      key: symptom,
      label: t(`panel.symptom.${symptom}`),
      choose: () => report(symptom),
    })),
  };
}

function copyAction(t: T, { copy }: PanelActions): DrawerAction {
  return {
    key: 'copy',
    sign: 'copy',
    label: t('panel.copy'),
    choices: (['plain', 'markdown'] as const).map((format) => ({
      key: format,
      label: t(`panel.copy.${format}`),
      choose: () => copy(format),
    })),
  };
}

function muteAction(t: T, { mutedUntil }: Subject, { mute }: PanelActions): DrawerAction {
  const spans = [
    { key: 'hour', until: () => Date.now() + HOUR },
    { key: 'day', until: () => Date.now() + 24 * HOUR },
    { key: 'always', until: () => 0 },
  ] as const;
  return {
    key: 'mute',
    sign: 'mute',
    label: t(mutedUntil === null ? 'panel.mute' : 'panel.muted'),
    choices: [
      ...spans.map(({ key, until }) => ({
        key,
        label: t(`panel.mute.${key}`),
        choose: () => mute(until()),
      })),
      ...(mutedUntil === null ? [] : [{ key: 'off', label: t('panel.mute.off'), choose: () => mute(null) }]),
    ],
  };
}
