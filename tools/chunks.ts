/** What the bundler tells of a module: who imports it. */
type Bundle = { getModuleInfo: (id: string) => { importers: readonly string[] } | null };

const PANEL = /\/entrypoints\/popup\/(main\.tsx|index\.html)$/;
const WORKER = /\/entrypoints\/background\//;
const PAGES = /\/entrypoints\/(dashboard|options|welcome)\//;

/**
 * Name of the shared chunk that a module belongs to; null leaves it to the bundler.
 *
 * Every chunk is one more request before a first paint, so what is shared is put into four: what the
 * panel uses at once, `core` also with the worker and `page` only with other pages; and what the other
 * pages use besides, `engine` with the worker and `forms` without. So neither chunk of the panel's brings
 * it anything that it does not use at once; what it loads later is left to the bundler.
 */
export function chunkOf(id: string, bundle: Bundle): string | null {
  const users = [...usersOf(id, bundle, new Set())];
  const usedBy = (who: RegExp) => users.some((user) => who.test(user));
  if (usedBy(PANEL)) return usedBy(WORKER) ? 'core' : usedBy(PAGES) ? 'page' : null;
  if (!usedBy(PAGES)) return null;
  return usedBy(WORKER) ? 'engine' : 'forms';
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
