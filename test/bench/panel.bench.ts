import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { ensureBrowser } from '../../tools/browsers.ts';
import { buildExtension } from '../../tools/build.ts';
import { loadCatalog } from '../../tools/catalog-data.ts';
import { STATES, storedRows } from '../ui/states.ts';
import type { Row } from './row.ts';

const ROUNDS = 20;
/** The panel may take this much longer than a page of the extension that shows one word. */
const FACTOR = 1.5;
/** Bytes of minified JavaScript that the panel may load. */
const SCRIPTS = 60_000;
const STATE = 'widespread';
const EMPTY = '<!doctype html><meta charset="utf-8"><title>x</title><p>x</p>';

/** First paint of the panel with a full verdict, against an empty page of the same extension. */
export async function run(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'panel-'));
  await cp(await buildExtension('chrome'), folder, { recursive: true });
  await writeFile(join(folder, 'empty.html'), EMPTY);
  const browser = await puppeteer.launch({
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
    const panel = `${origin}/popup.html?url=${encodeURIComponent('https://www.facebook.com/')}`;
    await page.goto(panel);
    await fill(page);
    await page.bringToFront(); // the first run has opened over it, and what is hidden is not painted

    const times: { panel: number[]; empty: number[] } = { panel: [], empty: [] };
    let shift = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      times.empty.push((await paint(page, `${origin}/empty.html`)).at);
      const { at, shifted } = await paint(page, panel);
      times.panel.push(at);
      shift = Math.max(shift, shifted);
    }
    const heading = await page.$eval('h1', (element) => element.textContent ?? '');
    if (!heading.includes('Facebook')) throw new Error(`the panel shows no verdict: ${heading}`);
    const [ours, theirs] = [median(times.panel), median(times.empty)];
    const scripts = await scriptBytes(folder);
    return [
      {
        bench: 'panel',
        name: `first paint of a full verdict (median of ${ROUNDS})`,
        value: ours,
        unit: 'ms',
        peer: { name: 'empty extension page', value: theirs },
        bound: { text: `${FACTOR} times the empty page`, held: ours <= FACTOR * theirs },
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
    await rm(folder, { recursive: true, force: true });
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

/** First contentful paint since navigation began, ms, and the sum of layout shifts until it is quiet. */
async function paint(page: Page, url: string): Promise<{ at: number; shifted: number }> {
  await page.goto(url);
  return page.evaluate(
    () =>
      new Promise<{ at: number; shifted: number }>((resolve) => {
        let shifted = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifted += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        new PerformanceObserver((list) => {
          const first = list.getEntriesByName('first-contentful-paint')[0];
          if (first) setTimeout(() => resolve({ at: first.startTime, shifted }), 100);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
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
