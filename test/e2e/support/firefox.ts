import { ensureBrowser } from '../../../tools/browsers.ts';
import { type Firefox, type FirefoxParts, openFirefox } from '../../../tools/demo/firefox.ts';
import { built } from './built.ts';
import type { Town } from './town.ts';

/** Every question of the browser's for a permission is answered with yes. */
export const SAYS_YES = { 'extensions.webextOptionalPermissionPrompts': false } as const;

/** A Firefox that finds every host in the town, with the extension as built. */
export async function openFirefoxIn(town: Town, more: Partial<FirefoxParts> = {}): Promise<Firefox> {
  return openFirefox({
    program: await ensureBrowser('firefox'),
    extension: await built('firefox'),
    server: town.server,
    ...more,
  });
}
