import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCatalog } from '../../utils/catalog/catalog.ts';
import { readTable, toData } from '../../utils/catalog/tables.ts';
import type { Catalog } from '../../utils/catalog/types.ts';
import { AREAS, type Language } from '../../utils/i18n/keys.ts';
import type { Messages } from '../../utils/i18n/translate.ts';

/** In a browser-like environment `new URL(..., import.meta.url)` means an asset; a path means a file. */
const ROOT = join(import.meta.dirname, '../..');

export function readRoot(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

export function messagesOf(language: Language): Messages {
  return Object.assign(
    {},
    ...AREAS.map((area) => JSON.parse(readRoot(`utils/i18n/${language}/${area}.json`)) as Messages),
  ) as Messages;
}

export function loadCatalog(): Catalog {
  const text = (name: string) => readRoot(`utils/catalog/data/${name}.tsv`);
  return createCatalog(
    toData(Number(readRoot('utils/catalog/data/version')), {
      services: readTable('services', text('services')),
      feeds: readTable('feeds', text('feeds')),
      needs: readTable('needs', text('needs')),
      paths: readTable('paths', text('paths')),
      regional: readTable('regional', text('regional')),
    }),
  );
}
