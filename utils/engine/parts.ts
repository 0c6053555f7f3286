import type { Catalog } from '../catalog/types.ts';
import type { Format } from '../feeds/format.ts';
import type { Fetch } from '../net/fetch.ts';
import type { Notice } from '../notify/rows.ts';
import type { Settings } from '../settings/settings.ts';
import type { LockName } from '../store/row-registry.ts';
import type { Store } from '../store/store.ts';

/** Reads and changes what the person chose. */
export type SettingsStore = {
  read: () => Promise<Settings>;
  /** Changes some fields and keeps the others. A change that depends on what is chosen now is a function of it. */
  save: (change: SettingsChange) => Promise<void>;
};
export type SettingsChange = Partial<Settings> | ((now: Settings) => Partial<Settings>);

/** Everything that the engine needs of the outside world, so that it runs anywhere and can be replayed. */
export type EngineParts = {
  /** The bundled catalogue, or the newer signed one. */
  catalog: () => Promise<Catalog>;
  formatById: (id: string) => Format | undefined;
  store: Store;
  settings: SettingsStore;
  fetch: Fetch;
  /** Epoch ms UTC. */
  now: () => number;
  /** 0..1. */
  random: () => number;
  /** Resolves after that many ms, or rejects when the signal aborts. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** A signal that aborts after that many ms. */
  timeout: (ms: number) => AbortSignal;
  /** Runs `work` alone among all pages and workers of the extension. */
  lock: <T>(name: LockName, work: () => Promise<T>) => Promise<T>;
  /** Local hour of the day, 0..23, at a time in epoch ms UTC. */
  localHour: (at: number) => number;
  /** The browser's own captive portal detector (Firefox); absent elsewhere. */
  captivePortal?: () => Promise<'ok' | 'portal' | 'unknown'>;
  /** Whether the browser lets us read what is answered to these match patterns; absent: always. */
  mayRead?: (origins: string[]) => Promise<boolean>;
  /** The person's network, where it is known (a world says so; a browser does not). */
  asn?: number;
  /** Shows a desktop notification; one with the same id is replaced. */
  notify: (notice: Notice) => Promise<void>;
  /** Verdicts of these services have changed: badges and open pages may want to be repainted. */
  repaint: (services: readonly string[]) => Promise<void>;
};
