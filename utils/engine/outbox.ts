import { noticeSchema, readRows } from '../store/rows.ts';
import type { EngineParts } from './parts.ts';

/**
 * Shows what waits in the outbox and takes it out after it was shown. A worker that dies in between
 * shows it again under the same id, which replaces the first: nothing is lost, nothing stacks.
 */
export function createOutbox({
  store,
  lock,
  notify,
}: Pick<EngineParts, 'store' | 'lock' | 'notify'>): () => Promise<void> {
  return () =>
    lock('outbox', async () => {
      const waiting = await readRows(store, 'outbox', noticeSchema, 'notice|', 'notice|\uffff');
      for (const [key, notice] of waiting) {
        await notify(notice);
        await store.commit([{ table: 'outbox', key, remove: true }]);
      }
    });
}
