import type { FeedFilter } from '../format.ts';
import { FeedError } from '../reading.ts';

/** What a filter can see of a component: its id, its name, and names or ids of the groups it is in. */
export type Selectable = { id: string; name: string; groups?: readonly string[] };

/** Case, runs of blanks and punctuation at the ends do not matter. */
export function normal(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** True when `phrase` stands in `text` as whole words: `express` in "Adobe Express (beta)", not in "expression". */
export function hasPhrase(text: string, phrase: string): boolean {
  const wanted = normal(phrase);
  const within = normal(text);
  if (wanted === '') return false;
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + 1)) {
    const before = within[at - 1] ?? ' ';
    const after = within[at + wanted.length] ?? ' ';
    if (!isWordCharacter(before) && !isWordCharacter(after)) return true;
  }
  return false;
}

/**
 * The components that a filter keeps; all of them without one. A wanted id, name or group must be equal;
 * only a word that is equal to none of them may also stand inside a name. A region must stand in the id,
 * name or group.
 * @throws FeedError `no-state` when nothing is left: a page without the component says nothing of it.
 */
export function select<C extends Selectable>(components: readonly C[], filter?: FeedFilter): readonly C[] {
  const kept = keep(components, filter);
  if (kept.length === 0 && components.length > 0 && isActive(filter))
    throw new FeedError('no-state', 'the page has no such component');
  return kept;
}

/** As `select`, for feeds that list only what is in trouble: nothing left means that nothing is wrong. */
export function keep<C extends Selectable>(components: readonly C[], filter?: FeedFilter): readonly C[] {
  if (!isActive(filter)) return components;
  const { components: wanted = [], regions = [] } = filter;
  const byName =
    wanted.length === 0
      ? components
      : components.filter((component) => wantedBy(wanted, components).has(component.id));
  if (regions.length === 0) return byName;
  return byName.filter((component) =>
    labels(component).some((label) => regions.some((region) => hasPhrase(label, region))),
  );
}

export function isActive(filter: FeedFilter | undefined): filter is FeedFilter {
  return (filter?.components?.length ?? 0) > 0 || (filter?.regions?.length ?? 0) > 0;
}

function wantedBy(wanted: readonly string[], components: readonly Selectable[]): Set<string> {
  const ids = new Set<string>();
  for (const word of wanted) {
    const equal = components.filter((component) =>
      labels(component).some((label) => label === word || normal(label) === normal(word)),
    );
    const found =
      equal.length > 0
        ? equal
        : components.filter((component) => labels(component).some((label) => hasPhrase(label, word)));
    for (const { id } of found) ids.add(id);
  }
  return ids;
}

function labels({ id, name, groups = [] }: Selectable): string[] {
  return [id, name, ...groups];
}

function isWordCharacter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
