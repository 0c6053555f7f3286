import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../tools/demo/faults.ts';
import type { Firefox } from '../../tools/demo/firefox.ts';
import type { Cause, Scope } from '../../utils/assess/types.ts';
import { beat, settle, shownNotices, verdictOf } from './support/engine.ts';
import { openFirefoxIn } from './support/firefox.ts';
import { badgeAfter, badgeOf, headlineOf, visit } from './support/sight.ts';
import { openTown, type Town } from './support/town.ts';

let town: Town;
let firefox: Firefox;

beforeAll(async () => {
  town = await openTown([{ host: 'etsy.com', http: { '*': 'reset' } }]);
  firefox = await openFirefoxIn(town, {
    // the background page goes to sleep sooner than usual, yet not in the middle of a check
    prefs: { 'extensions.background.idle.timeout': 8000 },
  });
});

afterAll(async () => {
  await firefox?.close();
  await town?.server.close();
});

describe('in Firefox', { shuffle: false }, () => {
  it('installs, and asks nobody before the person has chosen', async () => {
    await firefox.extensionProbe.send({ type: 'refresh' });
    expect(town.asked()).toEqual([]);
    await firefox.extensionProbe.settings({ welcomed: true, country: 'IN' });
  });

  it('polls what is followed and paints the badge', async () => {
    await firefox.extensionProbe.send({ type: 'follow', service: 'github' });
    expect(await verdictOf(firefox.extensionProbe, 'github')).toMatchObject({ health: 'operational' });
    const tab = await visit(firefox, 'https://github.com/');
    await expect
      .poll(() => badgeOf(firefox, 'https://github.com/'))
      .toMatchObject({
        text: '',
        title: expect.stringContaining('GitHub is working'),
      });
    town.says('github', 'down');
    await beat(firefox.extensionProbe);
    await expect
      .poll(() => badgeOf(firefox, 'https://github.com/'))
      .toMatchObject({ text: '✕', color: '#b3261e' });
    expect(await shownNotices(firefox.extensionProbe)).toMatchObject([
      { kind: 'started', services: ['github'] },
    ]);
    const none = { text: '', title: 'Is It Me?' };
    expect(await badgeAfter(firefox, tab, 'https://github.com/')).toMatchObject(none);
  });

  it('opens the panel', async () => {
    const address = await firefox.extensionProbe.page.evaluate('browser.sidebarAction.getPanel({})');
    expect(address).toBe(`${firefox.extensionProbe.origin}/popup.html?surface=side`);
    const panel = await firefox.openPage('popup.html');
    await expect.poll(() => headlineOf(panel).catch(() => '')).not.toBe('');
    await expect.poll(() => panel.evaluate('document.body.textContent')).toContain('GitHub');
    await panel.close();
  });

  it('is woken from its sleep and has forgotten nothing', async () => {
    await expect
      .poll(() => firefox.extensionProbe.page.evaluate('browser.extension.getBackgroundPage() === null'))
      .toBe(true);
    await beat(firefox.extensionProbe);
    expect(await shownNotices(firefox.extensionProbe)).toHaveLength(1);
    town.says('github', 'well');
    await beat(firefox.extensionProbe);
    await settle(firefox.extensionProbe);
    await beat(firefox.extensionProbe);
    expect(await shownNotices(firefox.extensionProbe)).toMatchObject([
      { kind: 'over', services: ['github'] },
    ]);
  });

  const cases: { service: string; host: string; fault: Fault; scope: Scope; cause: Cause }[] = [
    { service: 'pinterest', host: 'www.pinterest.com', fault: 'reset', scope: 'local', cause: 'path' },
    { service: 'etsy', host: 'www.etsy.com', fault: 'empty', scope: 'widespread', cause: 'service' },
  ];
  it.for(cases)(
    'tells a page that fails here: $fault, $scope',
    async ({ service, host, fault, scope, cause }) => {
      const url = `https://${host}/`;
      town.server.fail(host, fault);
      await visit(firefox, 'https://www.wikipedia.org/');
      await visit(firefox, url);
      await expect
        .poll(() => badgeOf(firefox, url))
        .toMatchObject({
          title: expect.stringContaining('fails here'),
        });
      await firefox.extensionProbe.send({ type: 'check', service });
      expect(await verdictOf(firefox.extensionProbe, service)).toMatchObject({ scope, cause });
      await expect.poll(() => badgeOf(firefox, url)).toMatchObject({ text: scope === 'local' ? '⌂' : '✕' });
    },
  );
});
