import type { Answer, Message } from '../messages.ts';
import { browser } from './browser-polyfill.ts';

/** How the browsers say that nobody has heard a message, as in the moment in which the worker falls asleep. */
const UNHEARD = /receiving end does not exist/i;
/** Tries, and the pause between two of them, ms. */
const [TRIES, PAUSE] = [4, 100];

/** Asks the worker; it is woken when it sleeps. A message that nobody has heard is sent again. */
export async function send(message: Message): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return (await browser.runtime.sendMessage(message)) as Answer;
    } catch (error) {
      if (tries === TRIES || !UNHEARD.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}

/** Where a message waits for the worker in the session's storage. */
export const LEFT = 'left';

/** What the browser must allow before a message may be followed. */
export type Needs = { origins?: string[]; data_collection?: string[] };

/** `at` in epoch ms UTC. */
export type Left = { message: Message; needs: Needs; at: number };

/**
 * Leaves a message with the browser: the worker follows it as soon as it is allowed what the message needs, even
 * when this page is gone by then, as when a question of the browser's has closed it. There is no answer.
 */
export function leave(message: Message, needs: Needs = {}): void {
  const left: Left = { message, needs, at: Date.now() };
  void browser.storage.session.set({ [LEFT]: left });
}

const CHANNEL = 'is-it-me:changed';

/** Tells open pages that stored rows have changed. */
export function announceChange(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('changed');
  channel.close();
}

/** Calls back whenever stored rows or settings change; returns how to stop. */
export function onChange(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = listener;
  browser.storage.local.onChanged.addListener(listener);
  return () => {
    channel.close();
    browser.storage.local.onChanged.removeListener(listener);
  };
}
