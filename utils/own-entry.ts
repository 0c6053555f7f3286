/**
 * The entry of a table under a word from outside. Undefined also for `constructor`, `__proto__` and the other
 * words to which every object has an answer of its own.
 */
export function ownEntry<Value>(table: Readonly<Record<string, Value>>, word: string): Value | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
