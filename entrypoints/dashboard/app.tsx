import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { Failure } from '../../components/base/failure.tsx';
import { useLiveView } from '../../components/base/use-live-view.ts';
import { createWords, WordsProvider } from '../../components/base/words.tsx';
import { Dashboard } from '../../components/dashboard/dashboard.tsx';
import type { DashboardView } from '../../components/dashboard/types.ts';
import type { Page } from '../../utils/platform/page-types.ts';
import { fromJson, historyWrites, toCsv, toJson } from './archive.ts';
import { loadDashboard, readAwake, readHistory } from './load.ts';

type Props = { page: Page; first: DashboardView; focus: string | null; now: () => number };

/** Joins the stored rows, what the person does and the markup. */
export function App({ page, first, focus: focused, now }: Props) {
  const [view, setView] = useState(first);
  const [focus, setFocus] = useState(focused);
  const [said, setSaid] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [time, setTime] = useState(now);
  const words = useMemo(() => createWords(page.messages, page.locale, time), [page, time]);

  const reload = useCallback(async () => {
    try {
      setView(await loadDashboard(page, focus, now()));
      setTime(now());
      setFailure(null);
    } catch (error) {
      setFailure(String(error));
    }
  }, [page, focus, now]);

  useEffect(() => void reload(), [reload]);
  useLiveView(page, reload);

  async function exportAs(format: 'json' | 'csv'): Promise<void> {
    const entries = await readHistory(page);
    const text =
      format === 'csv' ? toCsv(entries) : toJson(await page.readSettings(), entries, await readAwake(page));
    const day = new Date(now()).toISOString().slice(0, 10);
    download(`is-it-me-${day}.${format}`, text, format === 'csv' ? 'text/csv' : 'application/json');
  }

  async function importFile(file: File): Promise<void> {
    try {
      const archive = fromJson(await file.text());
      if (!archive) return setSaid(words.t('dashboard.data.notOurs'));
      await page.store.commit(historyWrites(archive, await readAwake(page), now()));
      const { downdetectorToken } = await page.readSettings();
      await page.saveSettings({ ...archive.settings, downdetectorToken });
      setSaid(words.t('dashboard.data.imported', { count: archive.entries.length, left: archive.left }));
      await reload();
    } catch (error) {
      setSaid(words.t('dashboard.data.failed', { reason: String(error) }));
    }
  }

  return (
    <WordsProvider value={words}>
      {failure === null ? (
        <Dashboard
          view={view}
          theme={document.documentElement.dataset.theme ?? 'light'}
          said={said}
          actions={{
            focus: setFocus,
            exportAs: (format) => void exportAs(format),
            importFile: (file) => void importFile(file),
            openOptions: () => page.openPageTab('options.html'),
          }}
        />
      ) : (
        <Failure detail={failure} retry={() => void reload()} />
      )}
    </WordsProvider>
  );
}

function download(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
