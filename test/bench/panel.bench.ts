import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { ensureBrowser } from '../../tools/browsers.ts';
import { buildExtension } from '../../tools/build.ts';
import { loadCatalog } from '../../tools/catalog-data.ts';
import { STATES, storedRows } from '../ui/states.ts';
import type { Row } from './row.ts';

const ROUNDS = 20;
/** The panel may take this much longer than a page of the extension that shows one word. */
const FACTOR = 1.5;
/** Of both pages are opened first and not counted: the first ones of a browser wait for what later ones find. */
const WARM_UP = 2;
/** A person does not press again before the last panel has gone, ms. */
const QUIET = 200;
/** Bytes of minified JavaScript that the panel may load. */
const SCRIPTS = 60_000;
const STATE = 'widespread';
const EMPTY = '<!doctype html><meta charset="utf-8"><title>x</title><p>x</p>';

type Paint = {
  /** From the press to the first paint, ms. */
  pressed: number;
  /** From the beginning of the document to the first paint, ms. */
  begun: number;
  /** Sum of the layout shifts until it was quiet. */
  shifted: number;
  heading: string;
  /** What was painted, as a document. */
  html: string;
};

/**
 * How long the panel with a full verdict takes to be painted, beside an empty page of the same extension, and
 * beside a document with the same words and style sheets that needs no script: all opened as people open them,
 * from the toolbar's button.
 */
export async function run(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'panel-'));
  await cp(await buildExtension('chrome'), folder, { recursive: true });
  await writeFile(join(folder, 'empty.html'), EMPTY);
  // an unpinned button slides into the toolbar before its popup is opened, which takes 250 ms by itself
  const profile = await mkdtemp(join(tmpdir(), 'panel-profile-'));
  await mkdir(join(profile, 'Default'));
  await writeFile(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({ extensions: { pinned_extensions: [idOf(folder)] } }),
  );
  const browser = await puppeteer.launch({
    userDataDir: profile,
    executablePath: await ensureBrowser('chromium'),
    enableExtensions: [folder],
    pipe: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND',
    ],
  });
  try {
    const target = await browser.waitForTarget((one) => one.type() === 'service_worker');
    // the origin of such an address is opaque to Node
    const origin = target.url().split('/').slice(0, 3).join('/');
    const page = await browser.newPage();
    await page.goto(`${origin}/popup.html`);
    await fill(page);
    await page.goto('about:blank');
    await page.bringToFront(); // the first run has opened over it

    const paints: Record<'panel' | 'empty' | 'plain', Paint[]> = { panel: [], empty: [], plain: [] };
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      // each after an empty page: what was open before goes on costing time while it is taken down
      const empty = await press(browser, 'empty.html');
      const panel = await press(browser, `popup.html?url=${encodeURIComponent('https://www.facebook.com/')}`);
      if (!panel.heading.includes('Facebook'))
        throw new Error(`the panel shows no verdict: ${panel.heading}`);
      if (round === -WARM_UP) await writeFile(join(folder, 'plain.html'), withoutScripts(panel.html));
      await press(browser, 'empty.html');
      const plain = await press(browser, 'plain.html');
      if (round < 0) continue;
      paints.empty.push(empty);
      paints.panel.push(panel);
      paints.plain.push(plain);
    }
    const medians = (of: 'pressed' | 'begun') => ({
      ours: median(paints.panel.map((paint) => paint[of])),
      theirs: median(paints.empty.map((paint) => paint[of])),
      plain: median(paints.plain.map((paint) => paint[of])),
    });
    const [pressed, begun] = [medians('pressed'), medians('begun')];
    const shift = Math.max(...paints.panel.map(({ shifted }) => shifted));
    const scripts = await scriptBytes(folder);
    return [
      {
        bench: 'panel',
        name: `full verdict painted after the press of the button (median of ${ROUNDS})`,
        value: pressed.ours,
        unit: 'ms',
        peer: { name: 'empty extension page', value: pressed.theirs },
        bound: { text: `${FACTOR} times the empty page`, held: pressed.ours <= FACTOR * pressed.theirs },
      },
      {
        bench: 'panel',
        name: 'the same words as a finished document without script',
        value: pressed.plain,
        unit: 'ms',
        peer: { name: 'empty extension page', value: pressed.theirs },
      },
      {
        bench: 'panel',
        name: 'of it since the document began',
        value: begun.ours,
        unit: 'ms',
        peer: { name: 'empty extension page', value: begun.theirs },
      },
      {
        bench: 'panel',
        name: 'layout shift after the first paint',
        value: shift,
        unit: 'CLS',
        bound: { text: 'none', held: shift === 0 },
      },
      {
        bench: 'panel',
        name: 'JavaScript of the panel, minified',
        value: scripts,
        unit: 'bytes',
        bound: { text: `under ${SCRIPTS}`, held: scripts < SCRIPTS },
      },
    ];
  } finally {
    await browser.close();
    for (const made of [folder, profile]) await rm(made, { recursive: true, force: true });
  }
}

/** Puts a sample state into the extension's own database and settings. */
async function fill(page: Page): Promise<void> {
  const state = STATES.find(({ page: name, id }) => name === 'popup' && id === STATE);
  if (!state) throw new Error(`no state ${STATE}`);
  const rows = await storedRows(state, loadCatalog());
  const settings = { ...state.settings };
  await page.evaluate(
    async (writes, chosen) => {
      const { chrome } = globalThis as unknown as {
        chrome: { storage: { local: { set: (items: object) => Promise<void> } } };
      };
      await chrome.storage.local.set({ settings: chosen });
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('is-it-me');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const transaction = db.transaction([...db.objectStoreNames], 'readwrite');
      for (const write of writes)
        if ('value' in write) transaction.objectStore(write.table).put(write.value, write.key);
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      db.close();
    },
    rows,
    settings,
  );
}

/** Has the browser open that page of ours as the popup of its button; closes it, and waits until it is quiet. */
async function press(browser: Browser, path: string): Promise<Paint> {
  const target = await browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  if (!worker) throw new Error('the worker has gone');
  const opening = browser.waitForTarget((one) => one.url().endsWith(`/${path}`));
  const pressedAt = await worker.evaluate(async (popup) => {
    const { chrome } = globalThis as unknown as {
      chrome: { action: { setPopup: (of: object) => Promise<void>; openPopup: () => Promise<void> } };
    };
    await chrome.action.setPopup({ popup });
    const now = performance.timeOrigin + performance.now();
    await chrome.action.openPopup();
    return now;
  }, path);
  const popup = await (await opening).asPage();
  const { beganAt, ...paint } = await popup.evaluate(
    () =>
      new Promise<Omit<Paint, 'pressed'> & { beganAt: number }>((resolve) => {
        let shifted = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifted += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        new PerformanceObserver((list) => {
          const begun = list.getEntriesByName('first-contentful-paint')[0]?.startTime;
          if (begun === undefined) return;
          setTimeout(() => {
            const heading = document.querySelector('h1')?.textContent ?? '';
            const html = document.documentElement.outerHTML;
            resolve({ beganAt: performance.timeOrigin, begun, shifted, heading, html });
          }, 100);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
  const closed = new Promise((resolve) => popup.once('close', resolve));
  await Promise.all([closed, popup.close()]);
  await sleep(QUIET);
  return { pressed: beganAt + paint.begun - pressedAt, ...paint };
}

/** That page without what loads or runs scripts and their data. */
function withoutScripts(html: string): string {
  return `<!doctype html>${html.replace(/<script.*?<\/script>|<link rel="(?:modulep|p)reload".*?>/gs, '')}`;
}

/** The id that Chromium gives an extension loaded from that folder. */
function idOf(folder: string): string {
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return digest.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Everything that popup.html loads, directly or as a preloaded module. */
async function scriptBytes(folder: string): Promise<number> {
  const html = await readFile(join(folder, 'popup.html'), 'utf8');
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => file.endsWith('.js') && html.includes(file.replaceAll('\\', '/')),
  );
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
