// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, test } from 'vitest';
import { start } from '../../entrypoints/popup/start.tsx';
import { CHECK_ORIGINS } from '../../utils/probe/operators.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import { incident, NOW, seen } from '../ui/signals.ts';
import { key, named, openState, press, settle, type, words } from './open.tsx';

const search = (root: HTMLElement) => root.querySelector<HTMLInputElement>('[data-search]');
const rows = (root: HTMLElement) => [...root.querySelectorAll('.group .row-name bdi')].map(words);

describe('what a person does in the panel', () => {
  test('check now asks the worker about this service and says when it is done', async () => {
    const { page, root } = await openState(start, 'popup-unknown');
    await press(named(root, 'Check now'));
    expect(page.pageActions.sent).toEqual([{ type: 'check', service: 'youtube' }]);
    expect(words(root.querySelector('.check-note'))).toBe('Checked just now.');
  });

  test('outside the catalogue only the host name is asked about', async () => {
    const { page, root } = await openState(start, 'popup-outside');
    await press(named(root, 'Check now'));
    expect(page.pageActions.sent).toEqual([{ type: 'check-host', host: 'shop.example.org' }]);
    await press(named(root, 'Find a status page'));
    expect(page.pageActions.opened).toEqual(['options.html#page=shop.example.org']);
  });

  test('a check asks the browser for the answers that it may not read yet, in the click', async () => {
    const { page, root } = await openState(start, 'popup-unknown');
    named(root, 'Check now').click();
    expect(page.pageActions.requested).toEqual([[...CHECK_ORIGINS]]);
    // whatever the browser is told: its question closes the panel, and the check goes on without it
    expect(page.pageActions.left).toEqual([{ message: page.pageActions.sent[0], needs: {} }]);
  });

  test('a check that asks nobody outside wants no permission', async () => {
    const { sources } = DEFAULT_SETTINGS;
    const { page, root } = await openState(start, 'popup-unknown', {
      change: { settings: { sources: { ...sources, probes: false } } },
    });
    await press(named(root, 'Check now'));
    expect(page.pageActions.requested).toEqual([]);
    expect(page.pageActions.sent).toHaveLength(1);
  });

  test('what a refusal left out is said, and not asked for again unless one wants to', async () => {
    const { page, root } = await openState(start, 'popup-left-out');
    expect(words(root)).toContain('Not asked: connectivitycheck.gstatic.com and captive.apple.com.');
    await press(named(root, 'Check now'));
    expect(page.pageActions.requested).toEqual([]);
    named(root, 'Allow asking them').click();
    expect(page.pageActions.requested).toEqual([[...CHECK_ORIGINS]]);
  });

  test('an address of the own network is nothing to ask others about, and says so', async () => {
    const { root } = await openState(start, 'popup-own-network');
    expect([...root.querySelectorAll('button')].map(words)).not.toContain('Check now');
    expect([...root.querySelectorAll('button')].map(words)).not.toContain('Find a status page');
    expect(words(root.querySelector('h1'))).toContain('Only you can check router.lan');
    expect(words(root)).toContain('Nobody outside is asked about it');
    expect(words(root.querySelector('.check-note'))).toBe('');
  });

  test('who is asked stands there before the press, the hub too', async () => {
    const change = { settings: { hub: 'https://hub.example.org' } };
    const { root } = await openState(start, 'popup-widespread', { change });
    expect(words(root.querySelector('.check-note'))).toContain('https://hub.example.org');
    const without = await openState(start, 'popup-widespread');
    expect(words(without.root.querySelector('.check-note'))).not.toContain('hub.example.org');
  });

  test('an address of the own network that fails is still not for others to check', async () => {
    const { root } = await openState(start, 'popup-own-network', {
      change: {
        signals: {
          observations: [{ ...seen('', 'router.lan', 1, 'net::ERR_CONNECTION_REFUSED'), service: null }],
          judge: { 'host:router.lan': null },
        },
      },
    });
    expect(words(root.querySelector('h1'))).toContain('Only you can check router.lan');
    expect(words(root.querySelector('.evidence'))).toContain('did not answer');
    expect(words(root.querySelector('.verdict'))).not.toContain('Check now');
  });

  test('a site that is hosted somewhere is spoken of itself, with where it is kept', async () => {
    const { root } = await openState(start, 'popup-hosted');
    expect(words(root.querySelector('h1'))).toContain('someone.github.io');
    expect(words(root.querySelector('h1'))).not.toContain('GitHub');
    expect(words(root.querySelector('.verdict-note'))).toBe('someone.github.io is kept on GitHub Pages.');
    expect(root.querySelector<HTMLElement>('.verdict')?.dataset.tone).toBe('muted');
  });

  test('planned work says what it is about and how long it goes on', async () => {
    const { root } = await openState(start, 'popup-maintenance');
    expect(words(root.querySelector('.verdict-note'))).toBe(
      'Being worked on: Zoom Phone database upgrade. It should be over in 1 hour 20 minutes.',
    );
  });

  test("one's own connection is neither reported first nor waited for", async () => {
    const { root } = await openState(start, 'popup-offline');
    expect([...root.querySelectorAll('button')].map(words)).not.toContain('Tell me when it is back');
    expect(words(root.querySelector('.more'))).toContain('Report that it fails for me');
  });

  test('what the official card says is not said again as evidence', async () => {
    const { root } = await openState(start, 'popup-forbidden');
    expect(words(root)).toContain("may not read Slack's status page yet");
    expect(words(root)).not.toContain('could not be read since');
  });

  test('a check that fails says so and can be tried again', async () => {
    const { root } = await openState(start, 'popup-unknown', {
      answer: async () => ({ ok: false, reason: 'x' }),
    });
    await press(named(root, 'Check now'));
    expect(words(root.querySelector('.check-note'))).toContain('could not be finished');
    expect(named(root, 'Check now').getAttribute('aria-disabled')).toBe('false');
  });

  test('a report takes one click on a symptom, once the list is open', async () => {
    const { page, root } = await openState(start, 'popup-widespread');
    const button = named(root, 'I have this problem too');
    await press(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    await press(named(root, 'Cannot sign in'));
    expect(page.pageActions.sent).toEqual([{ type: 'report', service: 'facebook', symptom: 'login' }]);
    expect(page.pageActions.consents).toBe(1);
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(button);
  });

  test('without a hub a report is noted here, and says so before and after', async () => {
    const { page, root } = await openState(start, 'popup-unknown');
    await press(named(root, 'Report that'));
    expect(words(root.querySelector('#drawer-report legend'))).toContain('only noted in this browser');
    await press(named(root, 'Does not open'));
    expect(page.pageActions.sent).toEqual([{ type: 'report', service: 'youtube', symptom: 'cannot_open' }]);
    expect(page.pageActions.consents).toBe(0);
    expect(words(root.querySelector('.toast'))).toContain('Noted in this browser');
  });

  test('what no hub can know is noted here even where there is one', async () => {
    const { root } = await openState(start, 'popup-outside', {
      change: { settings: { hub: 'https://hub.example' } },
    });
    expect(words(root.querySelector('#drawer-report legend'))).toContain('only noted in this browser');
  });

  test('Escape closes a list and not the panel', async () => {
    const { root } = await openState(start, 'popup-widespread');
    await press(named(root, 'Stop notifications'));
    expect(await key('Escape', root.querySelector('#drawer-mute button'))).toBe(true);
    expect(root.querySelector<HTMLElement>('#drawer-mute')?.hidden).toBe(true);
    expect(await key('Escape', named(root, 'Stop notifications'))).toBe(false);
  });

  test('follow, unfollow, watch and mute', async () => {
    const { page, root } = await openState(start, 'popup-widespread');
    await press(named(root, 'Following'));
    await press(named(root, 'Tell me when it is back'));
    await press(named(root, 'Stop notifications'));
    await press(named(root, 'For 1 hour'));
    expect(page.pageActions.sent).toEqual([
      { type: 'unfollow', service: 'facebook' },
      { type: 'watch', service: 'facebook', on: true },
      { type: 'mute', service: 'facebook', until: NOW + 3_600_000 },
    ]);
  });

  test('what an organisation has fixed stays, and says so', async () => {
    const { page, root } = await openState(start, 'popup-widespread', {
      change: { managed: { follows: ['facebook'], muted: {} } },
    });
    await press(named(root, 'Following'));
    expect(words(root.querySelector('.toast'))).toContain('fixed by your organisation');
    await press(named(root, 'For 1 hour'));
    expect(page.pageActions.sent).toEqual([]);
  });

  test('a report for a colleague, as text and as Markdown', async () => {
    const { page, root } = await openState(start, 'popup-official');
    await press(named(root, 'As plain text'));
    await press(named(root, 'As Markdown'));
    const [plain = '', markdown = ''] = page.pageActions.copied;
    expect(plain).toContain("It's not just you: Discord");
    expect(plain).toContain('2026-10-05 16:40 UTC');
    expect(plain).toContain('Status page: https://discordstatus.com');
    expect(markdown).toMatch(/^\*\*It's not just you: Discord/);
    expect(words(root.querySelector('.toast'))).toBe('Copied.');
  });

  test('a permission is asked for in the click, for that host only', async () => {
    const { page, root } = await openState(start, 'popup-forbidden');
    named(root, 'Allow reading it').click();
    const origins = ['https://slack-status.com/*'];
    expect(page.pageActions.requested).toEqual([origins]);
    expect(page.pageActions.left).toEqual([
      { message: { type: 'refresh', service: 'slack' }, needs: { origins } },
    ]);
  });

  test('since when the official page cannot be read, and that what follows is old', async () => {
    const { root } = await openState(start, 'popup-stale');
    expect(words(root)).toContain('not been able to read its status page since');
    expect(words(root)).toContain('What follows is as of 3:53');
  });

  test('what the official page closed in the last day, with its last words', async () => {
    const { root } = await openState(start, 'popup-resolved');
    const closed = [...root.querySelectorAll('.incident')].map(words);
    expect(closed).toHaveLength(2);
    expect(closed[0]).toMatch(/^Trouble loading threads ?Resolved 20 min\. agoWe have fixed the cause/);
    expect(closed[1]).toMatch(/^Huddles drop ?Taken off its page 7 hr\. ago$/);
  });

  test('a stored state that cannot be opened can be tried again', async () => {
    const { root } = await openState(start, 'popup-error');
    expect(words(root.querySelector('h1'))).toContain('could not open');
    await press(named(root, 'Try again'));
    expect(root.querySelectorAll('h1')).toHaveLength(1);
  });
});

describe('the list of services', () => {
  test('worst first, and those of one cause together', async () => {
    const { root } = await openState(start, 'popup-no-site');
    expect(rows(root)).toEqual([
      'Flickr',
      'Roku',
      'Discord',
      'Facebook',
      'YouTube',
      'Zoom',
      'GitHub',
      'Reddit',
      'Slack',
    ]);
    expect(words(root.querySelector('.group h3'))).toContain('Amazon Kinesis');
  });

  test('the keyboard alone finds and opens a service, and comes back', async () => {
    const { root } = await openState(start, 'popup-no-site');
    await key('/', document.body);
    expect(document.activeElement).toBe(search(root));
    await type(search(root), 'git');
    expect(rows(root)).toContain('GitHub');
    expect(rows(root)).not.toContain('Slack');
    await key('ArrowDown');
    expect(words(document.activeElement)).toContain('GitHub');
    await key('ArrowUp');
    expect(document.activeElement).toBe(search(root));
    await key('ArrowDown');
    await press(document.activeElement);
    expect(words(root.querySelector('h1'))).toContain('GitHub');
    await press(named(root, 'Back to'));
    expect(words(root.querySelector('h1'))).toContain('3 services');
  });

  test('Escape empties the search before it closes anything', async () => {
    const { root } = await openState(start, 'popup-no-site');
    await type(search(root), 'zzzz');
    expect(words(root)).toContain('Nothing found for “zzzz”.');
    expect(await key('Escape', search(root))).toBe(true);
    expect(search(root)?.value).toBe('');
    expect(await key('Escape', search(root))).toBe(false);
  });

  test('finds what is not followed yet, and follows it', async () => {
    const { page, root } = await openState(start, 'popup-no-site');
    await type(search(root), 'wikipedia');
    await press(named(root, 'Follow Wikipedia'));
    expect(page.pageActions.sent).toEqual([{ type: 'follow', service: 'wikipedia' }]);
  });
});

describe('when another page is looked at', () => {
  test('the panel goes along, also from a service that was chosen', async () => {
    const { page, root } = await openState(start, 'popup-fine');
    await press(named(root, 'Slack'));
    expect(words(root.querySelector('h1'))).toContain('Slack');
    await act(() => page.visit('https://discord.com/app'));
    await settle();
    expect(words(root.querySelector('h1'))).toContain('Discord');
    await act(() => page.visit(null));
    await settle();
    expect(words(root.querySelector('.verdict-facts'))).toBe(
      'Open a site and come back, or pick a service below.',
    );
  });
});

describe('text from outside', () => {
  test('stays text, and leads nowhere that nobody named', async () => {
    const evil = incident({
      title: '<img src=x onerror=alert(1)> **bold**',
      url: 'javascript:alert(1)',
      update: '<script>alert(1)</script>',
      health: 'degraded',
    });
    const far = incident({ title: 'elsewhere', url: 'https://evil.example/', health: 'degraded' });
    const { page, root } = await openState(start, 'popup-official', {
      change: {
        signals: {
          feeds: {
            discord: {
              reading: { health: 'degraded', incidents: [evil, far] },
              closed: [{ id: 'x', title: '<b>over</b>', endedAt: NOW, update: '<img src=x>' }],
            },
          },
          judge: { discord: 10 },
        },
      },
    });
    expect(root.querySelectorAll('img, script, b')).toHaveLength(0);
    expect(words(root)).toContain('<img src=x onerror=alert(1)>');
    expect([...root.querySelectorAll('a')].map(({ hostname }) => hostname)).not.toContain('evil.example');
    await press(named(root, 'As Markdown'));
    expect(page.pageActions.copied[0]).toContain('\\<img src=x onerror=alert(1)\\> \\*\\*bold\\*\\*');
  });
});
