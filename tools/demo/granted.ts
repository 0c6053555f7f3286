import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** All that a person can allow. */
export const EVERY_SITE: readonly string[] = ['https://*/*', 'http://*/*'];

/**
 * Copies a built extension with its optional permissions granted: what a person gives in clicks, which
 * nobody can give for them.
 */
export function copyGranted(
  built: string,
  folder: string,
  { permissions = [], sites }: { permissions?: readonly string[]; sites: readonly string[] },
): void {
  cpSync(built, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    permissions: string[];
    host_permissions: string[];
  };
  const granted = {
    ...manifest,
    permissions: [...new Set([...manifest.permissions, ...permissions])],
    host_permissions: [...new Set([...manifest.host_permissions, ...sites])],
  };
  writeFileSync(file, JSON.stringify(granted));
}
