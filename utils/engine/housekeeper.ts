import * as z from 'zod/mini';
import { verdictSchema } from '../assess/types.ts';
import { pollStateSchema, readRow, readRows } from '../store/rows.ts';
import type { Write } from '../store/store.ts';
import type { EngineParts } from './parts.ts';

const DAY = 24 * 60 * 60_000;
/** The dashboard shows 90 days; nothing older is kept. */
export const KEEP_HISTORY = 90 * DAY;
/** Sites that were only visited leave no verdict after a day. */
const KEEP_VISITS = DAY;
/** Readings and polling states of feeds that nobody follows any more. */
const KEEP_UNUSED = 7 * DAY;

/** Deletes what is too old, once a day, so that the database stays bounded. */
export function createHousekeeper({ store, now, lock }: Pick<EngineParts, 'store' | 'now' | 'lock'>) {
  return async function tidy(followed: ReadonlySet<string>): Promise<void> {
    const last = (await readRow(store, 'state', 'tidied', z.number())) ?? 0;
    const time = now();
    if (time - last < DAY && last <= time) return;
    const oldest = new Date(time - KEEP_HISTORY).toISOString();
    const writes: Write[] = [{ table: 'state', key: 'tidied', value: time }];
    for (const [key] of await store.readAll('history')) {
      if (key.slice(key.indexOf('|') + 1) < oldest) writes.push({ table: 'history', key, remove: true });
    }
    const verdicts = await readRows(store, 'verdicts', verdictSchema);
    for (const [key, verdict] of verdicts) {
      if (followed.has(key) || time - verdict.at < KEEP_VISITS) continue;
      for (const table of ['verdicts', 'probes', 'people'] as const)
        writes.push({ table, key, remove: true });
    }
    await lock('poll', async () => {
      const states = (await readRow(store, 'state', 'poll', pollStateSchema)) ?? {};
      const used = Object.entries(states).filter(([, state]) => time - state.nextAt < KEEP_UNUSED);
      const urls = new Set(used.map(([url]) => url));
      for (const [key] of await store.readAll('readings')) {
        if (!urls.has(key.split('#')[0] ?? key)) writes.push({ table: 'readings', key, remove: true });
      }
      writes.push({ table: 'state', key: 'poll', value: Object.fromEntries(used) });
      await store.commit(writes);
    });
  };
}
