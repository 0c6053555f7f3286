import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { type ExtensionProbe, extensionProbeOf } from './extension-probe.ts';
import { newTab } from './new-tab.ts';
import type { Server } from './server.ts';

/** The add-on's id (`wxt.config.ts`), and the address that it gets in this browser; elsewhere it is random. */
const ID = 'is-it-me@is-it-me.example';
const UUID = '6d5f8a3e-2b1c-4f7a-9e0d-1a2b3c4d5e6f';
const ORIGIN = `moz-extension://${UUID}`;

/** A busy machine may take long to start a browser, ms. */
const START = 60_000;
/** How long a page of the extension may take to open, ms. */
const PATIENCE = 20_000;
const PAUSE = 20;

export type FirefoxParts = {
  /** Path of the browser. */
  program: string;
  /** Folder of the unpacked extension. */
  extension: string;
  /** Stands for the whole internet. */
  server: Server;
  /** False: certificates are looked at, so the server's own is refused. */
  trusting?: boolean;
  prefs?: Record<string, unknown>;
};

/** A real Firefox with the extension in it, headless. */
export type Firefox = {
  browser: Browser;
  extensionProbe: ExtensionProbe;
  /** Opens a page of the extension in a tab. */
  openPage: (path: string) => Promise<Page>;
  close: () => Promise<void>;
};

/** Opens the browser and installs the extension as a temporary add-on. */
export async function openFirefox(parts: FirefoxParts): Promise<Firefox> {
  const { program, extension, server, trusting = true, prefs = {} } = parts;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: program,
    headless: true,
    timeout: START,
    acceptInsecureCerts: trusting,
    // the pages of extensions are out of reach for a remote control otherwise
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
      'network.dns.forceResolve': '127.0.0.1',
      'network.socket.forcePort': `443=${server.httpsPort};80=${server.httpPort}`,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'devtools.jsonview.enabled': false,
      ...prefs,
    },
  });
  await browser.installExtension(extension);

  /** The browser never reports that such a page has loaded; the page itself can be asked. */
  async function openPage(path: string): Promise<Page> {
    const page = await newTab(browser);
    const url = `${ORIGIN}/${path}`;
    void page.goto(url).catch(() => undefined);
    const deadline = Date.now() + PATIENCE;
    const ready = `location.href === ${JSON.stringify(url)} && document.readyState === 'complete'`;
    while (!(await page.evaluate(ready).catch(() => false))) {
      if (Date.now() > deadline) throw new Error(`${url} did not open`);
      await sleep(PAUSE);
    }
    return page;
  }

  const extensionProbe = extensionProbeOf(await openPage('catalog.json'), ORIGIN);
  return { browser, extensionProbe, openPage, close: () => browser.close() };
}
