import type { Health } from '../health.ts';
import type { Format } from './format.ts';
import { isRow, maybeRows, needText, type Row, rows, text } from './read/guard.ts';
import { peekJson, readJson } from './read/json.ts';
import { main } from './read/main.ts';
import type { PageComponent } from './read/page.ts';
import { plainReading } from './read/plain-reading.ts';
import { stateIn } from './read/words.ts';
import { FeedError } from './reading.ts';

const CODES: Readonly<Record<string, Health>> = {
  op: 'operational',
  pd: 'degraded',
  po: 'partial_outage',
  mo: 'major_outage',
  um: 'maintenance',
};

/** Deepest tree of groups that is followed. */
const MAX_DEPTH = 8;

/**
 * Freshstatus, `https://public-api.freshstatus.io/v1/public-components/?account_id=<n>`: a tree of groups. What is
 * marked `ignore_overall_status` is left out, as the vendor's own page does (a region being closed is down for good).
 */
export const freshstatus: Format = {
  id: 'freshstatus',
  detect: (document) => firstLeaf(listOf(peekJson(document))) !== null,
  parse: (input) => {
    const list = rows(listOf(readJson(main(input))), 'the components');
    return plainReading('freshstatus', input, { components: leaves(list, []) });
  },
};

function listOf(body: unknown): unknown {
  return isRow(body) ? (body.results ?? body.components ?? body.data) : body;
}

function leaves(list: readonly Row[], groups: string[], depth = 0): PageComponent[] {
  if (depth > MAX_DEPTH) throw new FeedError('wrong-shape', 'components are nested too deeply');
  return list.flatMap((one) => {
    const below = maybeRows(one.components, 'components');
    if (below.length > 0) return leaves(below, [...groups, text(one.name)], depth + 1);
    const options = isRow(one.display_options) ? one.display_options : {};
    if (text(options.ignore_overall_status) === 'true' || options.ignore_overall_status === true) return [];
    return [
      {
        id: needText(one.id, 'component.id'),
        name: text(one.name),
        health: stateIn(CODES, one.status) ?? 'unknown',
        groups,
      },
    ];
  });
}

function firstLeaf(list: unknown, depth = 0): Row | null {
  if (!Array.isArray(list) || !isRow(list[0]) || depth > MAX_DEPTH) return null;
  const [first] = list;
  if (Array.isArray(first.components) && first.components.length > 0)
    return firstLeaf(first.components, depth + 1);
  return 'name' in first && stateIn(CODES, first.status) ? first : null;
}
