import type { Catalog } from '../catalog/types.ts';
import { findFeed } from '../feeds/detect-page.ts';
import type { Engine } from './engine.ts';
import type { EngineParts, SettingsStore } from './parts.ts';
import { hostOf } from './watched.ts';

type AdoptParts = Pick<EngineParts, 'fetch'> & {
  engine: Pick<Engine, 'follow'>;
  settings: SettingsStore;
  catalog: () => Promise<Catalog>;
};

/**
 * Finds the feed behind a status page and follows it: as the new feed of the service whose page it
 * is (its old one has moved: `service` says so, or the page's host), else as a service of the person's own. Null when there is no feed.
 */
export async function followPage(
  pageUrl: string,
  service: string | null,
  parts: AdoptParts,
): Promise<string | null> {
  const search = await findFeed({ pageUrl, fetch: parts.fetch });
  const host = hostOf(pageUrl);
  if (!search.found || host === null) return null;
  const feed = search.found;
  const catalog = await parts.catalog();
  const known =
    (service === null ? undefined : catalog.services.get(service)) ??
    [...catalog.services.values()].find(({ page }) => page !== undefined && hostOf(page) === host);
  if (known) {
    await parts.settings.save(({ feeds }) => ({ feeds: { ...feeds, [known.id]: feed } }));
    await parts.engine.follow(known.id);
    return known.id;
  }
  const id = `page:${host}`;
  const entry = {
    id,
    name: search.pageName ?? host,
    page: pageUrl,
    feed,
    hosts: [host.replace(/^(www|status)\./, '')],
  };
  await parts.settings.save(({ custom }) => ({
    custom: [...custom.filter((other) => other.id !== id), entry],
  }));
  await parts.engine.follow(id);
  return id;
}
