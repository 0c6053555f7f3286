import '../../components/base/common.css';
import { openCatalog } from '../../utils/catalog/open.ts';
import type { Page } from '../../utils/platform/page-types.ts';
import { createFakePage } from './fake-page.ts';
import { pseudo } from './pseudo.ts';
import { NOW, STATES, type State, storedRows } from './states.ts';

type Start = (page: Page, root: HTMLElement, now: () => number) => Promise<void>;

const STARTS: Record<State['page'], () => Promise<Start>> = {
  popup: async () => {
    await import('../../entrypoints/popup/popup.css');
    return (await import('../../entrypoints/popup/start.tsx')).start;
  },
  welcome: async () => {
    await import('../../entrypoints/welcome/welcome.css');
    return (await import('../../entrypoints/welcome/start.tsx')).start;
  },
  dashboard: async () => {
    await import('../../entrypoints/dashboard/dashboard.css');
    return (await import('../../entrypoints/dashboard/start.tsx')).start;
  },
  options: async () => {
    await import('../../entrypoints/options/options.css');
    return (await import('../../entrypoints/options/start.tsx')).start;
  },
};

/** Shows one state: `?page=popup&state=fine&language=bn&theme=dark`. */
async function preview(): Promise<void> {
  const wanted = new URLSearchParams(location.search);
  const language = wanted.get('language') ?? 'en';
  const theme = wanted.get('theme') === 'dark' ? 'dark' : 'light';
  const state = STATES.find(({ id, page }) => id === wanted.get('state') && page === wanted.get('page'));
  const root = document.getElementById('root');
  if (!state || !root) throw new Error('no such state');
  const [packed, messages, start] = await Promise.all([
    fetch('/catalog.json').then((answer) => answer.json()),
    fetch(`/locales/${language}.json`).then((answer) => answer.json()),
    STARTS[state.page](),
  ]);
  if (state.offline) Object.defineProperty(navigator, 'onLine', { value: false });
  const catalog = openCatalog(packed);
  const page = await createFakePage({
    catalog,
    messages: wanted.has('pseudo') ? pseudo(messages) : messages,
    locale: wanted.get('locale') ?? language,
    url: state.url ?? null,
    settings: { ...state.settings, theme },
    rows: await storedRows(state, catalog),
    granted: state.granted ?? true,
    broken: state.broken ?? false,
    managed: state.managed ?? {},
  });
  await start(page, root, () => NOW);
  root.dataset.ready = 'true';
}

void preview();
