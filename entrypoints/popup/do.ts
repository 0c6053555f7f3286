import type { Words } from '../../components/base/words.tsx';
import type { Checking, PanelActions, Subject } from '../../components/panel/types.ts';
import { serviceById } from '../../utils/engine/watched.ts';
import type { MessageKey } from '../../utils/i18n/keys.ts';
import type { Message } from '../../utils/messages.ts';
import type { PanelPage } from '../../utils/platform/page-types.ts';
import { CHECK_ORIGINS } from '../../utils/probe/operators.ts';
import type { Settings } from '../../utils/store/settings.ts';
import { originOf } from './origin.ts';
import { reportOf } from './report.ts';

export type ActionParts = {
  page: PanelPage;
  words: Words;
  subject: Subject | null;
  /** Says what was done, to eyes and screen readers. */
  say: (sentence: string) => void;
  setChecking: (state: Checking) => void;
  show: (service: string | null) => void;
  reload: () => Promise<void>;
};

/** What the buttons of the panel do: mostly a message to the worker, then the view is read again. */
export function createActions({
  page,
  words,
  subject,
  say,
  setChecking,
  show,
  reload,
}: ActionParts): PanelActions {
  const name = (id: string) => serviceById(id, page.catalog, page.settings)?.name ?? subject?.name ?? id;

  async function ask(message: Message, key: MessageKey, service: string): Promise<void> {
    const answer = await send(message);
    say(
      answer.ok
        ? words.t(key, { service: name(service) })
        : words.t('panel.said.failed', { reason: answer.reason }),
    );
    await reload();
  }

  /** Says so where an organisation has decided. */
  function isFixed(setting: keyof Settings): boolean {
    const fixed = setting in page.managed;
    if (fixed) say(words.t('options.fixed'));
    return fixed;
  }

  async function send(message: Message) {
    return page.send(message).catch((error: unknown) => ({ ok: false as const, reason: String(error) }));
  }

  async function check(of: Subject): Promise<void> {
    setChecking('running');
    const answer = await send(
      of.kind === 'outside'
        ? { type: 'check-host', host: of.id.slice('host:'.length) }
        : { type: 'check', service: of.id },
    );
    await reload();
    setChecking(answer.ok ? 'done' : 'failed');
  }

  /** Asking for what is held already shows nothing; a refusal leaves the check with what it has. */
  function allowChecks(): void {
    page.requestHosts([...CHECK_ORIGINS]).catch(() => false);
  }

  async function readAgain(granted: boolean): Promise<void> {
    if (granted) await send({ type: 'refresh' });
    await reload();
  }

  return {
    check: () => {
      if (!subject) return;
      const mayAsk = page.settings.sources.probes && subject.asks.length > 0;
      // the first thing in the click, and not waited for: the browser's question may close the panel. The
      // check begins without, and the worker goes on with the rest when it is allowed to
      if (mayAsk && subject.leftOut.length === 0) allowChecks();
      void check(subject);
    },
    allowCheck: allowChecks,
    follow: (service, on) =>
      isFixed('follows') ||
      void ask(
        { type: on ? 'follow' : 'unfollow', service },
        on ? 'panel.said.followed' : 'panel.said.unfollowed',
        service,
      ),
    report: (symptom) => {
      if (!subject) return;
      const { id, reportsTo } = subject;
      const message = { type: 'report', service: id, symptom } as const;
      // what stays here needs no consent to being sent
      if (reportsTo === 'here') return void ask(message, 'panel.said.noted', id);
      void page
        .consentToReport()
        .then((given) =>
          given ? ask(message, 'panel.said.reported', id) : say(words.t('panel.said.notSent')),
        );
    },
    watch: (on) =>
      subject &&
      void ask(
        { type: 'watch', service: subject.id, on },
        on ? 'panel.said.watched' : 'panel.said.unwatched',
        subject.id,
      ),
    mute: (until) =>
      subject &&
      !isFixed('muted') &&
      void ask(
        { type: 'mute', service: subject.id, until },
        until === null ? 'panel.said.unmuted' : 'panel.said.muted',
        subject.id,
      ),
    copy: (format) => {
      if (!subject) return;
      page.copy(reportOf(subject, words, format)).then(
        () => say(words.t('panel.said.copied')),
        () => say(words.t('panel.said.copyFailed')),
      );
    },
    allow: () => {
      const feed = subject && serviceById(subject.id, page.catalog, page.settings)?.feed?.url;
      if (feed) void page.requestHosts([originOf(feed)]).then(readAgain);
    },
    adopt: (host) => {
      if (!subject) return;
      const { id } = subject;
      void page.requestHosts([`https://${host}/*`]).then(async (granted) => {
        if (!granted) return say(words.t('panel.said.refused'));
        const answer = await send({ type: 'follow-page', url: `https://${host}/`, service: id });
        say(words.t(answer.ok ? 'panel.said.adopted' : 'panel.said.notFound', { host }));
        await reload();
      });
    },
    findPage: () => page.openPageTab('options.html', `#page=${encodeURIComponent(subject?.host ?? '')}`),
    show,
    openPage: (path) => page.openPageTab(path),
  };
}
