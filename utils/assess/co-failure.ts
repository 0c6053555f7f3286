import type { Need, Service } from '../catalog/types.ts';
import type { FailureKind } from '../observe/outcome.ts';
import { tallyHosts } from '../observe/tally.ts';
import { LOG_SPAN } from '../observe/types.ts';
import { bearingNeeds, familyOf, isSameNeed } from './kinship.ts';
import { type OwnView, viewOwn } from './own.ts';
import type { Situation } from './types.ts';

/** How a site fails when something under it fails. Its name still resolves, and nobody is turned away. */
const FROM_BELOW: ReadonlySet<string> = new Set<FailureKind | 'partial' | 'partial-unreached' | 'flaky'>([
  'connection',
  'tls',
  'http',
  'server-error',
  'unknown',
  'partial',
  'partial-unreached',
  'flaky',
]);

export type CoFailure = { need: Need; provider: Service; others: Service[] };

/**
 * A provider that this service shares with another one, of another company, that fails with it in this
 * browser: the same product in the same region. Null when none or more than one would explain it,
 * when as many of its dependants work, or when nothing else works either.
 */
export function coFailure(situation: Situation, own: OwnView | null): CoFailure | null {
  const { service, catalog } = situation;
  if (!own || !FROM_BELOW.has(own.sign)) return null;
  const seen = viewOthers(situation);
  const candidates = bearingNeeds(service).flatMap((need) => {
    const provider = catalog.services.get(need.provider);
    if (!provider) return [];
    const dependants = seen.filter(({ other }) =>
      bearingNeeds(other).some((its) => isSameNeed(its, need) && isFailingBelow(its)),
    );
    const failing = dependants.filter(({ view }) => FROM_BELOW.has(view.sign));
    const families = new Set(failing.map(({ other }) => familyOf(other, catalog)));
    families.delete(familyOf(service, catalog));
    const working = dependants.filter(({ view }) => view.sign === 'works').length;
    if (families.size === 0 || working >= failing.length) return [];
    return [{ need, provider, others: failing.map(({ other }) => other), score: families.size - working }];
  });
  const best = candidates.toSorted((a, b) => b.score - a.score);
  const [first, second] = best;
  if (!first || (second && second.score === first.score)) return null;
  const strangers = seen.filter(
    ({ other }) => !bearingNeeds(other).some((its) => isSameNeed(its, first.need)),
  );
  return strangers.length === 0 || strangers.some(({ view }) => view.sign === 'works') ? first : null;
}

/** Dependencies whose failing is felt as a failing site. */
function isFailingBelow({ relation }: Need): boolean {
  return relation !== 'payments';
}

/** What the last minutes say of every other service of the catalogue that was opened. */
function viewOthers(situation: Situation): { other: Service; view: OwnView }[] {
  const { now, service, catalog, observations } = situation;
  const ids = new Set(tallyHosts(observations, now - LOG_SPAN).map((tally) => tally.service));
  ids.delete(service.id);
  return [...ids].flatMap((id) => {
    const other = id === null ? undefined : catalog.services.get(id);
    const view = other && viewOwn({ ...situation, service: other });
    return other && view ? [{ other, view }] : [];
  });
}
