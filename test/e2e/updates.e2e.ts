import { afterAll, beforeAll, expect, it } from 'vitest';
import { packedCatalog } from '../../tools/catalog-data.ts';
import { makeKeys, signCatalog } from '../../tools/catalog-keys.ts';
import type { ExtensionProbe } from '../../tools/demo/extension-probe.ts';
import { openIn } from './support/chromium.ts';
import { verdictOf } from './support/engine.ts';
import { openFirefoxIn, SAYS_YES } from './support/firefox.ts';
import { press, typeInto } from './support/press.ts';
import { badgeOf, headlineOf, visit } from './support/sight.ts';
import { statusPage } from './support/status-page.ts';
import { openTown, type Town } from './support/town.ts';

const LIST = 'https://lists.example/catalog.json';
const SHOP = 'https://www.shop.example/';
const PAGE = 'https://status.shop.example/';

let town: Town;
let keys: Awaited<ReturnType<typeof makeKeys>>;

beforeAll(async () => {
  town = await openTown();
  keys = await makeKeys();
});

afterAll(() => town?.server.close());

/** The bundled catalogue with another version, in which Flickr has another name; signed. */
async function publish(name: string, step: number, by = keys): Promise<void> {
  const { columns, version, ...rest } = packedCatalog();
  const packed = {
    ...rest,
    version: version + step,
    columns: { ...columns, name: columns.name.replace(/^flickr.*$/im, name) },
  };
  const body = JSON.stringify(await signCatalog(JSON.stringify(packed), by.privateKeys));
  const headers = { 'content-type': 'application/json', 'access-control-allow-origin': '*' };
  town.feeds.set(LIST, () => ({ status: 200, headers, body }));
}

/** The minute's alarm rings now, a day after the last look at the list. */
async function ring(extensionProbe: ExtensionProbe): Promise<void> {
  const asked = () => town.asked().filter(({ host }) => host === 'lists.example').length;
  const before = asked();
  await extensionProbe.remove('state', 'catalog-asked');
  const api =
    "(globalThis.browser ?? chrome).alarms.create('tick', { when: Date.now(), periodInMinutes: 1 })";
  await extensionProbe.page.evaluate(`void ${api}`);
  await expect.poll(asked).toBeGreaterThan(before);
}

async function nameIn(extensionProbe: ExtensionProbe): Promise<string> {
  const row = new Map(await extensionProbe.rows('state')).get('catalog');
  if (row === undefined) return 'Flickr';
  return /^flickr.*$/im.exec((row as { columns: { name: string } }).columns.name)?.[0] ?? '';
}

async function takesOnlyWhatIsSignedAndNewer(extensionProbe: ExtensionProbe): Promise<void> {
  const { ed25519, p256 } = keys.publicKeys;
  await extensionProbe.settings({ welcomed: true, catalogUrl: `${LIST}#ed25519=${ed25519}&p256=${p256}` });
  await publish('FLICKR by a stranger', 9, await makeKeys());
  await ring(extensionProbe);
  await publish('FLICKR', 2);
  await ring(extensionProbe);
  await expect.poll(() => nameIn(extensionProbe)).toBe('FLICKR');
  await publish('Flickr of yesterday', 1);
  await ring(extensionProbe);
  await publish('flickr', 3);
  await ring(extensionProbe);
  await expect.poll(() => nameIn(extensionProbe)).toBe('flickr');
}

it('a newer signed list of services is taken by Chromium, and shown', async () => {
  const chromium = await openIn(town);
  try {
    await takesOnlyWhatIsSignedAndNewer(chromium.extensionProbe);
    const panel = await chromium.browser.newPage();
    await panel.goto(
      `${chromium.extensionProbe.origin}/popup.html?url=${encodeURIComponent('https://www.flickr.com/')}`,
    );
    await expect.poll(() => headlineOf(panel).catch(() => '')).toContain('flickr');
  } finally {
    await chromium.close();
  }
});

it('a newer signed list, and a page that is in none, are taken by Firefox', async () => {
  const firefox = await openFirefoxIn(town, {
    prefs: SAYS_YES,
  });
  try {
    await takesOnlyWhatIsSignedAndNewer(firefox.extensionProbe);
    town.feeds.set(`${PAGE}api/v2/summary.json`, () => statusPage('shop', 'down'));
    const options = await firefox.openPage('options.html');
    await typeInto(options, 'A status page that is not in the list', PAGE, 'mouse');
    await press(options, 'Find and follow', 'mouse');
    const followed = async () =>
      (await firefox.extensionProbe.page.evaluate(
        `browser.storage.local.get('settings').then((all) => all.settings)`,
      )) as {
        follows: string[];
      };
    await expect.poll(async () => (await followed()).follows).toHaveLength(1);
    const [id = ''] = (await followed()).follows;
    await expect.poll(() => verdictOf(firefox.extensionProbe, id)).toMatchObject({ health: 'major_outage' });
    await visit(firefox, SHOP);
    await expect.poll(() => badgeOf(firefox, SHOP)).toMatchObject({ text: '✕' });
  } finally {
    await firefox.close();
  }
});
