/** What is asked of a map of many. */
export type Lookup<Value> = Pick<ReadonlyMap<string, Value>, 'get' | 'has' | 'keys' | 'values' | 'size'>;

/** A map of which every value is made from its raw one when it is first asked for, and then kept. */
export function lazyMap<Raw, Value>(raw: ReadonlyMap<string, Raw>, make: (raw: Raw) => Value): Lookup<Value> {
  const made = new Map<string, Value>();
  function get(key: string): Value | undefined {
    const known = made.get(key);
    if (known !== undefined) return known;
    if (!raw.has(key)) return undefined;
    const value = make(raw.get(key) as Raw);
    made.set(key, value);
    return value;
  }
  return {
    get,
    has: (key) => raw.has(key),
    size: raw.size,
    keys: () => raw.keys(),
    *values(): MapIterator<Value> {
      for (const key of raw.keys()) yield get(key) as Value;
    },
  };
}
