// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { toJson } from '../../entrypoints/dashboard/archive.ts';
import { readAwake, readHistory } from '../../entrypoints/dashboard/load.ts';
import { start as startDashboard } from '../../entrypoints/dashboard/start.tsx';
import { start as startOptions } from '../../entrypoints/options/start.tsx';
import { start as startWelcome } from '../../entrypoints/welcome/start.tsx';
import { STARTER } from '../../utils/catalog/starter.ts';
import { seen } from '../ui/signals.ts';
import { choose, named, openState, press, settle, type, words } from './open.tsx';

describe('first run', () => {
  test('keeps nothing before "Start", and then what was chosen', async () => {
    const { page, root } = await openState(startWelcome, 'welcome-first');
    await press(named(root, 'Choose none'));
    await type(root.querySelector('input[type="search"]'), 'wiki');
    await press(named(root, 'Wikipedia').querySelector('input'));
    await press(named(root, 'Show a notification').querySelector('input'));
    expect(page.pageActions.saved).toEqual([]);
    await press(named(root, 'Start with 1 service'));
    expect(page.pageActions.saved).toMatchObject([
      { follows: ['wikipedia'], welcomed: true, notifications: { on: false } },
    ]);
    expect(words(root.querySelector('h1'))).toBe('You are all set');
  });

  test('offers the starter set, chosen', async () => {
    const { root } = await openState(startWelcome, 'welcome-first');
    expect(root.querySelectorAll('.pick input:checked')).toHaveLength(STARTER.length);
  });

  test('asks for the wider permission only when it is wanted', async () => {
    const { page, root } = await openState(startWelcome, 'welcome-first');
    expect(page.pageActions.requested).toEqual([]);
    await press(named(root, 'See error answers').querySelector('input'));
    expect(page.pageActions.requested).toEqual([['webRequest']]);
  });
});

describe('settings', () => {
  test('what is switched off is given back', async () => {
    const { page, root } = await openState(startOptions, 'options-all');
    const input = named(root, 'See error answers').querySelector('input');
    await press(input);
    expect(page.pageActions).toMatchObject({ requested: [['webRequest']], returned: 0 });
    await press(named(root, 'See error answers').querySelector('input'));
    expect(page.pageActions.saved.at(-1)).toMatchObject({ sources: { httpStatus: false } });
    expect(page.pageActions.returned).toBe(1);
  });

  test('every change is kept at once', async () => {
    const { page, root } = await openState(startOptions, 'options-all');
    await press(named(root, 'Also check by itself').querySelector('input'));
    expect(page.pageActions.saved).toMatchObject([{ sources: { automaticChecks: true } }]);
    await press(named(root, 'Stop following GitHub'));
    expect(page.pageActions.sent.at(-1)).toEqual({ type: 'unfollow', service: 'github' });
  });

  test('one service can be told of from another severity on, and then as the others again', async () => {
    const { page, root } = await openState(startOptions, 'options-all');
    const field = root.querySelector<HTMLSelectElement>('[aria-label="When to notify of GitHub"]');
    await choose(field, 'major_outage');
    expect(page.pageActions.saved.at(-1)).toEqual({ notifyFrom: { github: 'major_outage' } });
    await choose(field, '');
    expect(page.pageActions.saved.at(-1)).toEqual({ notifyFrom: {} });
  });

  test('single parts of a service can be watched', async () => {
    const { page, root } = await openState(startOptions, 'options-all');
    await press(named(root, 'Webhooks').querySelector('input'));
    const [saved] = page.pageActions.saved;
    expect(saved?.components?.github).toHaveLength(7);
    expect(saved?.components?.github).not.toContain('Webhooks');
  });

  test('everything is deleted only after a second question', async () => {
    const { page, root } = await openState(startOptions, 'options-all');
    await press(named(root, 'Delete everything'));
    expect(page.pageActions.sent).toEqual([]);
    await press(named(root, 'Yes, delete everything'));
    expect(page.pageActions.sent).toEqual([{ type: 'delete-everything' }]);
  });

  test('a status page that is not in the list: asks for that host, then for its feed', async () => {
    const { page, root } = await openState(startOptions, 'options-all');
    await type(root.querySelector('[inputmode="url"]'), 'status.shop.example/page');
    await press(named(root, 'Find and follow'));
    expect(page.pageActions.requested).toEqual([['https://status.shop.example/*']]);
    expect(page.pageActions.sent).toEqual([{ type: 'follow-page', url: 'https://status.shop.example/page' }]);
  });

  test('what an organisation has fixed cannot be changed', async () => {
    const { root } = await openState(startOptions, 'options-fixed');
    const switches = [...root.querySelectorAll<HTMLInputElement>('#sources [role="switch"]')];
    expect(switches.every(({ disabled }) => disabled)).toBe(true);
    expect(named(root, 'Stop following GitHub').matches(':disabled')).toBe(true);
    expect(words(root)).toContain('fixed by your organisation');
  });

  test('a hub without https is refused, except on this device', async () => {
    const { page, root } = await openState(startOptions, 'options-all');
    const field = root.querySelector<HTMLInputElement>('#hub input');
    const save = named(root.querySelector('#hub') ?? root, 'Save');
    await type(field, 'http://hub.example/');
    await press(save);
    expect(page.pageActions.saved).toEqual([]);
    await type(field, 'http://127.0.0.1:8080');
    await press(save);
    expect(page.pageActions.saved).toEqual([{ hub: 'http://127.0.0.1:8080/' }]);
  });
});

describe('the address of another catalogue', () => {
  const KEY = `ed25519=${'A'.repeat(43)}`;

  test('is kept with the key in it, and its host is asked for in the click', async () => {
    const { page, root } = await openState(startOptions, 'options-all');
    const field = root.querySelector<HTMLInputElement>('#catalog input');
    await type(field, ` https://example.org/catalog.json#${KEY} `);
    named(root.querySelector('#catalog') ?? root, 'Save').click();
    expect(page.pageActions.requested).toEqual([['https://example.org/*']]);
    await settle();
    expect(page.pageActions.saved).toEqual([{ catalogUrl: `https://example.org/catalog.json#${KEY}` }]);
  });

  test('is refused without https or without a key, and the built-in one comes back when it is emptied', async () => {
    const { page, root } = await openState(startOptions, 'options-all');
    const form = root.querySelector('#catalog') ?? root;
    for (const address of [`http://example.org/#${KEY}`, 'https://example.org/catalog.json']) {
      await type(form.querySelector('input'), address);
      await press(named(form, 'Save'));
      expect(page.pageActions.saved).toEqual([]);
      expect(words(form.querySelector('.meta'))).toContain('must begin with https://');
    }
    await type(form.querySelector('input'), '');
    await press(named(form, 'Save'));
    expect(page.pageActions.saved).toEqual([{ catalogUrl: null }]);
    expect(page.pageActions.requested).toEqual([]);
  });
});

describe('dashboard', () => {
  test('what we asked for ourselves is no page that failed here', async () => {
    const { root } = await openState(startDashboard, 'dashboard-all', {
      change: {
        signals: {
          observations: [
            { ...seen('', 'shop.example', 1, 'net::ERR_CONNECTION_REFUSED'), service: null },
            { ...seen('', 'hub.example', 1, 'feed-unreachable'), service: null, feed: true },
          ],
        },
      },
    });
    expect(words(root)).toContain('shop.example');
    expect(words(root)).not.toContain('hub.example');
  });

  test('says of each service how many days had trouble and how many nobody knows', async () => {
    const { root } = await openState(startDashboard, 'dashboard-empty', {
      change: { settings: { follows: ['github'], welcomed: true } },
    });
    expect(root.querySelector('.days[role="img"]')?.getAttribute('aria-label')).toBe(
      'GitHub, last 90 days: trouble on 0, not known on 90.',
    );
  });

  test('shows the same days again when everything was deleted and the exported file is imported', async () => {
    const days = (root: HTMLElement) =>
      // the order is that of the latest verdicts, which are no history
      [...root.querySelectorAll('.days[role="img"]')].map((row) => row.getAttribute('aria-label')).toSorted();
    const before = await openState(startDashboard, 'dashboard-all');
    const shown = days(before.root);
    const file = toJson(before.page.settings, await readHistory(before.page), await readAwake(before.page));

    const { page, root } = await openState(startDashboard, 'dashboard-all', {
      change: { settings: {}, rows: [], signals: {} },
    });
    expect(days(root)).not.toEqual(shown);
    const field = root.querySelector<HTMLInputElement>('input[type="file"]');
    Object.defineProperty(field, 'files', { value: [new File([file], 'is-it-me.json')] });
    field?.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(words(root.querySelector('#data [role="status"]'))).toBe(
      '34 entries were imported, 0 could not be read.',
    );
    expect(days(root)).toEqual(shown);
    expect(await readAwake(page)).toEqual(await readAwake(before.page));
  });

  test('says since when a status page cannot be read', async () => {
    const { root } = await openState(startDashboard, 'dashboard-all');
    const notes = [...root.querySelectorAll('.board-row')].flatMap((row) =>
      row.querySelector('.board-note') ? [words(row)] : [],
    );
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^Reddit.*Its status page has not been readable since Oct 3, /);
  });

  test('tells how far the official word came behind the first sign', async () => {
    const { root } = await openState(startDashboard, 'dashboard-all');
    const timeline = words(root.querySelector('.timeline'));
    expect(timeline).toContain('Its status page showed it 22 minutes after the first sign.');
    expect(timeline).toContain('Its status page never showed it.');
    expect(timeline).toContain('Name lookup of your network');
  });

  test('shows how official incidents ended, in the words of the operator or that there were none', async () => {
    const { root } = await openState(startDashboard, 'dashboard-all');
    const timeline = words(root.querySelector('.timeline'));
    expect(timeline).toContain('SlackResolved, says its status page“Trouble loading threads”We have fixed');
    expect(timeline).toContain('SlackTaken off its status page“Huddles drop”');
  });

  test('shows what the person reported among the troubles of that service', async () => {
    const { root } = await openState(startDashboard, 'dashboard-all');
    const entries = [...root.querySelectorAll('.timeline > li')].map(words);
    const report = entries.findIndex((entry) => entry.startsWith('FlickrYou reported: Does not open'));
    expect(entries[report - 1]).toContain('Discord');
    expect(entries[report + 1]).toContain('Roku');
  });
});
