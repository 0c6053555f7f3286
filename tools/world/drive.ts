import type { Verdict } from '../../utils/assess/types.ts';
import { verdictSchema } from '../../utils/assess/types.ts';
import type { Catalog } from '../../utils/catalog/types.ts';
import { createEngine, type Engine } from '../../utils/engine/engine.ts';
import type { EngineParts } from '../../utils/engine/parts.ts';
import { formatById } from '../../utils/feeds/registry.ts';
import type { Notice } from '../../utils/notify/rows.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import { createMemoryStore } from '../../utils/store/memory.ts';
import { readRow, readRows } from '../../utils/store/read-rows.ts';
import { TABLES } from '../../utils/store/store.ts';
import type { Clock } from './clock.ts';
import { createLife, type Life } from './life.ts';
import { seededRandom } from './random.ts';
import type { World } from './schema.ts';

/** Period of the alarm that wakes the worker, ms. */
const BEAT = 60_000;

/** The browser around the engine: its storage outlives the worker, its alarm wakes it. */
export type Browser = {
  /** Wakes the worker for something that happened, as an event page is woken. */
  wake: (work: (engine: Engine) => Promise<void>) => void;
  killWorker: () => void;
  /** Ends the worker and its alarm; the next start makes a new one. */
  restart: () => void;
  /** The machine sleeps: nothing runs, and the alarm that was missed rings once. */
  sleep: (ms: number) => void;
  wakeups: () => number;
  storedRows: () => Promise<number>;
};

export type BrowserParts = {
  world: World;
  clock: Clock;
  catalog: Catalog;
  fetch: EngineParts['fetch'];
  /** Address of the hub; null without one. */
  hub: string | null;
  onVerdict: (verdict: Verdict) => void;
  onNotice: (notice: Notice) => void;
  /** An error that left the engine: a bug, which a browser would only log. */
  onError: (error: unknown) => void;
};

/** Starts a browser with the extension in it, at the clock's present. */
export function openBrowser(parts: BrowserParts): Browser {
  const { world, clock, catalog } = parts;
  const store = createMemoryStore();
  const shown = new Set<string>();
  let settings = settingsOf(world, parts.hub);
  let wakeups = 0;
  let stopAlarm = () => {};
  let life: Life;
  let engine: Engine;

  /** The same notice shown again replaces the one on the screen. */
  function show(notice: Notice): void {
    const sight = JSON.stringify([notice.id, notice.kind, notice.at]);
    if (!shown.has(sight)) parts.onNotice(notice);
    shown.add(sight);
  }

  async function paint(services: readonly string[]): Promise<void> {
    for (const service of services) {
      const verdict = catalog.services.has(service)
        ? await readRow(store, 'verdicts', service, verdictSchema)
        : null;
      if (verdict) parts.onVerdict(verdict);
    }
  }

  function begin(): void {
    life = createLife({
      catalog: async () => catalog,
      formatById: (id) => formatById(id),
      store,
      settings: {
        read: async () => structuredClone(settings),
        save: async (change) => {
          settings = {
            ...settings,
            ...structuredClone(typeof change === 'function' ? change(settings) : change),
          };
        },
      },
      fetch: parts.fetch,
      now: clock.now,
      random: seededRandom(1),
      sleep: clock.sleep,
      timeout: clock.timeout,
      localHour: (at) => new Date(at).getUTCHours(),
      ...(world.user.asn !== undefined && { asn: world.user.asn }),
      notify: async (notice) => show(notice),
      repaint: paint,
    });
    engine = createEngine(life.parts);
    // what the worker that died had judged but not painted yet
    readRows(store, 'verdicts', verdictSchema)
      .then((verdicts) => paint([...verdicts.keys()]))
      .catch(parts.onError);
  }

  function wake(work: (engine: Engine) => Promise<void>): void {
    wakeups += 1;
    work(engine).catch(parts.onError);
  }

  function ring(): void {
    wake((engine) => engine.tick());
    stopAlarm = clock.at(clock.now() + BEAT, ring);
  }

  function start(): void {
    begin();
    ring();
  }

  start();
  return {
    wake,
    killWorker: () => {
      life.kill();
      begin();
    },
    restart: () => {
      life.kill();
      stopAlarm();
      start();
    },
    sleep: clock.skip,
    wakeups: () => wakeups,
    storedRows: async () => {
      const tables = await Promise.all(TABLES.map((table) => store.readAll(table)));
      return tables.flat().length;
    },
  };
}

/** What the user of the world chose. */
export function settingsOf({ user }: World, hub: string | null): Settings {
  const agreed = new Set(user.consents);
  return {
    ...structuredClone(DEFAULT_SETTINGS),
    follows: [...user.follows],
    country: user.country ?? null,
    hub,
    welcomed: true,
    sources: {
      ...DEFAULT_SETTINGS.sources,
      probes: agreed.has('probes') || agreed.has('automatic-checks'),
      automaticChecks: agreed.has('automatic-checks'),
      httpStatus: agreed.has('http-status'),
    },
  };
}
