import { catalogOf, createCatalog } from './catalog.ts';
import { lazyMap } from './lazy-map.ts';
import { originOf, PACK_LAYOUT } from './pack.ts';
import {
  type Catalog,
  type CatalogData,
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
  const { version, rows, categories, paths } = frameOf(packed);
  const rowOf = new Map(rows.map((row) => [text(row[0]), row]));
  return catalogOf({
    version,
    services: lazyMap(rowOf, (row) => unpackService(row, categories)),
    hostKeys: () => rows.map(unpackHostKeys),
    paths: () => paths.map(unpackPath),
  });
}

/**
 * Opens the newer of the bundled catalogue and the last accepted update. An update that can no longer
 * be read in all its parts, or that a new release of the extension has overtaken, is left aside.
 * @throws CatalogError when the bundled one cannot be opened either.
 */
export function openNewest(bundled: unknown, accepted: unknown): Catalog {
  try {
    if (versionOf(accepted) > versionOf(bundled)) return createCatalog(unpackCatalog(accepted));
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
  }
  return openCatalog(bundled);
}

function versionOf(packed: unknown): number {
  if (typeof packed !== 'object' || packed === null || !('version' in packed)) return -1;
  return typeof packed.version === 'number' ? packed.version : -1;
}

/** All of it at once. @throws CatalogError when anything has another shape. */
export function unpackCatalog(packed: unknown): CatalogData {
  const { version, rows, categories, paths } = frameOf(packed);
  return {
    version,
    services: rows.map((row) => unpackService(row, categories)),
    paths: paths.map(unpackPath),
  };
}

type Row = readonly unknown[];
type Frame = { version: number; rows: Row[]; categories: Row; paths: Row };

function frameOf(packed: unknown): Frame {
  if (typeof packed !== 'object' || packed === null) throw new CatalogError('not a catalogue');
  const { layout, version, categories, services, paths } = packed as Record<string, unknown>;
  if (layout !== PACK_LAYOUT) throw new CatalogError(`layout ${String(layout)}, not ${PACK_LAYOUT}`);
  if (!Number.isSafeInteger(version)) throw new CatalogError('no version');
  return {
    version: version as number,
    rows: list(services).map((row) => list(row, 10)),
    categories: list(categories),
    paths: list(paths),
  };
}

function unpackService(row: Row, categories: Row): Service {
  const parent = text(row[3]);
  const page = text(row[7]);
  const [feed, ...also] = list(row[8]).map((packed) => unpackFeed(packed, page));
  return {
    ...unpackHostKeys(row),
    name: text(row[1]),
    category: text(typeof row[2] === 'number' ? categories[row[2]] : undefined),
    ...(page !== '' && { page }),
    ...(feed && { feed }),
    ...(also.length > 0 && { also }),
    needs: list(row[9]).map(unpackNeed),
    ...(parent !== '' && { parent }),
  };
}

function unpackHostKeys(row: Row): HostKeys {
  const hosting = words(row[5]);
  const regional = unpackRegional(words(row[6]));
  return {
    id: text(row[0]),
    hosts: words(row[4]),
    ...(hosting.length > 0 && { hosting }),
    ...(regional.length > 0 && { regional }),
  };
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
  const regions = words(row[3]);
  const filter = {
    ...(components.length > 0 && { components }),
    ...(regions.length > 0 && { regions }),
  };
  return { url, format, filter };
}

function unpackNeed(packed: unknown): Need {
  const [provider, region, strength, relation, date] = list(words(packed), 5).map(text);
  return {
    provider: text(provider),
    ...(region !== '-' && { region: text(region) }),
    strength: oneOf(STRENGTHS, strength),
    relation: oneOf(RELATIONS, relation),
    ...(date !== '-' && { date: text(date) }),
  };
}

function unpackPath(packed: unknown): PathRule {
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
    throw new CatalogError('a list has another length, or is none');
  }
  return value;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new CatalogError('a text is none');
  return value;
}

function words(value: unknown): string[] {
  const joined = text(value);
  return joined === '' ? [] : joined.split(' ');
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T {
  const found = known.find((word) => word === value);
  if (found === undefined) throw new CatalogError(`unknown word ${String(value)}`);
  return found;
}
