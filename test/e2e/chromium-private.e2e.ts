import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Chromium } from '../../tools/demo/chromium.ts';
import { createExtensionProbe, type ExtensionProbe } from '../../tools/demo/extension-probe.ts';
import { openIn } from './support/chromium.ts';
import { badgeOf, visit } from './support/sight.ts';
import { openTown, type Town } from './support/town.ts';

let town: Town;
let chromium: Chromium;
let extensionProbe: ExtensionProbe;

beforeAll(async () => {
  town = await openTown();
  chromium = await openIn(town);
  await chromium.extensionProbe.settings({ welcomed: true });
  extensionProbe = await allowInPrivate();
});

afterAll(async () => {
  await chromium?.close();
  await town?.server.close();
});

/** As a person does on the page of extensions. It starts the extension anew, which closes its pages. */
async function allowInPrivate(): Promise<ExtensionProbe> {
  const page = await chromium.browser.newPage();
  await page.goto('chrome://extensions/');
  const id = new URL(chromium.extensionProbe.origin).host;
  // an unpacked extension only starts anew in developer mode
  await page.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })');
  const change = JSON.stringify({ extensionId: id, incognitoAccess: true });
  await page.evaluate(`chrome.developerPrivate.updateExtensionConfiguration(${change})`);
  await page.close();
  return await vi.waitFor(async () => {
    const fresh = await createExtensionProbe(chromium.browser, chromium.extensionProbe.origin);
    if (await fresh.page.evaluate('chrome.extension.isAllowedIncognitoAccess()')) return fresh;
    throw new Error('the extension is not allowed in private windows');
  }, 15_000);
}

describe('a private window', () => {
  it('leaves no trace, even where the extension is allowed in it', async () => {
    const opened = chromium.browser.waitForTarget((target) =>
      target.url().startsWith('https://www.pinterest.com'),
    );
    town.server.fail('www.pinterest.com', 'reset');
    await extensionProbe.page.evaluate(
      `chrome.windows.create({ incognito: true, url: ['https://www.etsy.com/', 'https://www.pinterest.com/'] })`,
    );
    await opened;
    // the extension is in there, and could have looked
    await expect
      .poll(async () => (await extensionProbe.tabs()).map(({ url }) => url))
      .toEqual(expect.arrayContaining(['https://www.etsy.com/', 'https://www.pinterest.com/']));
    // what comes after it in an ordinary window is seen, so the private ones had their turn
    await visit(chromium, 'https://www.wikipedia.org/');
    await expect
      .poll(async () => JSON.stringify(await extensionProbe.rows('state')))
      .toContain('wikipedia.org');
    await expect.poll(() => badgeOf({ extensionProbe }, 'https://www.wikipedia.org/')).not.toBeNull();

    const everything = await Promise.all(
      (['state', 'verdicts', 'history', 'probes', 'people', 'outbox', 'readings'] as const).map(
        extensionProbe.rows,
      ),
    );
    expect(JSON.stringify(everything)).not.toMatch(/etsy|pinterest/i);
  });
});
