import { catalogOf } from './catalog.ts';
import { hostOfId, idOf, originOf } from './derive.ts';
import { lazyMap } from './lazy-map.ts';
import { ownersAmong } from './owners.ts';
import { PACK_LAYOUT } from './pack.ts';
import {
  type Catalog,
  type FeedSource,
  type HostKeys,
  type Need,
  type PathRule,
  RELATIONS,
  type Service,
  STRENGTHS,
} from './types.ts';

/** The packed catalogue cannot be used; nothing of it was taken over. */
export class CatalogError extends Error {
  override name = 'CatalogError';
}

/**
 * Opens what `packCatalog` made. The worker wakes every few minutes and a panel should be there at once,
 * and both look at a few services of many: each is unpacked, and checked by hand on the way, when it is
 * first asked for.
 * @throws CatalogError when it is no catalogue of ours; its parts throw it when they have another shape.
 */
export function openCatalog(packed: unknown): Catalog {
  const { version, ids, mayOwn, hostKeys, service, paths } = frameOf(packed);
  const places = [...ids.keys()];
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  return catalogOf({
    version,
    services: lazyMap(placeOf, service),
    owners: () =>
      ownersAmong(
        (suffix) => places.filter((place) => mayOwn(place, suffix)).map(hostKeys),
        () => places.map(hostKeys),
      ),
    paths: () => paths.map(unpackPath),
  });
}

/**
 * The newer of the bundled catalogue and the last accepted update, all parts of which were read before it
 * was stored. One of another layout, or that a new release of the extension has overtaken, is left aside.
 */
export function newestOf(bundled: Catalog, accepted: unknown): Catalog {
  try {
    if (versionOf(accepted) > bundled.version) return openCatalog(accepted);
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
  }
  return bundled;
}

function versionOf(packed: unknown): number {
  if (typeof packed !== 'object' || packed === null || !('version' in packed)) return -1;
  return typeof packed.version === 'number' ? packed.version : -1;
}

export type Frame = {
  version: number;
  ids: string[];
  /** False where the service of that place has no such host suffix for sure. */
  mayOwn: (place: number, suffix: string) => boolean | undefined;
  /** Unpacks the hosts of the service of that place. */
  hostKeys: (place: number) => HostKeys;
  /** Unpacks the service of that place. */
  service: (place: number) => Service;
  paths: readonly unknown[];
};

/** The packed catalogue with what unpacks its parts. @throws CatalogError when it is no catalogue of ours. */
export function frameOf(packed: unknown): Frame {
  const { layout, version, categories, columns, category, feeds, paths } = record(packed);
  if (layout !== PACK_LAYOUT) throw new CatalogError(`not of layout ${PACK_LAYOUT}`);
  if (!Number.isSafeInteger(version)) throw new CatalogError('no version');
  const { name, id, parent, hosts, hosting, regional, page, needs } = record(columns);
  const names = lines(name);
  const column = (value: unknown) => lines(value, names.length);
  const [parents, pages, allNeeds] = [column(parent), column(page), column(needs)];
  const [hostLines, hostingLines, regionalLines] = [column(hosts), column(hosting), column(regional)];
  const [allFeeds, groups, words] = [
    list(feeds, names.length),
    list(category, names.length),
    list(categories),
  ];
  const derived = idOf(text(name)).split('\n');
  const ids = column(id).map((own, place) => own || text(derived[place]));
  function mayOwn(place: number, suffix: string): boolean | undefined {
    const brand = suffix.slice(0, suffix.indexOf('.'));
    return (
      hostLines[place]?.includes(suffix) ||
      hostingLines[place]?.includes(suffix) ||
      regionalLines[place]?.startsWith(`${brand} `) ||
      hostOfId(text(ids[place])) === suffix
    );
  }
  function hostKeys(place: number): HostKeys {
    const id = text(ids[place]);
    return {
      id,
      hosts: unpackHosts(hostLines[place], id),
      ...(hostingLines[place] && { hosting: split(hostingLines[place], ' ') }),
      ...(regionalLines[place] && { regional: unpackRegional(split(regionalLines[place], ' ')) }),
    };
  }
  function service(place: number): Service {
    const keys = hostKeys(place);
    const page = unpackPage(pages[place], keys);
    const [feed, ...also] = list(allFeeds[place]).map((packed) => unpackFeed(packed, page));
    const group = groups[place];
    return {
      ...keys,
      name: text(names[place]),
      category: text(typeof group === 'number' ? words[group] : undefined),
      ...(page !== '' && { page }),
      ...(feed && { feed }),
      ...(also.length > 0 && { also }),
      needs: split(allNeeds[place], ',').map(unpackNeed),
      ...(parents[place] && { parent: text(parents[place]) }),
    };
  }
  return { version: version as number, ids, mayOwn, hostKeys, service, paths: list(paths) };
}

function unpackHosts(line: unknown, id: string): string[] {
  const [first, ...others] = text(line).split(' ');
  if (first === '-') return [];
  return [first || hostOfId(id), ...others];
}

function unpackPage(line: unknown, { hosts }: HostKeys): string {
  const address = text(line);
  return address === '' ? '' : `https://${address.replace('~', hosts[0] ?? '')}`;
}

function unpackRegional([brand, ...suffixes]: string[]): string[] {
  return suffixes.map((suffix) => `${brand}.${suffix}`);
}

function unpackFeed(packed: unknown, page: string): FeedSource {
  const row = list(packed);
  const address = text(row[0]);
  const url = address.startsWith('/') ? originOf(page) + address : address;
  const format = text(row[1]);
  if (row.length === 2) return { url, format };
  const components = list(row[2]).map(text);
  const regions = split(row[3], ' ');
  const filter = {
    ...(components.length > 0 && { components }),
    ...(regions.length > 0 && { regions }),
  };
  return { url, format, filter };
}

function unpackNeed(packed: string): Need {
  const [provider, region, strength, relation, date] = list(packed.split(' '), 5).map(text);
  return {
    provider: text(provider),
    ...(region !== '-' && { region: text(region) }),
    strength: oneOf(STRENGTHS, strength),
    relation: oneOf(RELATIONS, relation),
    ...(date !== '-' && { date: text(date) }),
  };
}

export function unpackPath(packed: unknown): PathRule {
  const row = list(packed, 4);
  return {
    host: text(row[0]),
    path: text(row[1]),
    service: text(row[2]),
    ...(row[3] === 1 && { language: true }),
  };
}

function list(value: unknown, length?: number): unknown[] {
  if (!Array.isArray(value) || (length !== undefined && value.length !== length)) {
    throw new CatalogError('no list of that length');
  }
  return value;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new CatalogError('no text');
  return value;
}

/** A joined text in its parts; none of an empty one. */
function split(value: unknown, sign: string): string[] {
  const joined = text(value);
  return joined === '' ? [] : joined.split(sign);
}

function lines(value: unknown, length?: number): string[] {
  const parts = text(value).split('\n');
  list(parts, length);
  return parts;
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new CatalogError('not a catalogue');
  return value as Record<string, unknown>;
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T {
  const found = known.find((word) => word === value);
  if (found === undefined) throw new CatalogError('unknown word');
  return found;
}
