import type { CatalogData, FeedSource, Need, PathRule, Service } from './types.ts';

/** The hand-kept tables under `data/`, and the columns that each must have. */
const COLUMNS = {
  services: ['id', 'name', 'category', 'parent', 'hosts', 'hosting', 'evidence', 'checked'],
  feeds: ['service', 'page', 'feed', 'format', 'components', 'regions', 'evidence', 'checked'],
  needs: ['service', 'provider', 'region', 'strength', 'relation', 'date', 'evidence', 'checked'],
  paths: ['host', 'path', 'service', 'language', 'evidence', 'checked'],
  regional: ['service', 'domain', 'evidence', 'checked'],
} as const;

export type TableName = keyof typeof COLUMNS;
export const TABLES = Object.keys(COLUMNS) as TableName[];

/** One line of a table. `line` is its number in the file, for messages. */
export type TableRow<T extends TableName> = Record<(typeof COLUMNS)[T][number], string> & { line: number };

export type Tables = { [T in TableName]: TableRow<T>[] };

/**
 * Reads one table: tab-separated, a header line first, one row a line.
 * @throws Error when the header is another or a line has another number of columns.
 */
export function readTable<T extends TableName>(name: T, source: string): TableRow<T>[] {
  const columns: readonly string[] = COLUMNS[name];
  const [header = '', ...lines] = source.replace(/\r?\n$/, '').split(/\r?\n/);
  if (header !== columns.join('\t')) throw new Error(`${name}.tsv: the header must be ${columns.join(', ')}`);
  return lines.map((text, at) => {
    const cells = text.split('\t');
    if (cells.length !== columns.length) {
      throw new Error(`${name}.tsv line ${at + 2}: ${cells.length} columns, not ${columns.length}`);
    }
    const row = Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
    return { ...row, line: at + 2 } as TableRow<T>;
  });
}

/** Joins the tables into the catalogue's data. Judges nothing: `problems` does. */
export function toData(version: number, tables: Tables): CatalogData {
  const feeds = Map.groupBy(tables.feeds, (row) => row.service);
  const needs = Map.groupBy(tables.needs, (row) => row.service);
  const regional = Map.groupBy(tables.regional, (row) => row.service);
  return {
    version,
    services: tables.services.map((row): Service => {
      const [page] = (feeds.get(row.id) ?? []).map((feed) => feed.page);
      const [feed, ...also] = (feeds.get(row.id) ?? []).flatMap(toFeed);
      const national = regional.get(row.id)?.map(({ domain }) => domain);
      return {
        id: row.id,
        name: row.name,
        category: row.category,
        hosts: words(row.hosts),
        ...(row.hosting && { hosting: words(row.hosting) }),
        ...(national && { regional: national }),
        ...(page && { page }),
        ...(feed && { feed }),
        ...(also.length > 0 && { also }),
        needs: (needs.get(row.id) ?? []).map(toNeed),
        ...(row.parent && { parent: row.parent }),
      };
    }),
    paths: tables.paths.map(
      ({ host, path, service, language }): PathRule => ({
        host,
        path,
        service,
        ...(language === 'yes' && { language: true }),
      }),
    ),
  };
}

function toFeed(row: TableRow<'feeds'>): FeedSource[] {
  if (!row.feed) return [];
  const components = row.components.split(';').map((part) => part.trim());
  const filter = {
    ...(row.components && { components }),
    ...(row.regions && { regions: words(row.regions) }),
  };
  return [{ url: row.feed, format: row.format, ...(Object.keys(filter).length > 0 && { filter }) }];
}

function toNeed(row: TableRow<'needs'>): Need {
  return {
    provider: row.provider,
    ...(row.region && { region: row.region }),
    strength: row.strength as Need['strength'],
    relation: row.relation as Need['relation'],
    ...(row.date && { date: row.date }),
  };
}

function words(cell: string): string[] {
  return cell.split(' ').filter((word) => word !== '');
}
