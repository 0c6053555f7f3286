import type { Words } from '../../components/base/words.tsx';
import type { Checking, PanelActions, Subject } from '../../components/panel/types.ts';
import type { MessageKey } from '../../utils/i18n/keys.ts';
import type { Answer, Message } from '../../utils/messages.ts';
import type { PanelPage } from '../../utils/platform/page-types.ts';
import { CHECK_ORIGINS } from '../../utils/probe/operators.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import { serviceById } from '../../utils/settings/watched.ts';
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
    const message: Message =
      of.kind === 'outside'
        ? { type: 'check-host', host: of.id.slice('host:'.length) }
        : { type: 'check', service: of.id };
    // the browser's question must be asked in the click itself, and closes the panel. The check begins without
    // the answer, and the worker goes on with the rest when it is allowed to
    if (page.settings.sources.probes && of.asks.length > 0 && of.leftOut.length === 0) {
      page.leave(message);
      allowChecks();
    }
    setChecking('running');
    const answer = await send(message);
    await reload();
    setChecking(answer.ok ? 'done' : 'failed');
  }

  /** Asking for what is held already shows nothing; a refusal leaves the check with what it has. */
  function allowChecks(): void {
    page.requestHosts([...CHECK_ORIGINS]).catch(() => false);
  }

  /** Asks for hosts, in a click, and for what needs them; null when they were refused. */
  async function allowed(origins: string[], message: Message): Promise<Answer | null> {
    page.leave(message, { origins });
    const answer = (await page.requestHosts(origins)) ? await send(message) : null;
    await reload();
    return answer;
  }

  return {
    check: () => {
      if (subject) void check(subject);
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
        .consentToReport(message)
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
      if (feed) void allowed([originOf(feed)], { type: 'refresh', service: subject.id });
    },
    adopt: (host) => {
      if (!subject) return;
      const { id } = subject;
      const message = { type: 'follow-page', url: `https://${host}/`, service: id } as const;
      void allowed([`https://${host}/*`], message).then((answer) => {
        if (!answer) return say(words.t('panel.said.refused'));
        say(words.t(answer.ok ? 'panel.said.adopted' : 'panel.said.notFound', { host }));
      });
    },
    findPage: () => page.openPageTab('options.html', `#page=${encodeURIComponent(subject?.host ?? '')}`),
    show,
    openPage: (path) => page.openPageTab(path),
  };
}
