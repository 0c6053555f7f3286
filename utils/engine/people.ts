import { queuedReportSchema, queueReport, sendReport } from '../crowd/reports.ts';
import { fetchSignals } from '../crowd/signals.ts';
import type { Symptom } from '../crowd/symptoms.ts';
import type { Watched } from '../settings/watched.ts';
import { readRows } from '../store/read-rows.ts';
import { type BoardNews, createBoard, HUB_TIMEOUT } from './board.ts';
import type { EngineParts } from './parts.ts';

export type People = {
  /** Sends waiting reports and reads the board when it is due. */
  poll: (watched: readonly Watched[]) => Promise<BoardNews>;
  /** Asks the hub about one service of the catalogue, because the person asked. */
  ask: (service: string) => Promise<void>;
  /** "I have this problem too": queued first, so that it is not lost, and sent at once if possible. */
  report: (service: string, symptom: Symptom) => Promise<void>;
};

export function createPeople(parts: EngineParts): People {
  const { store, now } = parts;
  const pollBoard = createBoard(parts);

  async function hub(): Promise<string | null> {
    const { hub: address, sources } = await parts.settings.read();
    return sources.people ? address : null;
  }

  /** The hub counts a key once, so a report whose answer was lost may be sent again. */
  async function sendWaiting(address: string): Promise<void> {
    const waiting = await readRows(store, 'outbox', queuedReportSchema, 'report|', 'report|\uffff');
    for (const [key, queued] of waiting) {
      const signal = parts.timeout(HUB_TIMEOUT);
      const delivery = await sendReport(queued, { fetch: parts.fetch, hub: address, now: now(), signal });
      if (delivery === 'done') await store.commit([{ table: 'outbox', key, remove: true }]);
    }
  }

  return {
    poll: async (watched) => {
      const address = await hub();
      if (address === null) return { changed: [], covered: new Set(), reached: null };
      await sendWaiting(address);
      const { pollMinutes } = await parts.settings.read();
      return pollBoard(address, watched, pollMinutes * 60_000);
    },

    ask: async (service) => {
      const address = await hub();
      // what is not in the catalogue is no hub's business
      if (address === null || !(await parts.catalog()).services.has(service)) return;
      const signals = await fetchSignals({
        fetch: parts.fetch,
        hub: address,
        service,
        signal: parts.timeout(HUB_TIMEOUT),
      });
      if (signals) await store.commit([{ table: 'people', key: service, value: signals }]);
    },

    report: async (service, symptom) => {
      const { country } = await parts.settings.read();
      const queued = queueReport({ service, symptom, country }, now(), parts.random);
      const address = await hub();
      const mark = { table: 'state', key: `reported|${service}`, value: { at: now(), symptom } } as const;
      // it marks the time in the person's own story
      if (address === null || !(await parts.catalog()).services.has(service)) return store.commit([mark]);
      await store.commit([mark, { table: 'outbox', key: `report|${queued.key}`, value: queued }]);
      await sendWaiting(address);
    },
  };
}
