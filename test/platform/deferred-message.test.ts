import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '../../utils/messages.ts';
import { installFakeBrowser } from '../support/fake-browser.ts';

const browser = installFakeBrowser();
const { leave } = await import('../../utils/platform/messages.ts');
const { onDeferredMessage } = await import('../../utils/platform/deferred-message.ts');

const MINUTE = 60_000;
const HOST = 'https://status.shop.example/*';
const READ = { type: 'refresh', service: 'shop' } as const;
const followed: Message[] = [];
onDeferredMessage(async (message) => followed.push(message));
const grant = async (origin: string) => {
  browser.allowed.add(origin);
  await Promise.all(browser.permissions.onAdded.fire());
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  followed.length = 0;
  browser.allowed.clear();
});
afterEach(() => vi.useRealTimers());

describe('what a page leaves before a question of the browser closes it', () => {
  it('is followed at once when nothing more is needed', async () => {
    leave({ type: 'check', service: 'shop' });
    await vi.waitFor(() => expect(followed).toEqual([{ type: 'check', service: 'shop' }]));
  });

  it('waits until the person has allowed what it needs, and is followed once', async () => {
    leave(READ, { origins: [HOST] });
    await grant('https://another.example/*');
    expect(followed).toEqual([]);
    await Promise.all([grant(HOST), grant(HOST)]);
    expect(followed).toEqual([READ]);
  });

  it('is forgotten after minutes: a later permission was given for something else', async () => {
    leave(READ, { origins: [HOST] });
    vi.setSystemTime(Date.now() + 10 * MINUTE);
    await grant(HOST);
    expect(followed).toEqual([]);
  });

  it('is the last thing that the person wanted', async () => {
    leave(READ, { origins: [HOST] });
    leave({ type: 'refresh', service: 'another' }, { origins: [HOST] });
    await grant('https://another.example/*');
    await grant(HOST);
    expect(followed).toEqual([{ type: 'refresh', service: 'another' }]);
  });
});
