import '../../entrypoints/popup/popup.css';
import { start } from '../../entrypoints/popup/start.tsx';
import { openCatalog } from '../../utils/catalog/open.ts';
import { createFakePage } from './fake-page.ts';
import { NOW, PANEL_STATES } from './states.ts';

/** Shows one state: `?page=popup&state=fine&language=bn&theme=dark`. */
async function preview(): Promise<void> {
  const wanted = new URLSearchParams(location.search);
  const language = wanted.get('language') ?? 'en';
  const [catalog, messages] = await Promise.all(
    ['catalog.json', `locales/${language}.json`].map(async (path) => (await fetch(`/${path}`)).json()),
  );
  const state = PANEL_STATES.find(({ id }) => id === wanted.get('state'));
  const root = document.getElementById('root');
  if (!state || !root) throw new Error('no such state');
  if (state.offline) Object.defineProperty(navigator, 'onLine', { value: false });
  const opened = openCatalog(catalog);
  const page = await createFakePage({
    catalog: opened,
    messages,
    locale: language,
    url: state.url ?? null,
    settings: { theme: wanted.get('theme') === 'dark' ? 'dark' : 'light', ...state.settings },
    rows: state.rows?.(opened) ?? [],
    granted: state.granted ?? true,
    broken: state.broken ?? false,
  });
  await start(page, root, () => NOW);
  root.dataset.ready = 'true';
}

void preview();
