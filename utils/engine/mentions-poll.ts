import * as z from 'zod/mini';
import type { Service } from '../catalog/types.ts';
import { fetchDowndetector } from '../crowd/downdetector.ts';
import { fetchMentions } from '../crowd/mentions.ts';
import { nextSlot } from '../poll/schedule.ts';
import type { Watched } from '../settings/watched.ts';
import { readRow } from '../store/read-rows.ts';
import type { Write } from '../store/store.ts';
import { HUB_TIMEOUT } from './board.ts';
import type { EngineParts } from './parts.ts';
import { mentionsKey } from './rows-from.ts';

/** Each followed service is asked about once in a quarter of an hour, on its own beat. */
const PERIOD = 15 * 60_000;
/** The instance of Mastodon whose public hashtag timelines are read. */
const INSTANCE = 'mastodon.social';
/** So many services at once: both places are asked about each. */
const AT_ONCE = 4;

const beatsSchema = z.record(z.string(), z.number());

/**
 * Optional sources that need no hub: public posts (shown as unconfirmed, never evidence) and the paid
 * Downdetector API. Both are off unless the person turned them on, and ask on a clock, for ten seconds
 * at a time: whose turn has not come until then has it at the next beat. Resolves with the services
 * whose people's signal may have changed.
 */
export function createTalk(parts: EngineParts): (watched: readonly Watched[]) => Promise<string[]> {
  const { store, now } = parts;

  return (watched) => parts.lock('talk', () => ask(watched));

  async function ask(watched: readonly Watched[]): Promise<string[]> {
    const { sources, downdetectorToken: token, hub } = await parts.settings.read();
    const asksDowndetector = token !== null && hub === null && sources.people;
    if (!sources.mentions && !asksDowndetector) return [];

    const beats = (await readRow(store, 'state', 'talk', beatsSchema)) ?? {};
    const due = watched.filter(({ service }) => (beats[service.id] ?? 0) <= now());
    const signal = parts.timeout(HUB_TIMEOUT);
    const changed: string[] = [];
    while (due.length > 0 && !signal.aborted) {
      const turn = due.splice(0, AT_ONCE);
      for (const { service } of turn) beats[service.id] = nextSlot(`talk:${service.id}`, now(), PERIOD);
      // before they are asked: a worker that is stopped meanwhile must not ask for ever
      await store.commit([{ table: 'state', key: 'talk', value: beats }]);
      await Promise.all(turn.map(({ service }) => askAbout(service)));
    }
    return changed;

    async function askAbout({ id, name }: Service): Promise<void> {
      const asking = { fetch: parts.fetch, now: now(), signal };
      const [mentions, people] = await Promise.all([
        sources.mentions ? fetchMentions({ name, instance: INSTANCE }, asking) : null,
        asksDowndetector ? fetchDowndetector({ name, token }, asking) : null,
      ]);
      const writes: Write[] = mentions ? [{ table: 'people', key: mentionsKey(id), value: mentions }] : [];
      if (people) {
        writes.push({ table: 'people', key: id, value: people });
        changed.push(id);
      }
      await store.commit(writes);
    }
  }
}
