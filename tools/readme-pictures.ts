import { mkdir } from 'node:fs/promises';
import { STATES } from '../test/ui/states.ts';
import { openPreview } from './preview.ts';
import { launch, show } from './screenshots.ts';

const FOLDER = new URL('../.github/screenshots/', import.meta.url);

/** The pictures of the README and of the store listings: which state, how much of it, in CSS pixels. */
const PICTURES = [
  { name: 'panel-upstream', page: 'popup', id: 'upstream', theme: 'light', width: 395, height: 800 },
  { name: 'panel-local', page: 'popup', id: 'resolver', theme: 'dark', width: 395, height: 800 },
  { name: 'dashboard', page: 'dashboard', id: 'all', theme: 'light', width: 1200, height: 760 },
  { name: 'welcome', page: 'welcome', id: 'first', theme: 'light', width: 1280, height: 800 },
] as const;

const preview = await openPreview();
const browser = await launch('chromium');
await mkdir(FOLDER, { recursive: true });
try {
  const page = await browser.newPage();
  for (const { name, page: of, id, theme, width, height } of PICTURES) {
    const state = STATES.find((one) => one.page === of && one.id === id);
    if (!state) throw new Error(`no sample state ${of} ${id}`);
    await show(page, preview, state, { language: 'en', theme });
    await page.setViewport({ width, height, deviceScaleFactor: 1.5 });
    await page.screenshot({ path: new URL(`${name}.png`, FOLDER).pathname });
  }
} finally {
  await browser.close();
  preview.close();
}
