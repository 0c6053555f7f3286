import { hostOf } from '../catalog/host.ts';
import type { Catalog } from '../catalog/types.ts';
import { findFeed } from '../feeds/detect-page.ts';
import { isPrivateHost } from '../net/private-host.ts';
import type { Engine } from './engine.ts';
import type { EngineParts, SettingsStore } from './parts.ts';

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
  const search = await findFeed({ pageUrl, fetch: parts.fetch, isPrivate: isPrivateHost });
  const host = hostOf(pageUrl);
  if (!search.found || host === null) return null;
  const place = placeOf(pageUrl);
  const feed = search.found;
  const catalog = await parts.catalog();
  const known =
    (service === null ? undefined : catalog.services.get(service)) ??
    [...catalog.services.values()].find(({ page }) => page !== undefined && placeOf(page) === place);
  if (known) {
    await parts.settings.save(({ feeds }) => ({ feeds: { ...feeds, [known.id]: feed } }));
    await parts.engine.follow(known.id);
    return known.id;
  }
  const id = `page:${place}`;
  const entry = {
    id,
    name: nameOf(search.pageName, host, catalog),
    page: pageUrl,
    feed,
    hosts: place === host ? [aboutOf(host, catalog)] : [],
  };
  await parts.settings.save(({ custom }) => ({
    custom: [...custom.filter((other) => other.id !== id), entry],
  }));
  await parts.engine.follow(id);
  return id;
}

/** Host and path of a page: of several pages on one host (`www.google.com/appsstatus`) each is about something else. */
function placeOf(pageUrl: string): string {
  const host = hostOf(pageUrl) ?? '';
  const { pathname } = new URL(/^[a-z][a-z0-9+.-]*:/i.test(pageUrl) ? pageUrl : `https://${pageUrl}`);
  return host + pathname.replace(/\/+$/, '');
}

/** Second levels under which anybody registers: `co.uk`, `com.br`, `gov.in`. */
const SECOND_LEVELS = /^(?:com?|net|org|gov|gob|gouv|govt|edu|ac|mil|info|name|[a-z]{1,2})\.[a-z]{2}$/;

/**
 * What a status page is about: `acme.com` for `status.acme.com`. Where nobody's own name would remain (`io`, `co.uk`,
 * or a host under which other people's sites live), it is the page's host alone.
 */
function aboutOf(host: string, catalog: Catalog): string {
  const rest = host.replace(/^(www|status)\./, '');
  const isNobodys =
    !rest.includes('.') ||
    SECOND_LEVELS.test(rest) ||
    catalog.match(`https://${rest}/`) !== null ||
    catalog.match(`https://x.${rest}/`)?.kind === 'hosted';
  return isNobodys ? host : rest;
}

/** A page's own name, unless it says to be a service of the catalogue: that it is not, or it had been found there. */
function nameOf(pageName: string | null, host: string, catalog: Catalog): string {
  if (pageName === null) return host;
  const said = plain(pageName);
  return [...catalog.services.values()].some(({ name }) => plain(name) === said) ? host : pageName;
}

/** Letters and figures alone, as they look: `GitHub Status` and `ＧitHub` are `github`. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\b(?:system )?status(?: page)?\b/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
