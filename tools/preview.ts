import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname } from 'node:path';
import preact from '@preact/preset-vite';
import { build } from 'vite';
import type { State } from '../test/ui/states.ts';
import { LANGUAGES } from '../utils/i18n/keys.ts';
import { messagesOf } from './assets.ts';
import { packedCatalog } from './catalog-data.ts';

const ROOT = new URL('../', import.meta.url);
const BUILT = new URL('.output/preview/', ROOT);
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** How a sample state is shown. */
export type Showing = { language: string; theme: 'light' | 'dark'; locale?: string; pseudo?: boolean };

type Address = (state: State, showing: Showing) => string;

/** The pages with their sample states, on a local server. */
export type Preview = {
  address: Address;
  /** Address of the page of all states, where one was asked for. */
  gallery: string;
  close: () => void;
};

/**
 * Builds the pages as the extension does, but with a fake browser behind them, and serves them; beside them
 * a page about all of them, if `gallery` makes one of their addresses.
 */
export async function openPreview(gallery?: (address: Address) => string): Promise<Preview> {
  await build({
    root: new URL('test/ui/', ROOT).pathname,
    configFile: false,
    logLevel: 'warn',
    plugins: [preact()],
    build: { outDir: BUILT.pathname, emptyOutDir: true },
  });
  const files = {
    'catalog.json': packedCatalog(),
    ...Object.fromEntries(LANGUAGES.map((language) => [`locales/${language}.json`, messagesOf(language)])),
  };
  for (const [path, value] of Object.entries(files)) {
    const file = new URL(path, BUILT);
    await mkdir(dirname(file.pathname), { recursive: true });
    await writeFile(file, JSON.stringify(value));
  }
  const { origin, close } = await serve();
  const address: Address = ({ page, id }, { language, theme, locale, pseudo }) =>
    `${origin}/?${new URLSearchParams({
      page,
      state: id,
      language,
      theme,
      ...(locale ? { locale } : {}),
      ...(pseudo ? { pseudo: 'true' } : {}),
    })}`;
  if (gallery) await writeFile(new URL('gallery.html', BUILT), gallery(address));
  return { address, gallery: `${origin}/gallery.html`, close };
}

async function serve(): Promise<{ origin: string; close: () => void }> {
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
  if (address === null || typeof address === 'string') throw new Error('the preview got no port');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
