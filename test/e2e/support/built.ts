import { existsSync } from 'node:fs';
import { buildExtension, type Target } from '../../../tools/build.ts';

/** Folder of the built extension; built when it is not there. */
export async function built(target: Target): Promise<string> {
  const folder = new URL(`../../../.output/${target}-mv3/`, import.meta.url).pathname;
  return existsSync(`${folder}manifest.json`) ? folder : await buildExtension(target);
}
