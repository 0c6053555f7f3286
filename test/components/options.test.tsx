// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { start } from '../../entrypoints/options/start.tsx';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import { NOW } from '../ui/states.ts';
import { choose, named, openState, press, settle, type, words } from './open.tsx';

const part = (root: HTMLElement, id: string) => root.querySelector(`#${id}`) ?? root;
const field = (within: Element) => within.querySelector<HTMLInputElement>('input.field');

/** Presses a button that has the focus, as by the keyboard. */
async function pressFocused(button: HTMLElement): Promise<void> {
  button.focus();
  await press(button);
}

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

describe('what was changed elsewhere', () => {
  test('is shown in the fields, so that "Save" does not bring the old value back', async () => {
    const { page, root } = await openState(start, 'options-all', {
      change: { settings: { hub: 'https://old.example/', downdetectorToken: 'old' } },
    });
    await act(() => page.saveSettings({ hub: 'https://new.example/', downdetectorToken: 'new' }));
    await settle();
    expect(field(part(root, 'hub'))?.value).toBe('https://new.example/');
    expect(root.querySelector<HTMLInputElement>('[type="password"]')?.value).toBe('new');
    await press(named(part(root, 'hub'), 'Save'));
    expect(page.pageActions.saved.at(-1)).toEqual({ hub: 'https://new.example/' });
  });

  test('leaves alone what is being typed into another field', async () => {
    const { page, root } = await openState(start, 'options-all');
    await type(field(part(root, 'hub')), 'https://hub.ex');
    await act(() => page.saveSettings({ pollMinutes: 10 }));
    await settle();
    expect(field(part(root, 'hub'))?.value).toBe('https://hub.ex');
  });
});

describe('deleting everything', () => {
  const open = async (settings: Partial<typeof DEFAULT_SETTINGS>) => {
    const reload = vi.spyOn(location, 'reload').mockReturnValue(undefined);
    const opened = await openState(start, 'options-all', {
      change: { settings },
      answer: async () => {
        await opened.page.saveSettings(DEFAULT_SETTINGS);
        return { ok: true };
      },
    });
    await press(named(opened.root, 'Delete everything'));
    await press(named(opened.root, 'Yes, delete everything'));
    return { ...opened, reload };
  };

  test('empties the fields, takes the theme back and says so', async () => {
    const { root, reload } = await open({
      hub: 'https://hub.example/',
      downdetectorToken: 'secret',
      theme: 'dark',
    });
    expect([...root.querySelectorAll<HTMLInputElement>('#sources input.field')].map((f) => f.value)).toEqual([
      '',
      '',
      '',
    ]);
    expect(document.documentElement.dataset.theme).toBe('light');
    expect(words(root.querySelector('[role="status"]'))).toBe('Everything was deleted.');
    expect(reload).not.toHaveBeenCalled();
  });

  test('takes the language back', async () => {
    const { reload } = await open({ language: 'bn' });
    expect(reload).toHaveBeenCalledOnce();
  });
});

test('quiet hours cannot be made to end when they begin', async () => {
  const { page, root } = await openState(start, 'options-all');
  const [from, to] = root.querySelectorAll<HTMLSelectElement>('#notifications .line-pair select');
  const hours = (list: HTMLSelectElement | undefined) => [...(list?.options ?? [])].map(({ value }) => value);
  expect(hours(from)).toHaveLength(23);
  expect(hours(from)).not.toContain('7');
  expect(hours(to)).not.toContain('22');
  await choose(to ?? null, '6');
  expect(page.pageActions.saved).toMatchObject([{ notifications: { quietFrom: 22, quietTo: 6 } }]);
  expect(hours(from)).toContain('7');
  expect(hours(from)).not.toContain('6');
});

describe('the address of a status page', () => {
  test.each([
    [' status.shop.example ', 'https://status.shop.example/'],
    ['http://status.shop.example/page', 'https://status.shop.example/page'],
  ])('%j is understood', async (typed, url) => {
    const { page, root } = await openState(start, 'options-all');
    await type(root.querySelector('#services [inputmode="url"]'), typed);
    await press(named(root, 'Find and follow'));
    expect(page.pageActions.requested).toEqual([['https://status.shop.example/*']]);
    expect(page.pageActions.sent).toEqual([{ type: 'follow-page', url }]);
  });

  test.each([
    'status shop.example',
    'https://me:word@status.shop.example',
    'shop',
    'ftp://status.shop.example',
  ])('%j is refused, and it says why', async (typed) => {
    const { page, root } = await openState(start, 'options-all');
    const form = root.querySelector('#services form') ?? root;
    expect(words(form.querySelector('.meta'))).toContain('Your browser will ask');
    await type(form.querySelector('input'), typed);
    await press(named(form, 'Find and follow'));
    expect(words(form.querySelector('.meta'))).toContain('must look like https://');
    expect(page.pageActions.requested).toEqual([]);
  });
});

test.each([
  'https://me:word@hub.example/',
  'https://hub.example/?team=1',
  'https://hub.example/?',
  'https://hub.example/#top',
])('the hub %s could never be reached and is refused', async (address) => {
  const { page, root } = await openState(start, 'options-all');
  const form = part(root, 'hub');
  await type(field(form), address);
  await press(named(form, 'Save'));
  expect(page.pageActions.saved).toEqual([]);
  expect(words(form.querySelector('.meta'))).toContain('must begin with https://');
  await type(field(form), 'https://hub.example/under/a/path');
  await press(named(form, 'Save'));
  expect(page.pageActions.saved).toEqual([{ hub: 'https://hub.example/under/a/path' }]);
});

describe('the focus is not lost', () => {
  /** Follows are kept, as the worker would. */
  const open = async (follows: string[]) => {
    const opened = await openState(start, 'options-all', {
      change: { settings: { follows, watches: ['github'] } },
      answer: async (message) => {
        const now = await opened.page.readSettings();
        if (message.type === 'unfollow')
          await opened.page.saveSettings({ follows: now.follows.filter((id) => id !== message.service) });
        if (message.type === 'follow')
          await opened.page.saveSettings({ follows: [...now.follows, message.service] });
        if (message.type === 'watch') await opened.page.saveSettings({ watches: [] });
        return { ok: true };
      },
    });
    return opened;
  };

  test('when a followed service goes away', async () => {
    const { root } = await open(['github', 'slack', 'discord']);
    await pressFocused(named(root, 'Stop following GitHub'));
    expect(words(document.activeElement)).toBe('Slack');
    await pressFocused(named(root, 'Stop following Discord'));
    expect(words(document.activeElement)).toBe('Slack');
    await pressFocused(named(root, 'Stop following Slack'));
    expect(words(document.activeElement)).toBe('Services');
  });

  test('when a wait is called off', async () => {
    const { root } = await open(['slack', 'github']);
    await pressFocused(named(root, 'Waiting for its return'));
    expect(words(document.activeElement)).toBe('GitHub');
  });

  test('when a found service is followed', async () => {
    const { root } = await open(['slack']);
    await type(root.querySelector('#services [type="search"]'), 'github');
    await pressFocused(named(root, 'Follow GitHub'));
    expect(words(document.activeElement)).toBe('Follow more');
  });

  test.each(['Keep it', 'Yes, delete everything'])('by the question before deleting: %s', async (answer) => {
    const { root } = await open(['slack']);
    await pressFocused(named(root, 'Delete everything'));
    expect(words(document.activeElement)).toBe('Keep it');
    await pressFocused(named(root, answer));
    expect(words(document.activeElement)).toBe('Data');
  });
});

test('a mute that has run out is no longer shown on a page that stayed open', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  let time = NOW;
  const { root } = await openState((page, at) => start(page, at, () => time), 'options-all', {
    change: { settings: { follows: ['slack'], muted: { slack: NOW + 30_000 } } },
  });
  expect(words(root)).toContain('No notifications until');
  time += 60_000;
  vi.advanceTimersByTime(60_000);
  await settle();
  expect(words(root)).not.toContain('No notifications until');
});
