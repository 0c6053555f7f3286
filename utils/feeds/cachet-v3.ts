import type { Format } from './format.ts';
import { CACHET_STATES, cachetReading, kindOf } from './read/cachet.ts';
import { objectLike } from './read/detect.ts';
import { isRow, type Row, row, text } from './read/guard.ts';

/** Cachet 3, `/api/components`: JSON:API, states as `{ human, value }`. */
export const cachetV3: Format = {
  id: 'cachet-v3',
  detect: objectLike(
    ({ data }) =>
      Array.isArray(data) &&
      isRow(data[0]) &&
      isRow(data[0].attributes) &&
      kindOf(flatten(data[0])) !== null &&
      isRow(data[0].attributes.status),
  ),
  parse: (input) => cachetReading('cachet-v3', input, flatten, { ...CACHET_STATES, '6': 'maintenance' }),
};

/** JSON:API: the id beside the attributes, states and times as `{ human, value }` or `{ human, string }`. */
function flatten(item: Row): Row {
  const attributes = row(item.attributes, 'attributes');
  const plain = Object.entries(attributes).map(([key, value]) => [
    key,
    isRow(value) ? (value.value ?? value.string ?? null) : value,
  ]);
  const type = text(item.type);
  const marks = /incident/i.test(type)
    ? { is_resolved: false }
    : /schedule/i.test(type)
      ? { completed_at: null }
      : { enabled: true };
  return { ...marks, ...Object.fromEntries(plain), id: text(item.id) };
}
