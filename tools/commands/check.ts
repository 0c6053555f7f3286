import { verdictSchema } from '../../utils/assess/types.ts';
import { createEngine } from '../../utils/engine/engine.ts';
import { formatById } from '../../utils/feeds/registry.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import { createMemoryStore } from '../../utils/store/memory.ts';
import { readRow } from '../../utils/store/read-rows.ts';
import { loadCatalog } from '../catalog-data.ts';
import { type Command, UsageError } from '../command.ts';
import { loadEnglish } from '../world/english.ts';
import { verdictLine } from '../world/lines.ts';

export const command: Command = {
  help: [
    'usage: cli check SERVICE...',
    '',
    'Polls the official feeds of the services and of their providers once, over the network, and prints',
    'a verdict line for each, as replay does. Nobody else is asked. Exit 1 when a feed cannot be read.',
  ].join('\n'),
  run: async (ids, io) => {
    if (ids.length === 0) throw new UsageError('usage: cli check SERVICE...');
    const catalog = loadCatalog();
    const strange = ids.find((id) => !catalog.services.has(id));
    if (strange !== undefined) throw new UsageError(`${strange}: no such service in the catalogue`);

    const store = createMemoryStore();
    // the engine looks after what is followed: here that is what was asked for
    let settings: Settings = { ...DEFAULT_SETTINGS, follows: [...new Set(ids)] };
    const engine = createEngine({
      catalog: async () => catalog,
      formatById,
      store,
      settings: {
        read: async () => settings,
        save: async (change) => {
          settings = { ...settings, ...change };
        },
      },
      fetch: (url, init) => fetch(url, init),
      now: Date.now,
      random: Math.random,
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      timeout: (ms) => AbortSignal.timeout(ms),
      lock: (_, work) => work(),
      localHour: (at) => new Date(at).getHours(),
      notify: async () => {},
      repaint: async () => {},
    });
    await engine.tick();

    const translate = await loadEnglish();
    let unread = 0;
    for (const id of settings.follows) {
      const verdict = await readRow(store, 'verdicts', id, verdictSchema);
      if (!verdict) continue;
      if (verdict.health === 'unknown' && catalog.services.get(id)?.feed) unread += 1;
      io.print(verdictLine(verdict, verdict.at, translate));
    }
    return unread > 0 ? 1 : 0;
  },
};
