import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chromium } from '../../tools/demo/chromium.ts';
import { pollStateSchema } from '../../utils/poll/rows.ts';
import { openIn } from './support/chromium.ts';
import { beat, verdictOf } from './support/engine.ts';
import { visit, withPanel } from './support/sight.ts';
import { statusPage } from './support/status-page.ts';
import { FEED, openTown, type Town } from './support/town.ts';

const EVIL = '<img src=x onerror="document.title=1"><script>document.title=1</script><b>bold</b>';

let town: Town;
let chromium: Chromium;

beforeAll(async () => {
  town = await openTown();
  chromium = await openIn(town);
  await chromium.extensionProbe.settings({ welcomed: true });
  await chromium.extensionProbe.send({ type: 'follow', service: 'github' });
});

afterAll(async () => {
  await chromium?.close();
  await town?.server.close();
});

/** Address of the extension, with a slash. */
const origin = () => chromium.inWorker('location.origin + "/"') as Promise<string>;

describe('in Chromium', { shuffle: false }, () => {
  it.each(['https://www.wikipedia.org/feed', 'http://192.168.0.1/reboot', 'http://127.0.0.1/'])(
    'a feed that redirects to %s is not followed there, and keeps its last reading',
    async (location) => {
      expect(await verdictOf(chromium.extensionProbe, 'github')).toMatchObject({ health: 'operational' });
      town.feeds.set(FEED.github, () => ({
        status: 302,
        headers: { location, 'access-control-allow-origin': '*' },
      }));
      town.forget();
      await beat(chromium.extensionProbe);
      const hosts = town.asked().map(({ host }) => host);
      expect(hosts).toContain('www.githubstatus.com');
      expect(hosts).not.toContain(new URL(location).hostname);
      const rows = new Map(await chromium.extensionProbe.rows('state'));
      expect(pollStateSchema.parse(rows.get('poll'))[FEED.github]?.reason).toBe('moved');
      town.says('github', 'well');
      await beat(chromium.extensionProbe);
    },
  );

  it('markup in a feed is text, on every page', async () => {
    const page = JSON.parse(String((statusPage('github', 'down') as { body?: unknown }).body));
    page.incidents[0].name = EVIL;
    page.incidents[0].incident_updates[0].body = EVIL;
    page.incidents[0].shortlink = 'javascript:document.title=1';
    page.components[0].name = EVIL;
    town.feeds.set(FEED.github, () => ({ status: 200, body: JSON.stringify(page) }));
    await beat(chromium.extensionProbe);
    const tab = await visit(chromium, 'https://github.com/');
    await withPanel(chromium, tab, async (panel) => {
      await panel.waitForSelector('::-p-text(<img src=x)');
      expect(await strangers(panel)).toEqual([]);
    });
    const dashboard = await visit(chromium, `${await origin()}dashboard.html`);
    await dashboard.waitForSelector('main h1');
    expect(await strangers(dashboard)).toEqual([]);
    await dashboard.close();
  });

  it('no page of ours breaks its own policy, and none runs code that was text', async () => {
    for (const name of ['popup', 'dashboard', 'options', 'welcome']) {
      const page = await chromium.browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (/content security policy|refused/i.test(message.text())) complaints.push(message.text());
      });
      await page.goto(`${await origin()}${name}.html`);
      await page.waitForSelector('main h1');
      expect({ name, complaints }).toEqual({ name, complaints: [] });
      const ran = await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'document.documentElement.dataset.ran = "yes"';
        document.body.append(script);
        return document.documentElement.dataset.ran ?? 'no';
      });
      expect(ran).toBe('no');
      await page.close();
    }
  });

  it('a web page can neither speak to the extension nor find out that it is there', async () => {
    const tab = await visit(chromium, 'https://www.wikipedia.org/');
    const address = await origin();
    const found = await tab.evaluate(async (own: string) => {
      const runtime = (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime;
      const loads = (path: string) =>
        new Promise((resolve) => {
          const image = document.createElement('img');
          image.onload = () => resolve(true);
          image.onerror = () => resolve(false);
          image.src = own + path;
        });
      const fetched = await fetch(`${own}manifest.json`).then(
        () => true,
        () => false,
      );
      return { runtime: runtime !== undefined, image: await loads('icon-16.png'), fetched };
    }, address);
    expect(found).toEqual({ runtime: false, image: false, fetched: false });
  });
});

/** What only markup could have made, and links to where no link may lead. */
function strangers(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main img, main script, main iframe, main b, a[href]')].flatMap(
      (element) => {
        const href = element.getAttribute('href');
        const isKnown = href !== null && /^(#|https:\/\/(www\.)?github(status)?\.com\/)/.test(href);
        return isKnown ? [] : [element.outerHTML];
      },
    ),
  );
}
