import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Target } from 'puppeteer-core';
import type { Catalog } from '../../utils/catalog/types.ts';
import { settingsOf } from '../world/drive.ts';
import { answersOf } from '../world/internet.ts';
import { openHub } from '../world/people.ts';
import type { LoadedWorld } from '../world/read.ts';
import { type Chromium, openChromium } from './chromium.ts';
import { clockScript } from './clock.ts';
import { copyGranted, EVERY_SITE } from './granted.ts';
import { type Server, startServer } from './server.ts';
import { type Ending, ending } from './visit.ts';

export type StageParts = {
  loaded: LoadedWorld;
  catalog: Catalog;
  /** Path of the browser. */
  program: string;
  /** Folder of the built extension. */
  built: string;
  headless: boolean;
};

/** A world on a real browser: the world's internet, the person of the world, and their tabs. */
export type Stage = {
  chromium: () => Chromium;
  server: Server;
  now: () => number;
  /** Moves the time of the world and of the extension. */
  setTime: (at: number) => Promise<void>;
  /** One beat of the extension's alarm; resolves when it is dealt with. */
  tick: () => Promise<void>;
  /** Opens an address in its site's tab. */
  visit: (url: string, how: Ending) => Promise<void>;
  /** A page asks for something else. */
  request: (page: string, url: string, how: Ending) => Promise<void>;
  /** The tab of a site, when it was visited. */
  tabOf: (url: string) => Page | undefined;
  /** The panel over a site's tab, in the time of the world. */
  openPanel: (tab: Page) => Promise<Page>;
  restart: () => Promise<void>;
  close: () => Promise<void>;
};

/** A page that takes longer than this to load is left alone, ms. */
const PATIENCE = 4000;

export async function openStage({ loaded, catalog, program, built, headless }: StageParts): Promise<Stage> {
  const { world } = loaded;
  const folder = mkdtempSync(join(tmpdir(), 'is-it-me-demo-'));
  const extension = join(folder, 'extension');
  copyGranted(built, extension, {
    permissions: world.user.consents.includes('http-status') ? ['webRequest'] : [],
    sites: EVERY_SITE,
  });

  let shift = world.start - Date.now();
  const now = () => Date.now() + shift;
  const hub = await openHub(world, catalog, now);
  const answers = answersOf(loaded, hub ? [hub.responder] : []);
  const server = await startServer({ answer: (request) => answers.reply(request, now()), now });
  const tabs = new Map<string, Page>();
  const adjusted = new WeakMap<Target, Promise<Page>>();
  let chromium = await open();
  await chromium.extensionProbe.settings(settingsOf(world, hub?.address ?? null));

  async function open(): Promise<Chromium> {
    const opened = await openChromium({
      program,
      extension,
      server,
      headless,
      timeZone: 'UTC',
      profile: join(folder, 'profile'),
    });
    // pages of the extension that a person opens show the time of the world as well
    opened.browser.on('targetcreated', (target: Target) => {
      if (!target.url().startsWith(opened.extensionProbe.origin) || target.type() !== 'page') return;
      adjust(target).catch(() => undefined);
    });
    return opened;
  }

  /** Sets the clock of a page of the extension, once. */
  function adjust(target: Target): Promise<Page> {
    const done =
      adjusted.get(target) ??
      target.asPage().then(async (page) => {
        await page.evaluateOnNewDocument(clockScript(shift));
        await page.reload();
        return page;
      });
    adjusted.set(target, done);
    return done;
  }

  async function tabFor(url: string): Promise<Page> {
    const { host } = new URL(url);
    const known = tabs.get(host);
    if (known && !known.isClosed()) return known;
    const page = await chromium.browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    tabs.set(host, page);
    return page;
  }

  async function visit(url: string, how: Ending): Promise<void> {
    const page = await tabFor(url);
    await ending(how, { page, server, url }, () => page.goto(url));
  }

  return {
    chromium: () => chromium,
    server,
    now,
    setTime: async (at) => {
      shift = at - Date.now();
      await chromium.inWorker(clockScript(shift));
    },
    tick: async () => {
      await chromium.extensionProbe.send({ type: 'refresh' });
    },
    visit,
    request: async (address, url, how) => {
      const page = await tabFor(address);
      if (page.url() !== address) await visit(address, {});
      const ask = `fetch(${JSON.stringify(url)}, { mode: 'no-cors' })`;
      await ending(how, { page, server, url }, () => page.evaluate(ask));
    },
    tabOf: (url) => tabs.get(new URL(url).host),
    openPanel: async (tab) => {
      await tab.bringToFront();
      const panel = await adjust((await chromium.openPanel()).target());
      await panel.waitForSelector('main', { timeout: PATIENCE });
      return panel;
    },
    restart: async () => {
      await chromium.close();
      tabs.clear();
      chromium = await open();
    },
    close: async () => {
      await chromium.close().catch(() => undefined);
      await server.close();
      await hub?.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
