import { ensureBrowser } from '../../../tools/browsers.ts';
import { type Chromium, type ChromiumParts, openChromium } from '../../../tools/demo/chromium.ts';
import type { Settings } from '../../../utils/settings/settings.ts';
import { settingsSchema } from '../../../utils/settings/settings.ts';
import { built } from './built.ts';
import type { Town } from './town.ts';

/** A Chromium without a window that finds every host in the town; with the extension as built, unless `more` says otherwise. */
export async function openIn(town: Town, more: Partial<ChromiumParts> = {}): Promise<Chromium> {
  return openChromium({
    program: await ensureBrowser('chromium'),
    extension: more.extension ?? (await built('chrome')),
    server: town.server,
    headless: true,
    ...more,
  });
}

/** The settings that are stored in it now. */
export async function settingsIn(chromium: Chromium): Promise<Settings> {
  const stored = await chromium.extensionProbe.page.evaluate(`chrome.storage.local.get('settings')`);
  return settingsSchema.parse((stored as { settings: unknown }).settings);
}
