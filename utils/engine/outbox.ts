import { isQuiet } from '../notify/quiet.ts';
import { type Notice, noticeSchema } from '../notify/rows.ts';
import { readRows } from '../store/read-rows.ts';
import type { Write } from '../store/store.ts';
import type { EngineParts } from './parts.ts';

/** What cannot be shown for so long is of no use to anybody any more, ms. */
const USEFUL = 24 * 60 * 60_000;

/** Puts a notice in the outbox. Keys are in the order of time: what ends comes after what began. */
export function post(notice: Notice): Write {
  return { table: 'outbox', key: `notice|${notice.at}|${notice.id}|${notice.kind}`, value: notice };
}

/**
 * Shows what waits in the outbox and takes it out after it was shown. A worker that dies in between
 * shows it again under the same id, which replaces the first: nothing is lost, nothing stacks. What the
 * browser refuses to show waits for the next time and keeps nothing else from being shown. So does what
 * comes in the person's quiet hours.
 */
export function createOutbox({
  store,
  lock,
  notify,
  now,
  settings,
  localHour,
}: Pick<EngineParts, 'store' | 'lock' | 'notify' | 'now' | 'settings' | 'localHour'>): () => Promise<void> {
  /** "Tell me when it is back" was for once: who has been told is not told of the next time. */
  async function endWatch({ kind, services }: Notice): Promise<void> {
    if (kind !== 'over') return;
    const { watches } = await settings.read();
    if (!services.some((service) => watches.includes(service))) return;
    await settings.save((chosen) => ({ watches: chosen.watches.filter((id) => !services.includes(id)) }));
  }

  return () =>
    lock('outbox', async () => {
      const waiting = await readRows(store, 'outbox', noticeSchema, 'notice|', 'notice|\uffff');
      if (waiting.size === 0 || isQuiet(await settings.read(), localHour(now()))) return;
      for (const [key, notice] of waiting) {
        const isShown = await notify(notice).then(
          () => true,
          () => Math.abs(now() - notice.at) > USEFUL,
        );
        if (!isShown) continue;
        await endWatch(notice);
        await store.commit([{ table: 'outbox', key, remove: true }]);
      }
    });
}
