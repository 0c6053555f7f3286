import puppeteer, { type Browser, type Page, type Target } from 'puppeteer-core';
import { createExtensionProbe, type ExtensionProbe } from './extension-probe.ts';
import type { Server } from './server.ts';
import { createWorkerDoor } from './worker-door.ts';

/** A busy machine may take long to start a browser, ms. */
const START = 60_000;

/** Keeps the browser to what it is asked for: no updates, no sync, no first-run pages. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-search-engine-choice-screen',
  '--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider',
  '--lang=en-US',
];

export type ChromiumParts = {
  /** Path of the browser. */
  program: string;
  /** Folder of the unpacked extension; others may stand beside it. */
  extension: string;
  besides?: readonly string[];
  /** Stands for the whole internet; without it the browser uses the real one. */
  server?: Server;
  /** Resolver rules that come before the server's, like `MAP gone.example ~NOTFOUND`. */
  rules?: readonly string[];
  /** Folder of the profile; a fresh one for this run when absent. */
  profile?: string;
  headless: boolean;
  /** IANA name; the machine's own when absent. */
  timeZone?: string;
};

/** A real Chromium with the extension in it. */
export type Chromium = {
  browser: Browser;
  extensionProbe: ExtensionProbe;
  /** Opens the panel as a click on the toolbar does, over the tab that is in front. */
  openPanel: () => Promise<Page>;
  /** Runs an expression in the background worker, which is woken for it. */
  inWorker: (expression: string) => Promise<unknown>;
  /** Ends the background worker as the browser does when it wants memory. */
  killWorker: () => Promise<void>;
  close: () => Promise<void>;
};

/** Opens the browser. @throws when it does not start, or does not load the extension in time. */
export async function openChromium(parts: ChromiumParts): Promise<Chromium> {
  const { program, extension, besides = [], profile, headless } = parts;
  const browser = await puppeteer.launch({
    executablePath: program,
    headless,
    timeout: START,
    env: { ...process.env, ...(parts.timeZone !== undefined && { TZ: parts.timeZone }) },
    pipe: true,
    enableExtensions: [extension, ...besides],
    ...(profile !== undefined && { userDataDir: profile }),
    defaultViewport: null,
    args: [...QUIET, ...sandboxArgs(headless), ...serverArgs(parts), '--window-size=1100,800'],
  });
  const first = await browser.waitForTarget(
    (target) => target.type() === 'service_worker' && target.url().endsWith('/background.js'),
    { timeout: START },
  );
  const origin = `chrome-extension://${new URL(first.url()).host}`;
  const extensionProbe = await createExtensionProbe(browser, origin);
  const worker = await createWorkerDoor(browser, `${origin}/background.js`);

  return {
    browser,
    extensionProbe,
    openPanel: async () => {
      // one that is just closing must not be taken for the new one
      const others = new Set(browser.targets());
      const isPanel = (target: Target) => target.url() === `${origin}/popup.html` && !others.has(target);
      const opened = browser.waitForTarget(isPanel, { timeout: 10_000 });
      await extensionProbe.openPanel();
      return await (await opened).asPage();
    },
    inWorker: async (expression) => {
      await extensionProbe.wake();
      return await worker.run(expression);
    },
    killWorker: worker.kill,
    close: () => browser.close(),
  };
}

/** Chromium refuses its sandbox to root, and containers have none to give. */
function sandboxArgs(headless: boolean): string[] {
  return headless || process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function serverArgs({ server, rules = [] }: ChromiumParts): string[] {
  if (!server) return rules.length > 0 ? [`--host-resolver-rules=${rules.join(',')}`] : [];
  const map = [
    ...rules,
    `MAP *:80 127.0.0.1:${server.httpPort}`,
    `MAP *:443 127.0.0.1:${server.httpsPort}`,
    // nothing else may leave: a wrong port must not find the real internet
    'MAP * ~NOTFOUND',
  ];
  return [
    `--host-resolver-rules=${map.join(',')}`,
    `--ignore-certificate-errors-spki-list=${server.certificate.spki}`,
  ];
}
