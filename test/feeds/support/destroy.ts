/** What can stand where a state was: nothing, another type, a word that nobody has ever used. */
export const RUINS: readonly { name: string; value: unknown }[] = [
  { name: 'missing', value: undefined },
  { name: 'null', value: null },
  { name: 'a strange word', value: 'zzz-strange' },
  { name: 'a word that every object knows', value: 'constructor' },
  { name: 'the word for what an object descends from', value: '__proto__' },
  { name: 'a number', value: 987654.5 },
  { name: 'false', value: false },
  { name: 'an empty object', value: {} },
  { name: 'a list', value: ['zzz-strange'] },
];

/**
 * A copy of a JSON document with everything at `path` (`a.b.*.c`, empty for the document itself) replaced by
 * `value`; undefined removes it. Null where the path leads nowhere.
 */
export function destroy(document: unknown, path: string, value: unknown): { document: unknown } | null {
  if (path === '') return { document: value ?? null };
  const copy = structuredClone(document);
  return replace(copy, path.split('.'), value) > 0 ? { document: copy } : null;
}

function replace(node: unknown, [key = '', ...rest]: string[], value: unknown): number {
  if (typeof node !== 'object' || node === null) return 0;
  const holder = node as Record<string, unknown>;
  let count = 0;
  for (const name of key === '*' ? Object.keys(holder) : [key]) {
    if (!Object.hasOwn(holder, name)) continue;
    if (rest.length > 0) count += replace(holder[name], rest, value);
    else {
      count += 1;
      if (value === undefined && !Array.isArray(holder)) delete holder[name];
      else holder[name] = value;
    }
  }
  return count;
}
