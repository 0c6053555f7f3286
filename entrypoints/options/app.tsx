import { useCallback, useMemo, useState } from 'preact/hooks';
import { Failure } from '../../components/base/failure.tsx';
import { useLiveView } from '../../components/base/use-live-view.ts';
import { useToast } from '../../components/base/use-toast.ts';
import { createWords, WordsProvider } from '../../components/base/words.tsx';
import { Options } from '../../components/options/options.tsx';
import type { NotifyFrom, OptionsView } from '../../components/options/types.ts';
import type { Message } from '../../utils/messages.ts';
import type { Page } from '../../utils/platform/page-types.ts';
import { CHECK_ORIGINS } from '../../utils/probe/operators.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import { loadOptions } from './load.ts';

type Props = { page: Page; first: OptionsView; statusPage: string; now: () => number };

/** Hosts that a choice needs to reach and that no web page may read. */
function originsOf({ catalogUrl, downdetectorToken, sources }: Partial<Settings>, now: Settings): string[] {
  return [
    ...(catalogUrl ? [`${new URL(catalogUrl).protocol}//${new URL(catalogUrl).hostname}/*`] : []),
    ...(downdetectorToken ? ['https://downdetectorapi.com/*'] : []),
    ...(sources?.probes && !now.sources.probes ? CHECK_ORIGINS : []),
  ];
}

/** Joins the settings, what the person changes and the markup. */
export function App({ page, first, statusPage, now }: Props) {
  const [view, setView] = useState(first);
  const [said, setSaid] = useToast();
  const [failure, setFailure] = useState<string | null>(null);
  const words = useMemo(() => createWords(page.messages, page.locale, now()), [page, now]);
  const { t } = words;

  const reload = useCallback(async () => {
    try {
      setView(await loadOptions(page, now()));
      setFailure(null);
    } catch (error) {
      setFailure(String(error));
    }
  }, [page, now]);

  useLiveView(page, reload);

  async function save(change: Partial<Settings>): Promise<void> {
    // the browser asks only inside a click, so it is asked first; the choice holds whatever the answer
    const origins = originsOf(change, view.settings);
    if (origins.length > 0) page.requestHosts(origins).catch(() => false);
    await page.saveSettings(change);
    await ask({ type: 'refresh' }, t('options.saved'));
  }

  async function ask(message: Message, done: string): Promise<void> {
    const answer = await page
      .send(message)
      .catch((error: unknown) => ({ ok: false as const, reason: String(error) }));
    setSaid(answer.ok ? done : t('panel.said.failed', { reason: answer.reason }));
    await reload();
  }

  async function followPage(url: string): Promise<void> {
    // the browser asks only inside a click: nothing may be awaited before
    const granted = await page.requestHosts([`https://${new URL(url).hostname}/*`]);
    if (!granted) return setSaid(t('options.page.refused'));
    const answer = await page.send({ type: 'follow-page', url });
    setSaid(t(answer.ok ? 'options.page.found' : 'options.page.notFound'));
    await reload();
  }

  async function httpStatus(on: boolean): Promise<void> {
    const granted = on ? await page.requestStatusCodes() : false;
    await save({ sources: { ...view.settings.sources, httpStatus: granted } });
    if (!on) await page.returnStatusCodes();
  }

  async function notifyFrom(service: string, from: NotifyFrom | null): Promise<void> {
    const { [service]: _, ...others } = view.settings.notifyFrom;
    await save({ notifyFrom: from === null ? others : { ...others, [service]: from } });
  }

  async function components(service: string, ids: string[] | null): Promise<void> {
    const { [service]: _, ...others } = view.settings.components;
    await save({ components: ids === null ? others : { ...others, [service]: ids } });
  }

  return (
    <WordsProvider value={words}>
      {failure === null ? (
        <Options
          view={view}
          page={statusPage}
          said={said}
          actions={{
            save: (change) => void save(change),
            follow: (service, on) =>
              void ask({ type: on ? 'follow' : 'unfollow', service }, t('options.saved')),
            followPage: (url) => void followPage(url),
            watch: (service, on) => void ask({ type: 'watch', service, on }, t('options.saved')),
            unmute: (service) => void ask({ type: 'mute', service, until: null }, t('options.saved')),
            notifyFrom: (service, from) => void notifyFrom(service, from),
            components: (service, ids) => void components(service, ids),
            httpStatus: (on) => void httpStatus(on),
            openDashboard: () => page.openPageTab('dashboard.html', '#data'),
            deleteEverything: () => void ask({ type: 'delete-everything' }, t('options.data.deleted')),
          }}
        />
      ) : (
        <Failure detail={failure} retry={() => void reload()} />
      )}
    </WordsProvider>
  );
}
