import type { Message } from '../messages.ts';
import { STILL_OPEN } from '../probe/still-open.ts';
import { browser } from './api.ts';
import { lock } from './lock.ts';
import { LEFT, type Left } from './messages.ts';

/** Calls back with what a page of ours has left, once, when the browser allows what it needs; not after minutes. */
export function onDeferredMessage(handle: (message: Message) => Promise<unknown>): void {
  async function take(): Promise<Message | null> {
    // nobody but our own pages can write there
    const left = (await browser.storage.session.get(LEFT))[LEFT] as Left | undefined;
    if (!left || Math.abs(Date.now() - left.at) > STILL_OPEN) return null;
    // the consent to send data is newer than the shared types
    const needs = left.needs as Parameters<typeof browser.permissions.contains>[0];
    if (!(await browser.permissions.contains(needs))) return null;
    await browser.storage.session.remove(LEFT);
    return left.message;
  }

  async function takeUp(): Promise<void> {
    const message = await lock('left', take);
    if (message) await handle(message);
  }

  browser.storage.session.onChanged.addListener(takeUp);
  browser.permissions.onAdded.addListener(takeUp);
}
