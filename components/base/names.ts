/** A name without what the catalogue explains in brackets: "X", not "X (formerly Twitter)". */
export function shortName(name: string): string {
  return name.replace(/ \(.*\)$/, '');
}
