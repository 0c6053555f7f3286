/** Letters without their marks and case, so that "Zürich" is found by "zurich". */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}

/** True when every word of the query begins a word of the name; an empty query matches everything. */
export function matches(name: string, query: string): boolean {
  const words = plain(name).split(/[^\p{L}\p{N}]+/u);
  return plain(query)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)) || plain(name).includes(part));
}
