import { build } from 'wxt';

export const TARGETS = ['chrome', 'firefox'] as const;
export type Target = (typeof TARGETS)[number];

/** Builds the extension; returns the folder of the unpacked result. */
export async function buildExtension(target: Target): Promise<string> {
  await build({ browser: target, root: new URL('..', import.meta.url).pathname });
  return new URL(`../.output/${target}-mv3/`, import.meta.url).pathname;
}

if (import.meta.main) for (const target of TARGETS) await buildExtension(target);
