/** What the bundler tells of a module: who imports it. */
type Bundle = {
  getModuleInfo: (id: string) => {
    importers: readonly string[];
    dynamicImporters: readonly string[];
  } | null;
};

const PANEL = '/entrypoints/popup/';
const WORKER = '/entrypoints/background/';

/**
 * Name of the shared chunk that a module belongs to; null leaves it to the bundler.
 *
 * Every chunk is one more request before the panel's first paint, so what it shares is put into two:
 * `core` also with the worker, `page` only with other pages. Neither brings the panel anything that it
 * does not use itself.
 */
export function chunkOf(id: string, bundle: Bundle): string | null {
  const users = usersOf(id, bundle, new Set());
  const uses = (folder: string) => [...users].some((user) => user.includes(folder));
  if (!uses(PANEL)) return null;
  if (uses(WORKER)) return 'core';
  return [...users].some((user) => user.includes('/entrypoints/') && !user.includes(PANEL)) ? 'page' : null;
}

/** Every module that imports this one, however far away. */
function usersOf(id: string, bundle: Bundle, known: Set<string>): Set<string> {
  const info = bundle.getModuleInfo(id);
  for (const user of [...(info?.importers ?? []), ...(info?.dynamicImporters ?? [])]) {
    if (known.has(user)) continue;
    known.add(user);
    usersOf(user, bundle, known);
  }
  return known;
}
