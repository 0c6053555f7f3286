import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { deflateRawSync } from 'node:zlib';

/** Sizes of a built extension, bytes. */
export type PackageSize = {
  /** All files as they lie on the disk. */
  unpacked: number;
  /** As a zip file: what a store hands out. */
  packed: number;
  /** JavaScript that an entry loads before it can do anything, by entry. */
  entries: Record<'background' | 'popup' | 'dashboard' | 'options' | 'welcome', number>;
};

/** Headers of a zip file: 30 and 46 bytes and twice the name for each file, 22 at the end (APPNOTE.TXT 4.3). */
const ZIP_FILE = 76;
const ZIP_END = 22;

/** Measures the folder of an unpacked extension. */
export function measurePackage(folder: string): PackageSize {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  let unpacked = 0;
  let packed = ZIP_END;
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    const bytes = readFileSync(path);
    unpacked += bytes.length;
    packed +=
      ZIP_FILE +
      2 * (path.length - folder.length) +
      Math.min(bytes.length, deflateRawSync(bytes, { level: 9 }).length);
  }
  const page = (name: string) =>
    sizeOf(folder, scriptsOf(readFileSync(join(folder, `${name}.html`), 'utf8')));
  return {
    unpacked,
    packed,
    entries: {
      background: sizeOf(folder, ['background.js']),
      popup: page('popup'),
      dashboard: page('dashboard'),
      options: page('options'),
      welcome: page('welcome'),
    },
  };
}

function scriptsOf(html: string): string[] {
  return [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\/([^"]+\.js)"/g)].map(
    ([, path = '']) => path,
  );
}

/** Bytes of these scripts with all that they import at once; what is imported on demand is left out. */
function sizeOf(folder: string, entries: readonly string[]): number {
  const loaded = new Set<string>();
  const load = (path: string): number => {
    if (loaded.has(path)) return 0;
    loaded.add(path);
    const text = readFileSync(join(folder, path), 'utf8');
    const imported = [...text.matchAll(/(?:from|import)\s*["'](\.{1,2}\/[^"']+)["']/g)].map(([, name = '']) =>
      normalize(join(dirname(path), name)),
    );
    return Buffer.byteLength(text) + imported.reduce((sum, name) => sum + load(name), 0);
  };
  return entries.reduce((sum, entry) => sum + load(entry), 0);
}
