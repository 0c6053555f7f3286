/** A map of which every value is made from its raw one when it is first asked for, and then kept. */
export function lazyMap<Raw, Value>(
  raw: ReadonlyMap<string, Raw>,
  make: (raw: Raw) => Value,
): ReadonlyMap<string, Value> {
  const made = new Map<string, Value>();
  function get(key: string): Value | undefined {
    const known = made.get(key);
    if (known !== undefined) return known;
    if (!raw.has(key)) return undefined;
    const value = make(raw.get(key) as Raw);
    made.set(key, value);
    return value;
  }
  function* entries(): MapIterator<[string, Value]> {
    for (const key of raw.keys()) yield [key, get(key) as Value];
  }
  function* values(): MapIterator<Value> {
    for (const [, value] of entries()) yield value;
  }
  const map: ReadonlyMap<string, Value> = {
    get,
    has: (key) => raw.has(key),
    get size() {
      return raw.size;
    },
    keys: () => raw.keys(),
    values,
    entries,
    [Symbol.iterator]: entries,
    forEach: (visit) => {
      for (const [key, value] of entries()) visit(value, key, map);
    },
  };
  return map;
}
