import { SYMPTOMS } from '../../utils/crowd/symptoms.ts';
import { isTrouble } from '../../utils/health.ts';
import { OutsideLink, safeHref } from '../base/outside-link.tsx';
import { Sign } from '../base/sign.tsx';
import { useWords, type Words } from '../base/words.tsx';
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
  const words = useWords();
  const { t } = words;
  const page = safeHref(subject.official?.page, subject.hosts);
  const beyond = isTrouble(subject.standing.health) && subject.standing.scope !== 'local';
  const here = subject.standing.scope === 'local' || !subject.checkable;
  // Where nothing can be done here, waiting well is the first thing to offer; else it is finding out.
  const waits = beyond && !subject.watched;
  const check = subject.checkable ? (
    <CheckButton checking={checking} primary={!waits} check={actions.check} />
  ) : null;
  const watch = <WatchButton subject={subject} primary={waits} watch={actions.watch} />;
  const report = reportAction(t, beyond, subject, actions);
  return (
    <section class="actions" aria-label={t('panel.actions')}>
      {waits ? watch : check}
      {/* one's own network is nothing to report first, and nobody can tell over it that it is back */}
      <Drawers actions={here ? [] : [report]}>{waits ? check : subject.watched ? watch : null}</Drawers>
      <p class="meta check-note" role="status">
        {checking === 'done' || checking === 'failed'
          ? t(`panel.check.${checking}`)
          : subject.asks.length > 0
            ? t('panel.check.asks', { operators: { list: subject.asks } })
            : null}
      </p>
      {subject.leftOut.length > 0 ? (
        <p class="hint">
          {t('panel.check.leftOut', { hosts: { list: subject.leftOut } })}{' '}
          <button type="button" class="button small" onClick={actions.allowCheck}>
            {t('panel.check.allow')}
          </button>
        </p>
      ) : null}
      <div class="more">
        <Drawers
          actions={[
            ...(here ? [report] : []),
            copyAction(t, actions),
            ...(subject.followed ? [muteAction(words, subject, actions)] : []),
          ]}
        >
          {subject.kind === 'outside' && subject.checkable ? (
            <button type="button" class="button" onClick={actions.findPage}>
              <Sign name="search" />
              {t('panel.findPage')}
            </button>
          ) : null}
          {page ? (
            <OutsideLink class="button" href={page} hosts={subject.hosts}>
              <Sign name="page" />
              {t('panel.statusPage', { service: subject.official?.name ?? '' })}
              <span class="sr-only"> {t('panel.opensTab')}</span>
            </OutsideLink>
          ) : null}
        </Drawers>
      </div>
    </section>
  );
}

function CheckButton({
  checking,
  primary,
  check,
}: {
  checking: Checking;
  primary: boolean;
  check: () => void;
}) {
  const { t } = useWords();
  const running = checking === 'running';
  return (
    <button
      type="button"
      class={primary ? 'button primary' : 'button'}
      aria-disabled={running}
      onClick={running ? undefined : check}
    >
      <Sign name="refresh" />
      {t(running ? 'panel.check.running' : 'panel.check')}
    </button>
  );
}

function WatchButton({
  subject,
  primary,
  watch,
}: {
  subject: Subject;
  primary: boolean;
  watch: (on: boolean) => void;
}) {
  const { t } = useWords();
  return (
    <button
      type="button"
      class={primary ? 'button primary' : 'button'}
      aria-pressed={subject.watched}
      onClick={() => watch(!subject.watched)}
    >
      <Sign name={subject.watched ? 'tick' : 'bell'} />
      {t(subject.watched ? 'panel.watch.on' : 'panel.watch')}
    </button>
  );
}

type T = Words['t'];

function reportAction(t: T, beyond: boolean, { reportsTo }: Subject, { report }: PanelActions): DrawerAction {
  return {
    key: 'report',
    sign: 'people',
    label: t(beyond ? 'panel.report' : 'panel.report.first'),
    title: t(reportsTo === 'hub' ? 'panel.report.what' : 'panel.report.here'),
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

function muteAction({ t, now }: Words, { mutedUntil }: Subject, { mute }: PanelActions): DrawerAction {
  const spans = [
    { key: 'hour', until: now + HOUR },
    { key: 'day', until: now + 24 * HOUR },
    { key: 'always', until: 0 },
  ] as const;
  return {
    key: 'mute',
    sign: 'mute',
    label: t(mutedUntil === null ? 'panel.mute' : 'panel.muted'),
    choices: [
      ...spans.map(({ key, until }) => ({
        key,
        label: t(`panel.mute.${key}`),
        choose: () => mute(until),
      })),
      ...(mutedUntil === null ? [] : [{ key: 'off', label: t('panel.mute.off'), choose: () => mute(null) }]),
    ],
  };
}
