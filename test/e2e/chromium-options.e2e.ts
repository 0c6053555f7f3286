import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Chromium } from '../../tools/demo/chromium.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import { openIn, settingsIn } from './support/chromium.ts';
import { beat } from './support/engine.ts';
import { temporaryFolder } from './support/folder.ts';
import { choose, type Means, press, typeInto } from './support/press.ts';
import { openTown, type Town } from './support/town.ts';

const MEANS: readonly Means[] = ['mouse', 'keyboard'];
const KEYED = `https://lists.example/catalog.json#ed25519=${'A'.repeat(43)}`;

let town: Town;
let chromium: Chromium;
const { folder: downloads, remove } = temporaryFolder();

beforeAll(async () => {
  town = await openTown();
  town.says('github', 'down');
  chromium = await openIn(town);
});

beforeEach(async () => {
  await chromium.extensionProbe.settings({
    ...DEFAULT_SETTINGS,
    follows: ['github', 'reddit'],
    welcomed: true,
  });
  await beat(chromium.extensionProbe);
});

afterAll(async () => {
  await chromium?.close();
  await town?.server.close();
  remove();
});

/** Opens a page of the extension, does something there and closes it. */
async function on(path: string, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await chromium.browser.newPage();
  await page.goto(`${chromium.extensionProbe.origin}/${path}`);
  await page.waitForSelector('main h1');
  await work(page);
  await page.close();
}

describe.for(MEANS)('the settings, by %s', (means) => {
  it('turn sources and notifications on and off', () =>
    on('options.html', async (page) => {
      await press(page, 'Also check by itself when a page fails', means, 'switch');
      await expect.poll(async () => (await settingsIn(chromium)).sources.automaticChecks).toBe(true);
      await press(page, 'Quiet hours', means, 'switch');
      await expect
        .poll(async () => (await settingsIn(chromium)).notifications)
        .toMatchObject({ quietFrom: 22, quietTo: 7 });
      await press(page, 'Show notifications', means, 'switch');
      await expect.poll(async () => (await settingsIn(chromium)).notifications.on).toBe(false);
    }));

  it('choose from how bad on one is told, for all and for one service', () =>
    on('options.html', async (page) => {
      await choose(page, 'From how bad on', 'Partly down', means);
      await expect.poll(async () => (await settingsIn(chromium)).notifications.from).toBe('partial_outage');
      await choose(page, 'When to notify of GitHub', 'Notify only when down', means);
      await expect
        .poll(async () => (await settingsIn(chromium)).notifyFrom)
        .toEqual({ github: 'major_outage' });
      await choose(page, 'When to notify of GitHub', 'Notify as set below', means);
      await expect.poll(async () => (await settingsIn(chromium)).notifyFrom).toEqual({});
    }));

  it('stop following one service and follow another', () =>
    on('options.html', async (page) => {
      await press(page, 'Stop following Reddit', means);
      await expect.poll(async () => (await settingsIn(chromium)).follows).toEqual(['github']);
      await typeInto(page, 'Search all services', 'wikiped', means, 'searchbox');
      await press(page, 'Follow Wikipedia', means);
      await expect.poll(async () => (await settingsIn(chromium)).follows).toEqual(['github', 'wikipedia']);
    }));

  it('take the address of a hub', () =>
    on('options.html', async (page) => {
      await typeInto(page, 'Address of the report hub', 'https://hub.example', means);
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await settingsIn(chromium)).hub).toBe('https://hub.example/');
    }));

  it('take the address of another catalogue', () =>
    on('options.html', async (page) => {
      await typeInto(page, 'Address of another list of services', KEYED, means);
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await settingsIn(chromium)).catalogUrl).toBe(KEYED);
    }));

  it('change country, theme and language at once', () =>
    on('options.html', async (page) => {
      await choose(page, 'Country Tells regional trouble from trouble everywhere.', 'India', means);
      await expect.poll(async () => (await settingsIn(chromium)).country).toBe('IN');
      await choose(page, 'Theme', 'Dark', means);
      await page.waitForSelector('html[data-theme="dark"]');
      await choose(page, 'Language', 'বাংলা', means);
      await page.waitForSelector('html[lang="bn"]');
      expect(await page.$eval('h1', (heading) => heading.textContent)).toBe('সেটিংস');
    }));

  it('take the other open pages along', () =>
    on('dashboard.html', (dashboard) =>
      on('popup.html', (panel) =>
        on('options.html', async (page) => {
          await choose(page, 'Theme', 'Dark', means);
          for (const other of [dashboard, panel]) await other.waitForSelector('html[data-theme="dark"]');
          await choose(page, 'Language', 'বাংলা', means);
          for (const other of [dashboard, panel]) await other.waitForSelector('html[lang="bn"]');
        }),
      ),
    ));

  it('delete everything, after a second question', () =>
    on('options.html', async (page) => {
      await press(page, 'Delete everything', means);
      await press(page, 'Yes, delete everything', means);
      await expect.poll(async () => (await settingsIn(chromium)).follows).toEqual([]);
      await expect.poll(async () => await chromium.extensionProbe.rows('verdicts')).toEqual([]);
    }));
});

describe.for(MEANS)('the dashboard, by %s', (means) => {
  it('looks at one service, its plots and their table, and at all again', () =>
    on('dashboard.html', async (page) => {
      await choose(page, 'Show', 'GitHub', means);
      await page.waitForSelector('.plot canvas');
      await press(page, '30 days', means);
      await page.waitForSelector('[aria-pressed="true"]::-p-text(30 days)');
      await page.locator('#plots summary').click();
      await page.waitForSelector('#plots details[open] td');
      await choose(page, 'Show', 'All services', means);
      await page.waitForSelector('::-p-text(Choose a service above to see its plots.)');
    }));

  it('exports what it knows and takes it back', () =>
    on('dashboard.html', async (page) => {
      const browser = await chromium.browser.target().createCDPSession();
      await browser.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
      const saved = async (ending: string) => {
        const names = await readdir(downloads);
        return names.find((name) => name.endsWith(ending));
      };
      await press(page, 'Export as JSON', means);
      await expect.poll(() => saved('.json')).toBeDefined();
      await press(page, 'Export history as CSV', means);
      await expect.poll(() => saved('.csv')).toBeDefined();
      const file = join(downloads, (await saved('.json')) ?? '');
      expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
        format: 'is-it-me/1',
        settings: { follows: ['github', 'reddit'] },
      });

      await chromium.extensionProbe.settings({ ...DEFAULT_SETTINGS, follows: [], welcomed: true });
      const input = await page.waitForSelector('input[type="file"]');
      await input?.uploadFile(file);
      await expect.poll(async () => (await settingsIn(chromium)).follows).toEqual(['github', 'reddit']);
      await page.waitForSelector('::-p-text(imported)');
    }));
});
