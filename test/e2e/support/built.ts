import { existsSync } from 'node:fs';
import { ensureBrowser } from '../../../tools/browsers.ts';
import { buildExtension, type Target } from '../../../tools/build.ts';

/** Folder of the built extension; built when it is not there. */
export async function built(target: Target): Promise<string> {
  const folder = new URL(`../../../.output/${target}-mv3/`, import.meta.url).pathname;
  return existsSync(`${folder}manifest.json`) ? folder : await buildExtension(target);
}

/** Path of the browser that the run was given, else of one that is found or installed. */
export async function browserPath(name: 'chromium' | 'firefox'): Promise<string> {
  return process.env[name.toUpperCase()] || (await ensureBrowser(name));
}
