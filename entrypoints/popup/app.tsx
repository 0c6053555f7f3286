import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Failure } from '../../components/base/failure.tsx';
import { renewPageChrome } from '../../components/base/page-chrome.ts';
import { useToast } from '../../components/base/use-toast.ts';
import { createWords, WordsProvider } from '../../components/base/words.tsx';
import { Panel } from '../../components/panel/panel.tsx';
import type { PanelActions, PanelView } from '../../components/panel/types.ts';
import type { PanelPage } from '../../utils/platform/page-types.ts';
import type { ActionParts } from './do.ts';
import type { Later } from './later.ts';
import { loadView } from './load.ts';
import { heldActions, loadLater } from './load-later.ts';

/** Ages are counted anew this often, ms. */
const TICK = 30_000;

/** Joins the stored rows, what the person does and the markup. `first` was read before the first paint. */
export function App({ page, first, now }: { page: PanelPage; first: PanelView; now: () => number }) {
  const [view, setView] = useState(first);
  const [tab, setTab] = useState(page.tab);
  const [chosen, setChosen] = useState<string | null>(null);
  const [checking, setChecking] = useState<'idle' | 'running' | 'done' | 'failed'>('idle');
  const [said, setSaid] = useToast();
  const [failure, setFailure] = useState<string | null>(null);
  const [time, setTime] = useState(now);
  const later = useLater();
  const words = useMemo(() => createWords(page.messages, page.locale, time), [page, time]);

  const reload = useCallback(async () => {
    try {
      const settings = await page.readSettings();
      renewPageChrome(settings, page.settings);
      const next = await loadView({ ...page, tab }, { chosen, now: now(), settings, later, loadLater });
      setTime(now());
      setView(next);
      setFailure(null);
    } catch (error) {
      setFailure(String(error));
    }
  }, [page, tab, chosen, later, now]);

  useEffect(() => {
    const stop = page.onChange(() => void reload());
    const timer = setInterval(() => setTime(now()), TICK);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [page, reload, now]);

  // The side panel goes along with the tab that is looked at, a popup with a page that goes on loading.
  useEffect(() => {
    return page.onTab((next) => {
      setTab(next);
      setChosen(null);
      setChecking('idle');
    });
  }, [page]);

  // The panel was opened with a view: read again when there is more to show, or another service or tab is
  // chosen.
  const opened = useRef(true);
  useEffect(() => {
    if (!opened.current) void reload();
    opened.current = false;
  }, [reload]);

  useAnnouncement(view, words.say, (headline) => setSaid(words.t('panel.said.changed', { headline })));

  const actions = useActions(later, {
    page,
    words,
    subject: view.subject,
    say: setSaid,
    setChecking,
    show: (service) => {
      setChosen(service);
      setChecking('idle');
      scrollTo(0, 0);
    },
    reload,
  });

  return (
    <WordsProvider value={words}>
      {failure === null ? (
        <Panel view={view} checking={checking} said={said} chosen={chosen !== null} actions={actions}>
          {later ? <later.PanelRest view={view} actions={actions} /> : null}
        </Panel>
      ) : (
        <Failure detail={failure} retry={reload} />
      )}
    </WordsProvider>
  );
}

/** What can wait, once the answer has been painted. */
function useLater(): Later | null {
  const [later, setLater] = useState<Later | null>(null);
  useEffect(() => void loadLater().then(setLater), []);
  return later;
}

/** What the buttons do; what is pressed in the first moment is done as soon as that is known. */
function useActions(later: Later | null, parts: ActionParts): PanelActions {
  const held = useRef<((actions: PanelActions) => void)[]>([]);
  const actions = later ? later.createActions(parts) : heldActions((press) => held.current.push(press));
  useEffect(() => {
    if (later) for (const press of held.current.splice(0)) press(actions);
  });
  return actions;
}

/** Says a new headline of the same subject aloud. */
function useAnnouncement(
  view: PanelView,
  say: (text: NonNullable<PanelView['subject']>['headline']) => string,
  announce: (headline: string) => void,
) {
  const last = useRef<{ id: string; headline: string } | null>(null);
  useEffect(() => {
    if (!view.subject) return;
    const next = { id: view.subject.id, headline: say(view.subject.headline) };
    if (last.current?.id === next.id && last.current.headline !== next.headline) announce(next.headline);
    last.current = next;
  });
}
