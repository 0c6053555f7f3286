import type { Health } from '../../health.ts';
import type { ParseInput } from '../format.ts';
import {
  type FeedComponent,
  FeedError,
  type FeedIncident,
  type FeedMaintenance,
  type FeedReading,
} from '../reading.ts';
import { hasPhrase, isActive, select } from './filter.ts';
import { clockOf, overall, type Rules } from './overall.ts';

/** A component before filtering: the groups it stands in can be named by a filter, too. */
export type PageComponent = FeedComponent & {
  groups?: readonly string[];
  /** True where the page says itself that there is no state (paused, not monitored): it proves nothing. */
  silent?: boolean;
};

/** What a format has found on a status page, before filtering and summing up. */
export type Page = {
  components: readonly PageComponent[];
  /** Open ones only. `components` may name ids that the page does not list. */
  incidents: readonly FeedIncident[];
  maintenances: readonly FeedMaintenance[];
  /** What the page says of itself as a whole. */
  indicator?: Health;
  updatedAt: number | null;
};

/**
 * A page as a reading: the filter applied to components, incidents and maintenances, the health summed up.
 * @throws FeedError `no-state` when a filter matches no component of a page that lists components.
 */
export function pageReading(format: string, page: Page, input: ParseInput, rules: Rules = {}): FeedReading {
  const { filter } = input;
  const chosen = select(page.components, filter);
  const filtered = isActive(filter);
  if (filtered && chosen.length === 0 && page.incidents.length === 0 && page.indicator === undefined)
    throw new FeedError('no-state', 'the page lists no components to choose from');
  const ids = new Set(chosen.map(({ id }) => id));
  const concerns = (item: { title: string; components: string[] }) =>
    !filtered ||
    (item.components.length > 0
      ? item.components.some((id) => ids.has(id) || chosen.some(({ name }) => name === id))
      : [...(filter.components ?? []), ...(filter.regions ?? [])].some((word) =>
          hasPhrase(item.title, word),
        ));
  const incidents = page.incidents.filter(concerns);
  const maintenances = page.maintenances.filter(concerns);
  const components = chosen.map(({ id, name, health }) => ({ id, name, health }));
  // The page as a whole says nothing of the chosen part.
  const indicator = filtered && page.components.length > 0 ? undefined : page.indicator;
  const health = overall(
    { components: chosen, incidents, maintenances, indicator, clock: clockOf(input) },
    rules,
  );
  return { format, health, components, incidents, maintenances, updatedAt: page.updatedAt };
}
