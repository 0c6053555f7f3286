import fc from 'fast-check';

/** One change somewhere in a JSON tree, chosen by numbers so that it can be replayed and shrunk. */
export type Change = {
  where: number;
  what: 'remove' | 'replace' | 'repeat' | 'rename' | 'nest';
  value: unknown;
};

export const changes = fc.array(
  fc.record<Change>({
    where: fc.nat(100_000),
    what: fc.constantFrom('remove', 'replace', 'repeat', 'rename', 'nest'),
    value: fc.oneof(
      fc.constantFrom<unknown>(
        null,
        true,
        false,
        '',
        'operational',
        'major_outage',
        '$undefined',
        '__proto__',
        -1,
        1e99,
        [],
        {},
      ),
      fc.string({ maxLength: 8 }),
      fc.integer(),
      fc.jsonValue({ maxDepth: 2 }),
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

/** A copy of a JSON document with the changes made. */
export function mutate(document: unknown, list: readonly Change[]): unknown {
  const root = { document: structuredClone(document) };
  for (const change of list) {
    const places = placesOf(root);
    const place = places[change.where % places.length];
    if (place) apply(place, change);
  }
  return root.document;
}

/** Keys that nobody knows, put somewhere into a JSON tree: they change nothing that the document says. */
export const additions = fc.array(
  fc.record({
    where: fc.nat(100_000),
    key: fc.string({ maxLength: 6 }),
    value: fc.jsonValue({ maxDepth: 1 }),
  }),
  { maxLength: 3 },
);

/** A copy of a JSON document with the keys added. */
export function addTo(
  document: unknown,
  list: readonly { where: number; key: string; value: unknown }[],
): unknown {
  const root = { document: structuredClone(document) };
  for (const { where, key, value } of list) {
    const objects = placesOf(root).flatMap(({ holder, key }) => {
      const node = holder[key];
      return typeof node === 'object' && node !== null && !Array.isArray(node) ? [node] : [];
    });
    const holder = objects[where % objects.length] as Record<string, unknown> | undefined;
    if (holder) holder[`x-${key}`] = value;
  }
  return root.document;
}

type Place = { holder: Record<string, unknown>; key: string };

function placesOf(node: unknown, found: Place[] = [], depth = 0): Place[] {
  if (typeof node !== 'object' || node === null || depth > 20) return found;
  const holder = node as Record<string, unknown>;
  for (const key of Object.keys(holder)) {
    found.push({ holder, key });
    placesOf(holder[key], found, depth + 1);
  }
  return found;
}

function apply({ holder, key }: Place, { what, value }: Change): void {
  const old = holder[key];
  if (what === 'remove') Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key];
  // a copy: what comes after may change it in turn, and the list must stay as it was drawn
  else if (what === 'replace') holder[key] = structuredClone(value);
  else if (what === 'repeat') holder[key] = [old, old, old];
  else if (what === 'nest') holder[key] = { [key]: old };
  else {
    delete holder[key];
    holder[`${key}_`] = old;
  }
}

/** Bytes of a document cut, flipped and stuffed. */
export const damage = fc.array(
  fc.record({ at: fc.nat(1_000_000), length: fc.nat(40), bytes: fc.uint8Array({ maxLength: 20 }) }),
  { minLength: 1, maxLength: 4 },
);

export function damaged(
  body: Uint8Array,
  list: readonly { at: number; length: number; bytes: Uint8Array }[],
): Uint8Array {
  let result = body;
  for (const { at, length, bytes } of list) {
    const from = at % (result.length + 1);
    result = Uint8Array.from([...result.subarray(0, from), ...bytes, ...result.subarray(from + length)]);
  }
  return result;
}
