import { type Clock, createClock } from '../../tools/world/clock.ts';
import { createInternet, type Internet } from '../../tools/world/internet.ts';
import { createLife, type Life } from '../../tools/world/life.ts';
import { parseWorld } from '../../tools/world/read.ts';
import type { Route } from '../../tools/world/schema.ts';
import { type Verdict, verdictSchema } from '../../utils/assess/types.ts';
import type { Catalog } from '../../utils/catalog/types.ts';
import { createEngine, type Engine } from '../../utils/engine/engine.ts';
import type { EngineParts } from '../../utils/engine/parts.ts';
import { formatById } from '../../utils/feeds/registry.ts';
import type { Notice } from '../../utils/notify/rows.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import { createMemoryStore } from '../../utils/store/memory.ts';
import { readRows } from '../../utils/store/read-rows.ts';
import { type AnyWrite, type Store, TABLES, type Write } from '../../utils/store/store.ts';
import { SMALL_CATALOG } from './small-catalog.ts';

export const MINUTE = 60_000;
export const START = Date.UTC(2026, 0, 5, 12);

/** What is done to the worker or its storage at each of its awaits. */
export type Trouble = {
  /** Awaits until the worker dies; null: it lives. */
  dieIn: number | null;
  /** Whether the call at which it dies still reaches the outside. */
  reaches: boolean;
  /** `full`: nothing can be written; `blocked`: nothing can be read either. */
  storage: 'well' | 'full' | 'blocked';
  /** How far the device's clock is off, ms. */
  skew: number;
};

/** A computer with the extension on it, whose worker, clock and storage can fail. Time is virtual. */
export type Device = {
  clock: Clock;
  store: Store<AnyWrite>;
  internet: Internet;
  trouble: Trouble;
  /** Every notice shown, in order, repeats included. */
  shown: Notice[];
  /** Rows written, by commit. */
  commits: Write[][];
  /** Awaits of the worker so far. */
  awaits: () => number;
  /** True when the worker died since the last start. */
  dead: () => boolean;
  start: () => void;
  /** Lets the engine work and that much time pass, ms. What it throws is kept in `errors`. */
  run: (work: (engine: Engine) => Promise<void>, ms?: number) => Promise<void>;
  errors: unknown[];
  settings: () => Settings;
  verdicts: () => Promise<Map<string, Verdict>>;
  rows: () => Promise<number>;
};

export type DeviceOptions = {
  routes?: readonly Route[];
  catalog?: Catalog;
  /** Where rows are kept; in memory when absent. */
  store?: Store<AnyWrite>;
  follows?: readonly string[];
  settings?: Partial<Settings>;
  /** What the outside sees of hosts, as in a world. */
  hosts?: readonly object[];
  /** In the place of the internet. */
  fetch?: EngineParts['fetch'];
  /** Answers before the internet does; null leaves a request to it. `now` in epoch ms UTC. */
  serve?: (url: string, init: RequestInit, now: number) => Response | null;
  /** Whether the browser lets us read those answers; absent: always. */
  mayRead?: EngineParts['mayRead'];
  start?: number;
};

export function createDevice(options: DeviceOptions = {}): Device {
  const { catalog = SMALL_CATALOG, start: begins = START } = options;
  const clock = createClock(begins);
  const world = parseWorld({
    title: 'a device',
    start: new Date(begins).toISOString(),
    end: new Date(begins + 1000 * 24 * 60 * MINUTE).toISOString(),
    user: { country: 'DE' },
    hosts: options.hosts ?? [],
  });
  world.routes.push(...(options.routes ?? []));
  const internet = createInternet({ name: 'device', world, files: new Map() }, clock);
  const store = options.store ?? createMemoryStore();
  const trouble: Trouble = { dieIn: null, reaches: false, storage: 'well', skew: 0 };
  const shown: Notice[] = [];
  const commits: Write[][] = [];
  const errors: unknown[] = [];
  let awaits = 0;
  let dead = false;
  let settings: Settings = {
    ...structuredClone(DEFAULT_SETTINGS),
    follows: [...(options.follows ?? [...catalog.services.keys()])],
    country: 'DE',
    ...options.settings,
  };
  let life: Life;
  let engine: Engine;

  /** A call of the worker to the outside: it may be the last thing that it does. */
  function step<Args extends unknown[], Result>(
    call: (...args: Args) => Promise<Result>,
  ): (...args: Args) => Promise<Result> {
    return async (...args) => {
      awaits += 1;
      if (trouble.dieIn !== null) {
        trouble.dieIn -= 1;
        if (trouble.dieIn < 0) {
          trouble.dieIn = null;
          dead = true;
          life.kill();
          if (!trouble.reaches) return await new Promise<never>(() => {});
        }
      }
      return call(...args);
    };
  }

  const stored =
    <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>, writes: boolean) =>
    async (...args: Args): Promise<Result> => {
      if (trouble.storage === 'blocked') throw new DOMException('blocked', 'InvalidStateError');
      if (trouble.storage === 'full' && writes) throw new DOMException('full', 'QuotaExceededError');
      return call(...args);
    };

  const commit = async (writes: readonly Write[]) => {
    commits.push([...writes]);
    await store.commit(writes);
  };

  function start(): void {
    dead = false;
    trouble.dieIn = null;
    life = createLife({
      catalog: step(async () => catalog),
      formatById,
      store: {
        read: step(stored(store.read, false)),
        readAll: step(stored(store.readAll, false)),
        commit: step(stored(commit, true)),
      },
      settings: {
        read: step(async () => structuredClone(settings)),
        save: step(async (change) => {
          settings = {
            ...settings,
            ...structuredClone(typeof change === 'function' ? change(settings) : change),
          };
        }),
      },
      fetch: step(
        async (url, init) =>
          options.serve?.(url, init, clock.now()) ?? (options.fetch ?? internet.fetch)(url, init),
      ),
      now: () => clock.now() + trouble.skew,
      random: () => 0.5,
      sleep: clock.sleep,
      timeout: clock.timeout,
      localHour: (at) => new Date(at).getUTCHours(),
      notify: step(async (notice) => {
        shown.push(structuredClone(notice));
      }),
      repaint: step(async () => {}),
      ...(options.mayRead && { mayRead: step(options.mayRead) }),
    });
    engine = createEngine(life.parts);
  }

  start();
  return {
    clock,
    store,
    internet,
    trouble,
    shown,
    commits,
    errors,
    awaits: () => awaits,
    dead: () => dead,
    start,
    run: async (work, ms = MINUTE) => {
      work(engine).catch((error) => errors.push(error));
      await clock.runUntil(clock.now() + ms);
    },
    settings: () => settings,
    verdicts: () => readRows(store, 'verdicts', verdictSchema),
    rows: async () => (await Promise.all(TABLES.map((table) => store.readAll(table)))).flat().length,
  };
}
