import '../../components/base/common.css';
import './dashboard.css';
import { applyTheme } from '../../components/base/theme.ts';
import { openPage } from '../../utils/platform/page.ts';
import { start } from './start.tsx';

applyTheme(document.documentElement, null);
const root = document.getElementById('root');
if (root) void openPage().then((page) => start(page, root, Date.now));
