import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STARTER } from '../../utils/catalog/starter.ts';
import type { Catalog } from '../../utils/catalog/types.ts';
import { loadEnglish } from '../world/english.ts';
import { openChromium } from './chromium.ts';
import { changesBetween, lookAt, NOTHING_SEEN } from './look.ts';
import { lineOf } from './print.ts';

export type LiveParts = {
  catalog: Catalog;
  program: string;
  built: string;
  headless: boolean;
  print: (line: string) => void;
};

/** The extension as installed, against the real internet: one look without a window, else until it is closed. */
export async function runLive({ catalog, program, built, headless, print }: LiveParts): Promise<void> {
  const translate = await loadEnglish();
  const profile = mkdtempSync(join(tmpdir(), 'is-it-me-live-'));
  const chromium = await openChromium({ program, extension: built, profile, headless });
  try {
    if (!headless) {
      print('The browser is yours: choose what you use on the first page, then close it to end.');
      await new Promise<void>((resolve) => chromium.browser.once('disconnected', () => resolve()));
      return;
    }
    await chromium.extensionProbe.settings({ follows: [...STARTER], welcomed: true });
    await chromium.extensionProbe.send({ type: 'refresh' });
    const changes = changesBetween(NOTHING_SEEN, await lookAt(chromium.extensionProbe));
    for (const change of changes) print(lineOf(change, Date.now(), { catalog, translate }));
    print(`${changes.filter(({ what }) => what === 'verdict').length} of ${STARTER.length} services judged.`);
  } finally {
    await chromium.close().catch(() => undefined);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
