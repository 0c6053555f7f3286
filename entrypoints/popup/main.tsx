import '../../components/base/common.css';
import './popup.css';
import { applyTheme } from '../../components/base/theme.ts';
import { openPanel } from '../../utils/platform/panel.ts';
import { start } from './start.tsx';

// what everything waits for is asked for first
const opening = openPanel();
applyTheme(document.documentElement, null);
// the side panel is as wide as the person makes it
document.documentElement.dataset.surface = new URLSearchParams(location.search).get('surface') ?? 'popup';
// the script does not wait for the style sheets (`async`), and so not for the end of the document either
const parsed = new Promise<void>((resolve) => {
  if (document.readyState !== 'loading') resolve();
  document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
});
void Promise.all([opening, parsed]).then(([page]) => {
  const root = document.getElementById('root');
  if (root) void start(page, root, Date.now);
});
