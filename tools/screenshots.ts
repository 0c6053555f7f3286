import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { STATES, type State } from '../test/ui/states.ts';
import { LANGUAGES } from '../utils/i18n/keys.ts';
import type { BrowserName } from './browser-version.ts';
import { ensureBrowser } from './browsers.ts';
import { openPreview, type Preview, type Showing } from './preview.ts';

const SHOTS = new URL('../screenshots/', import.meta.url);
const THEMES = ['light', 'dark'] as const;

/** Viewports in CSS pixels. */
const SIZES = {
  // a popup is as wide as its content and the bar to scroll it
  popup: { width: 395, height: 600 },
  welcome: { width: 1200, height: 800 },
  dashboard: { width: 1200, height: 900 },
  options: { width: 1000, height: 900 },
} as const;

const CHROMIUM = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-sync',
];

/** Starts a browser without a window, its clock in UTC. */
export async function launch(name: BrowserName): Promise<Browser> {
  const common = {
    executablePath: await ensureBrowser(name),
    headless: true,
    env: { ...process.env, TZ: 'UTC' },
  };
  return name === 'chromium'
    ? puppeteer.launch({ ...common, args: CHROMIUM })
    : puppeteer.launch({ ...common, browser: 'firefox', protocol: 'webDriverBiDi' });
}

/** Shows one state and does what its person has done. */
export async function show(page: Page, preview: Preview, state: State, showing: Showing): Promise<void> {
  await page.setViewport({ ...SIZES[state.page], deviceScaleFactor: 2 });
  await page.goto(preview.address(state, showing));
  await page.waitForSelector('[data-ready]');
  for (const selector of state.press ?? []) await page.click(selector);
  await page.evaluate('scrollTo(0, 0)');
}

/** `node tools/screenshots.ts [--only NAME] [--language L] [--theme T] [--browser B]` */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      language: { type: 'string' },
      theme: { type: 'string' },
      browser: { type: 'string' },
    },
  });
  const wanted = (choice: string | undefined) => (one: string) => choice === undefined || choice === one;
  const states = STATES.filter(({ page, id }) => `${page}-${id}`.includes(values.only ?? ''));
  const preview = await openPreview();
  await mkdir(SHOTS, { recursive: true });
  const shots: string[] = [];
  for (const name of (['chromium', 'firefox'] as const).filter(wanted(values.browser))) {
    const browser = await launch(name);
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    for (const language of LANGUAGES.filter(wanted(values.language)))
      for (const theme of THEMES.filter(wanted(values.theme)))
        for (const state of states) {
          await show(page, preview, state, { language, theme });
          const file = `${state.page}-${state.id}-${theme}-${language}-${name}.png`;
          await page.screenshot({ path: new URL(file, SHOTS).pathname, fullPage: true });
          shots.push(file);
        }
    await browser.close();
  }
  preview.close();
  await writeFile(new URL('index.html', SHOTS), indexOf(shots));
  console.log(`${shots.length} pictures: screenshots/index.html`);
}

function indexOf(shots: readonly string[]): string {
  const figures = shots.map(
    (name) =>
      `<figure><a href="${name}"><img src="${name}" alt="" width="380" loading="lazy"></a><figcaption>${name}</figcaption></figure>`,
  );
  const style =
    'body{display:flex;flex-wrap:wrap;gap:24px;align-items:start;font:13px system-ui;background:#ddd}figure{margin:0}';
  return `<!doctype html><meta charset="utf-8"><title>Screenshots</title><style>${style}</style>${figures.join('')}\n`;
}

if (import.meta.main) await main();
