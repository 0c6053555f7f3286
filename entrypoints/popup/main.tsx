import '../../components/base/common.css';
import './popup.css';
import { applyTheme } from '../../components/base/theme.ts';
import { openPage } from '../../utils/platform/page.ts';
import { start } from './start.tsx';

applyTheme(document.documentElement, null);
// the side panel is as wide as the person makes it
document.documentElement.dataset.surface = new URLSearchParams(location.search).get('surface') ?? 'popup';
const root = document.getElementById('root');
if (root) void openPage().then((page) => start(page, root, Date.now));
