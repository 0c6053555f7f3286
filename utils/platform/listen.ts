import { type Answer, type Message, messageSchema } from '../messages.ts';
import { browser } from './api.ts';

/** Answers our own pages only: the sender must be this extension and, where known, one of its pages. */
export function onMessage(handle: (message: Message) => Promise<Answer>): void {
  const own = browser.runtime.getURL('');
  browser.runtime.onMessage.addListener(
    (raw: unknown, sender: { id?: string | undefined; url?: string | undefined }) => {
      if (sender.id !== browser.runtime.id) return undefined;
      if (sender.url !== undefined && !sender.url.startsWith(own)) return undefined;
      const message = messageSchema.safeParse(raw);
      if (!message.success) return Promise.resolve<Answer>({ ok: false, reason: 'not a message of ours' });
      return handle(message.data).catch((error: unknown) => ({ ok: false, reason: String(error) }));
    },
  );
}
