/** What the bundler tells of a module: who imports it. */
type Bundle = { getModuleInfo: (id: string) => { importers: readonly string[] } | null };

const PANEL = /\/entrypoints\/popup\/(main\.tsx|index\.html)$/;
const WORKER = '/entrypoints/background/';
const PAGES = /\/entrypoints\/(dashboard|options|welcome)\//;

/**
 * Name of the shared chunk that a module belongs to; null leaves it to the bundler.
 *
 * Every chunk is one more request before the panel's first paint, so what it shares is put into two:
 * `core` also with the worker, `page` only with other pages. Neither brings the panel anything that it
 * does not use at once: what it loads later is left to the bundler.
 */
export function chunkOf(id: string, bundle: Bundle): string | null {
  const users = [...usersOf(id, bundle, new Set())];
  if (!users.some((user) => PANEL.test(user))) return null;
  if (users.some((user) => user.includes(WORKER))) return 'core';
  return users.some((user) => PAGES.test(user)) ? 'page' : null;
}

/** Every module that imports this one at once, however far away. */
function usersOf(id: string, bundle: Bundle, known: Set<string>): Set<string> {
  const info = bundle.getModuleInfo(id);
  for (const user of info?.importers ?? []) {
    if (known.has(user)) continue;
    known.add(user);
    usersOf(user, bundle, known);
  }
  return known;
}
