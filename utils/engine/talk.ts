import * as z from 'zod/mini';
import { fetchDowndetector } from '../crowd/downdetector.ts';
import { fetchMentions } from '../crowd/mentions.ts';
import { nextSlot } from '../poll/schedule.ts';
import { mentionsKey } from '../store/keys.ts';
import { readRow } from '../store/rows.ts';
import type { Write } from '../store/store.ts';
import { HUB_TIMEOUT } from './board.ts';
import type { EngineParts } from './parts.ts';
import type { Watched } from './watched.ts';

/** Each followed service is asked about once in a quarter of an hour, on its own beat. */
const PERIOD = 15 * 60_000;
/** The instance of Mastodon whose public hashtag timelines are read. */
const INSTANCE = 'mastodon.social';

const beatsSchema = z.record(z.string(), z.number());

/**
 * Optional sources that need no hub: public posts (shown as unconfirmed, never evidence) and the
 * paid Downdetector API. Both are off unless the person turned them on, and ask on a clock.
 * Resolves with the services whose people's signal may have changed.
 */
export function createTalk(parts: EngineParts): (watched: readonly Watched[]) => Promise<string[]> {
  const { store, now } = parts;

  return async (watched) => {
    const { sources, downdetectorToken: token, hub } = await parts.settings.read();
    const asksDowndetector = token !== null && hub === null && sources.people;
    if (!sources.mentions && !asksDowndetector) return [];

    const beats = (await readRow(store, 'state', 'talk', beatsSchema)) ?? {};
    const due = watched.filter(({ service }) => (beats[service.id] ?? 0) <= now());
    if (due.length === 0) return [];
    const writes: Write[] = [];
    const changed: string[] = [];
    for (const { service } of due) {
      const asking = { fetch: parts.fetch, now: now(), signal: parts.timeout(HUB_TIMEOUT) };
      if (sources.mentions) {
        const value = await fetchMentions({ name: service.name, instance: INSTANCE }, asking);
        writes.push({ table: 'people', key: mentionsKey(service.id), value });
      }
      const people = asksDowndetector ? await fetchDowndetector({ name: service.name, token }, asking) : null;
      if (people) {
        writes.push({ table: 'people', key: service.id, value: people });
        changed.push(service.id);
      }
      beats[service.id] = nextSlot(`talk:${service.id}`, now(), PERIOD);
    }
    await store.commit([...writes, { table: 'state', key: 'talk', value: beats }]);
    return changed;
  };
}
