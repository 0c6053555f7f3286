import type { Answer, Message } from '../messages.ts';
import { browser } from './native.ts';

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
