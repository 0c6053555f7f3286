import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chromium } from '../../tools/demo/chromium.ts';
import { copyGranted } from '../../tools/demo/granted.ts';
import { CHECK_ORIGINS } from '../../utils/probe/operators.ts';
import { runAxe } from './support/axe.ts';
import { built } from './support/built.ts';
import { openIn, settingsIn } from './support/chromium.ts';
import { beat } from './support/engine.ts';
import { temporaryFolder } from './support/folder.ts';
import { type Means, press } from './support/press.ts';
import { headlineOf, visit, withPanel } from './support/sight.ts';
import { openTown, type Town } from './support/town.ts';

const THEMES = ['light', 'dark'] as const;
const MEANS: readonly Means[] = ['mouse', 'keyboard'];

const { folder, remove } = temporaryFolder();
let town: Town;
let chromium: Chromium;
let tab: Page;

beforeAll(async () => {
  town = await openTown();
  town.says('github', 'down');
  const extension = join(folder, 'extension');
  // nobody is there to answer the browser's question, which stands before everything else until then
  copyGranted(await built('chrome'), extension, { sites: CHECK_ORIGINS });
  chromium = await openIn(town, { extension });
  await chromium.extensionProbe.settings({ follows: ['github', 'reddit'], welcomed: true });
  await beat(chromium.extensionProbe);
  tab = await visit(chromium, 'https://github.com/');
});

afterAll(async () => {
  await chromium?.close();
  await town?.server.close();
  remove();
});

/** What the panel says was done. */
function saidIn(panel: Page): Promise<string> {
  return panel.$eval('.toast', (toast) => toast.textContent ?? '');
}

/** Opens a page of the extension in a tab of its own. */
async function open(path: string): Promise<Page> {
  const page = await chromium.browser.newPage();
  await page.goto(`${chromium.extensionProbe.origin}/${path}`);
  await page.waitForSelector('main h1');
  return page;
}

describe('axe finds nothing', () => {
  it.for(THEMES)('in the panel, %s', async (theme) => {
    await withPanel(chromium, tab, async (panel) => {
      await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      expect(await runAxe(panel)).toEqual([]);
    });
  });

  const pages = ['welcome.html', 'options.html', 'dashboard.html'].flatMap((path) =>
    THEMES.map((theme) => [path, theme] as const),
  );
  it.for(pages)('in %s, %s', async ([path, theme]) => {
    const page = await open(path);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    expect(await runAxe(page)).toEqual([]);
    await page.close();
  });
});

describe.for(MEANS)('the panel, by %s', (means) => {
  it('is asked to tell when a service is back', async () => {
    await withPanel(chromium, tab, async (panel) => {
      await press(panel, 'Tell me when it is back', means);
      await expect.poll(async () => (await settingsIn(chromium)).watches).toEqual(['github']);
      await press(panel, 'You will be told', means);
      await expect.poll(async () => (await settingsIn(chromium)).watches).toEqual([]);
    });
  });

  it('mutes and unmutes', async () => {
    await withPanel(chromium, tab, async (panel) => {
      await press(panel, 'Stop notifications about it', means);
      await press(panel, 'Until I turn them on again', means);
      await expect.poll(async () => (await settingsIn(chromium)).muted).toEqual({ github: 0 });
      await press(panel, 'No notifications', means);
      await press(panel, 'Turn notifications on again', means);
      await expect.poll(async () => (await settingsIn(chromium)).muted).toEqual({});
    });
  });

  it('unfollows and follows', async () => {
    await withPanel(chromium, tab, async (panel) => {
      await press(panel, 'Following', means);
      await expect.poll(async () => (await settingsIn(chromium)).follows).toEqual(['reddit']);
      await press(panel, 'Follow', means);
      await expect
        .poll(async () => (await settingsIn(chromium)).follows.toSorted())
        .toEqual(['github', 'reddit']);
    });
  });

  it('finds a service, shows it and goes back', async () => {
    await withPanel(chromium, tab, async (panel) => {
      await panel.waitForSelector('[data-search]'); // it stands under the answer, and comes after it
      // keys are listened to a frame after the field is painted; a press that comes before it is made again
      const focus = async () => {
        await panel.keyboard.press('/');
        return panel.$eval('[data-search]', (field) => field === document.activeElement);
      };
      if (means === 'keyboard') await expect.poll(focus).toBe(true);
      else await panel.locator('[data-search]').click();
      await panel.keyboard.type('wikiped');
      await press(panel, 'Wikipedia', means);
      await panel.waitForSelector('::-p-text(looked at Wikipedia yet)');
      await press(panel, "Back to this tab's site", means);
      await panel.waitForSelector('::-p-aria([name="Following"][role="button"])');
    });
  });

  it('notes in this browser what I report where there is no hub', async () => {
    town.forget();
    await withPanel(chromium, tab, async (panel) => {
      await press(panel, 'I have this problem too', means);
      await press(panel, 'Shows errors', means);
      await expect.poll(() => saidIn(panel)).toContain('Noted in this browser');
    });
    // the tab's own icon may still be on its way
    expect(town.asked().filter(({ path }) => path !== '/favicon.ico')).toEqual([]);
    const dashboard = await open('dashboard.html');
    await dashboard.waitForSelector('::-p-text(You reported: Shows errors)');
    await dashboard.close();
  });

  it('copies a report', async () => {
    await withPanel(chromium, tab, async (panel) => {
      await press(panel, 'Copy as text', means);
      await press(panel, 'As plain text', means);
      await expect.poll(() => saidIn(panel)).toBe('Copied.');
    });
  });

  it('checks now', async () => {
    town.forget();
    await withPanel(chromium, tab, async (panel) => {
      await press(panel, 'Check now', means);
      await panel.waitForSelector('::-p-text(Checked just now.)');
    });
    expect(town.asked().map(({ host }) => host)).toContain('api.globalping.io');
  });

  it('opens the official page, the dashboard and the settings', async () => {
    const opens = async (name: string, role: string, url: string) => {
      await withPanel(chromium, tab, async (panel) => {
        const opened = chromium.browser.waitForTarget((target) => target.url().startsWith(url));
        await press(panel, name, means, role);
        await (await (await opened).page())?.close();
      });
    };
    await opens('What GitHub says (opens in a new tab)', 'link', 'https://www.githubstatus.com/');
    await opens('Dashboard', 'button', `${chromium.extensionProbe.origin}/dashboard.html`);
    await opens('Settings', 'button', `${chromium.extensionProbe.origin}/options.html`);
  });
});

describe('the side panel', () => {
  it('goes along with the tab that is looked at', async () => {
    const { path } = (await chromium.extensionProbe.page.evaluate('chrome.sidePanel.getOptions({})')) as {
      path: string;
    };
    const side = await chromium.browser.newPage({ background: true });
    await side.goto(`${chromium.extensionProbe.origin}/${path}`);
    for (const [address, name] of [
      ['https://www.reddit.com/', 'Reddit'],
      ['https://github.com/', 'GitHub'],
    ] as const) {
      const beside = await visit(chromium, address);
      await expect.poll(() => headlineOf(side).catch(() => '')).toContain(name);
      await beside.close();
    }
    await side.close();
  });
});

describe.for(MEANS)('the first page, by %s', (means) => {
  it('takes a choice and begins to watch', async () => {
    const before = await settingsIn(chromium);
    const page = await open('welcome.html');
    await press(page, 'Choose none', means);
    await page.locator('input[type="search"]').fill('discord');
    await press(page, 'Discord', means, 'checkbox');
    await press(page, 'Start with 1 service', means);
    await expect.poll(async () => (await settingsIn(chromium)).follows).toEqual(['discord']);
    await page.waitForSelector('::-p-text(You are all set)');
    await page.close();
    await chromium.extensionProbe.settings(before);
  });
});
