import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = new URL('../..', import.meta.url).pathname;

/** Folders that are made, not written. */
const MADE = new Set(['node_modules', '.git', '.output', '.wxt', '.demo', 'screenshots']);

/** Paths of the project's own files, relative to its root, optionally only those under some folders. */
export function projectFiles(folders?: readonly string[]): string[] {
  const found: string[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !MADE.has(entry.name)) walk(path);
      if (entry.isFile()) found.push(relative(ROOT, path));
    }
  };
  walk(ROOT);
  return found.filter((path) => !folders || folders.some((folder) => path.startsWith(`${folder}/`))).sort();
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
