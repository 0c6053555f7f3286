import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import preact from '@preact/preset-vite';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { STATES } from '../test/ui/states.ts';
import { AREAS, LANGUAGES } from '../utils/i18n/keys.ts';
import { packedCatalog } from './catalog-data.ts';

const ROOT = new URL('../', import.meta.url);
const BUILT = new URL('.output/preview/', ROOT);
const SHOTS = new URL('screenshots/', ROOT);
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** Viewports in CSS pixels. */
const SIZES = {
  popup: { width: 380, height: 600 },
  welcome: { width: 1200, height: 800 },
  dashboard: { width: 1200, height: 900 },
  options: { width: 1000, height: 900 },
} as const;

const { values } = parseArgs({
  options: { only: { type: 'string' }, language: { type: 'string' }, theme: { type: 'string' } },
});

/** Builds the pages with sample states, photographs each in both themes and languages, and writes an index. */
async function main(): Promise<void> {
  await build({
    root: new URL('test/ui/', ROOT).pathname,
    configFile: false,
    logLevel: 'warn',
    plugins: [preact()],
    build: { outDir: BUILT.pathname, emptyOutDir: true },
  });
  await writeFile(new URL('catalog.json', BUILT), JSON.stringify(packedCatalog()));
  await mkdir(new URL('locales/', BUILT), { recursive: true });
  for (const language of LANGUAGES) {
    const parts = await Promise.all(
      AREAS.map(async (area) =>
        JSON.parse(await readFile(new URL(`utils/i18n/${language}/${area}.json`, ROOT), 'utf8')),
      ),
    );
    await writeFile(new URL(`locales/${language}.json`, BUILT), JSON.stringify(Object.assign({}, ...parts)));
  }
  await photograph();
}

async function photograph(): Promise<void> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1) || 'index.html';
    readFile(new URL(path, BUILT)).then(
      (body) =>
        response
          .writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' })
          .end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
  await mkdir(SHOTS, { recursive: true });
  const shots: string[] = [];
  for (const language of LANGUAGES.filter((one) => !values.language || one === values.language))
    for (const theme of ['light', 'dark'].filter((one) => !values.theme || one === values.theme)) {
      const page = await browser.newPage({ deviceScaleFactor: 2, timezoneId: 'UTC' });
      page.on('pageerror', (error) => console.error(error));
      for (const state of STATES.filter(
        (one) => !values.only || `${one.page}-${one.id}`.includes(values.only),
      )) {
        await page.setViewportSize(SIZES[state.page]);
        await page.goto(
          `http://127.0.0.1:${address.port}/?page=${state.page}&state=${state.id}&language=${language}&theme=${theme}`,
        );
        await page.waitForSelector('[data-ready]', { state: 'attached' });
        for (const selector of state.press ?? []) await page.click(selector);
        await page.evaluate('scrollTo(0, 0)');
        const name = `${state.page}-${state.id}-${theme}-${language}.png`;
        await page.screenshot({ path: new URL(name, SHOTS).pathname, fullPage: true });
        shots.push(name);
      }
      await page.close();
    }
  await browser.close();
  server.close();
  await rm(new URL('index.html', SHOTS), { force: true });
  const figures = shots.map(
    (name) =>
      `<figure><img src="${name}" width="380" loading="lazy"><figcaption>${name}</figcaption></figure>`,
  );
  await writeFile(
    new URL('index.html', SHOTS),
    `<!doctype html><meta charset="utf-8"><title>Screenshots</title><style>body{display:flex;flex-wrap:wrap;gap:24px;font:13px system-ui;background:#ddd}</style>${figures.join('')}`,
  );
  console.log(`${shots.length} screenshots in screenshots/index.html`);
}

await main();
