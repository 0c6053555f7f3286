import { setTimeout as sleep } from 'node:timers/promises';
import type { Catalog } from '../../utils/catalog/types.ts';
import { loadEnglish } from '../world/english.ts';
import type { LoadedWorld } from '../world/read.ts';
import type { Change, Sight } from './look.ts';
import { createAlbum } from './pictures.ts';
import { lineOf } from './print.ts';
import { openStage } from './stage.ts';
import { walk } from './walk.ts';

export type DemoParts = {
  loaded: LoadedWorld;
  catalog: Catalog;
  /** Path of the browser. */
  program: string;
  /** Folder of the built extension. */
  built: string;
  /** Folder for the pictures; emptied before. */
  pictures: string;
  headless: boolean;
  print: (line: string) => void;
};

/** Wall time, ms since the program started, by which everything without a window is over. */
const END = 75_000;
/** What drawing the pictures takes of it, and what the walk gets even on a machine that was slow to build. */
const DRAWING = 8_000;
const LEAST = 20_000;
/** A walk in a window is to be watched. */
const AT_EASE = 150_000;
/** In a window a panel stays open that long, ms. */
const SHOW = 4000;

/** Walks a real browser through a world, says what changes, and keeps pictures of it. */
export async function demonstrate(parts: DemoParts): Promise<void> {
  const { loaded, catalog, program, headless, print } = parts;
  const translate = await loadEnglish();
  const album = createAlbum(parts.pictures, translate);
  const stage = await openStage(parts);
  const shown = new Set<string>();

  async function onChange(changes: readonly Change[], sight: Sight, at: number): Promise<void> {
    for (const change of changes) {
      print(lineOf(change, at, { catalog, translate }));
      if (change.what === 'notice') album.notice({ at, notice: change.notice });
      if (change.what === 'badge') {
        const service = catalog.match(change.url)?.service ?? '';
        album.badge({ at, ...change, standing: sight.verdicts.get(service) ?? null });
        await showPanel(service, change.url, sight, at);
      }
    }
  }

  /** Opens the panel where a site has come into a state that was not seen before. */
  async function showPanel(service: string, url: string, sight: Sight, at: number): Promise<void> {
    const { scope, cause, upstream } = sight.verdicts.get(service) ?? {};
    const state = JSON.stringify([scope, cause, upstream?.certainty]);
    const tab = stage.tabOf(url);
    if (!scope || !tab || shown.has(state)) return;
    shown.add(state);
    const panel = await stage.openPanel(tab);
    // what a person sees at first: a popup cannot be larger, and a picture of more repeats it like tiles
    album.panel({ at, service, png: await panel.screenshot() });
    if (!headless) await sleep(SHOW);
    await panel.close().catch(() => undefined); // a person may have closed it first
  }

  const budget = headless ? Math.max(LEAST, END - DRAWING - performance.now()) : AT_EASE;
  try {
    await walk({ stage, loaded, budget, onChange });
    await album.finish(program);
    print(`\nPictures of all this: ${album.folder}/index.html`);
    if (!headless) {
      print('The browser is yours now; close it to end.');
      await new Promise<void>((resolve) => stage.chromium().browser.once('disconnected', () => resolve()));
    }
  } finally {
    await stage.close();
  }
}
