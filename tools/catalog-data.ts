import { readFileSync } from 'node:fs';
import { createCatalog } from '../utils/catalog/catalog.ts';
import { type Packed, packCatalog } from '../utils/catalog/pack.ts';
import { readTable, type Tables, toData } from '../utils/catalog/tables.ts';
import type { Catalog, CatalogData } from '../utils/catalog/types.ts';

const FOLDER = new URL('../utils/catalog/data/', import.meta.url);

/** The hand-kept tables as they are on disk. */
export function readTables(): Tables {
  return {
    services: readTable('services', read('services.tsv')),
    feeds: readTable('feeds', read('feeds.tsv')),
    needs: readTable('needs', read('needs.tsv')),
    paths: readTable('paths', read('paths.tsv')),
    regional: readTable('regional', read('regional.tsv')),
  };
}

function readVersion(): number {
  return Number(read('version').trim());
}

export function loadCatalogData(): CatalogData {
  return toData(readVersion(), readTables());
}

/** The catalogue for commands and tests, straight from the tables. */
export function loadCatalog(): Catalog {
  return createCatalog(loadCatalogData());
}

/** What the build writes into the extension as `catalog.json`. */
export function packedCatalog(): Packed {
  return packCatalog(loadCatalogData());
}

function read(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}
