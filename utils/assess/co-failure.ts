import type { Need, Service } from '../catalog/types.ts';
import type { FailureKind } from '../observe/outcome.ts';
import { LOG_SPAN } from '../observe/span.ts';
import { tallyHosts } from '../observe/tally.ts';
import { freshPeople, freshProbe } from './freshness.ts';
import { type OwnView, viewOwn } from './own.ts';
import { familyOf, isSameNeed } from './relations.ts';
import type { Situation, Upstream } from './types.ts';

/** How a site fails when something under it fails. Its name still resolves, and nobody is turned away. */
const FROM_BELOW: ReadonlySet<string> = new Set<FailureKind | 'partial' | 'partial-unreached' | 'flaky'>([
  'connection',
  'unreachable',
  'tls',
  'http',
  'server-error',
  'unknown',
  'partial',
  'partial-unreached',
  'flaky',
]);
/** How it fails although this line reaches it: what a network between could not do. */
const REACHED: ReadonlySet<string> = new Set<FailureKind | 'partial'>(['server-error', 'partial']);
/** How it fails when the provider of its names does. */
const BY_NAME: ReadonlySet<string> = new Set<FailureKind>(['dns']);
const NO_WAY: ReadonlySet<string> = new Set();

/** What a dependant that fails says of the provider; two whole ones, of two companies, are enough to name it. */
const WEIGHT: Readonly<Record<Need['strength'], number>> = { strong: 1, medium: 1, weak: 0.5 };
const ENOUGH = 2;
/** A dependant that works speaks against the provider; one that needs it loosely is not enough. */
const MOST_WORKING = 1;

export type CoFailure = {
  need: Need;
  provider: Service;
  others: Service[];
  /**
   * True when a trouble beyond this line is heard: one browser is one witness, unless the servers themselves
   * answered with errors, which no line can do.
   */
  isHeard: boolean;
};

/**
 * A provider that this service shares with others, of other companies, that fail with it in this
 * browser: the same product in the same region. Null when none or more than one would explain it,
 * when one of its dependants works, or when nothing else works either.
 */
export function coFailure(situation: Situation, own: OwnView | null): CoFailure | null {
  const { service, catalog } = situation;
  if (!own || opensElsewhere(situation)) return null;
  const needs = tiesOf(service).filter((need) => waysToFail(need, situation).has(own.sign));
  if (needs.length === 0) return null;
  const seen = viewOthers(situation);
  const isHeard = isHeardElsewhere(situation) || REACHED.has(own.sign);
  const candidates = needs.flatMap((need) => {
    const provider = catalog.services.get(need.provider);
    if (!provider) return [];
    const dependants = seen.flatMap(({ other, view }) => {
      const tie = tiesOf(other).find((its) => isSameNeed(its, need));
      return tie ? [{ other, view, weight: WEIGHT[tie.strength] }] : [];
    });
    const failing = dependants.filter(({ view }) => waysToFail(need, situation).has(view.sign));
    const working = sum(dependants.filter(({ view }) => view.sign === 'works'));
    const witnesses = sum(onePerCompany(failing, situation));
    if (WEIGHT[need.strength] + witnesses < ENOUGH || working >= MOST_WORKING) return [];
    const others = failing.map(({ other }) => other);
    return [{ need, provider, others, isHeard, score: witnesses - working }];
  });
  const [first, second] = candidates.toSorted((a, b) => b.score - a.score);
  if (!first || (second && second.score === first.score)) return null;
  const strangers = seen.filter(({ other }) => !tiesOf(other).some((its) => isSameNeed(its, first.need)));
  return strangers.length === 0 || strangers.some(({ view }) => view.sign === 'works') ? first : null;
}

type Dependant = { other: Service; weight: number };

/** The heaviest of each other company: a company that falls as a whole is one witness. */
function onePerCompany(dependants: readonly Dependant[], { service, catalog }: Situation): Dependant[] {
  const companies = Map.groupBy(dependants, ({ other }) => familyOf(other, catalog));
  companies.delete(familyOf(service, catalog));
  return [...companies.values()].flatMap(
    (members) => members.toSorted((a, b) => b.weight - a.weight)[0] ?? [],
  );
}

function sum(dependants: readonly Dependant[]): number {
  return dependants.reduce((total, { weight }) => total + weight, 0);
}

/** Dependencies whose failing is felt as a failing site, loose ones with them. */
function tiesOf(service: Service): Need[] {
  return service.needs.filter(({ relation }) => relation !== 'owner' && relation !== 'payments');
}

/**
 * Customers of one content network share its addresses: a line that has lost the way there loses all of
 * them at once. Silence counts against it only when somebody elsewhere hears it too. A name that only this
 * browser cannot find is this network's own trouble: public resolvers must have failed too.
 */
function waysToFail({ relation }: Need, situation: Situation): ReadonlySet<string> {
  if (relation === 'cdn') return isHeardElsewhere(situation) ? FROM_BELOW : REACHED;
  if (relation !== 'dns') return FROM_BELOW;
  const answers = freshProbe(situation)?.dns.filter(({ rcode }) => rcode !== null) ?? [];
  return answers.length > 0 && answers.every(({ rcode }) => rcode === 'SERVFAIL') ? BY_NAME : NO_WAY;
}

function isHeardElsewhere(situation: Situation): boolean {
  const points = freshProbe(situation)?.vantage ?? [];
  const people = freshPeople(situation);
  return (
    points.some(
      ({ near, result }) => near === 'elsewhere' && !['ok', 'bot-wall', 'internal'].includes(result),
    ) ||
    (people !== null && people.level !== 'none') ||
    situation.surging.length > 0
  );
}

/** Whether another dependant on the same product and region works here, whenever in the last minutes that was seen. */
export function isCleared({ provider, region }: Upstream, situation: Situation): boolean {
  return viewOthers(situation).some(
    ({ other, view }) =>
      view.sign === 'works' &&
      tiesOf(other).some(
        (tie) => tie.provider === provider && tie.region === region && WEIGHT[tie.strength] >= MOST_WORKING,
      ),
  );
}

/** Whether vantage points outside this network open the site, and none fails to: no provider is down then. */
function opensElsewhere(situation: Situation): boolean {
  const points = (freshProbe(situation)?.vantage ?? []).filter(({ near }) => near === 'elsewhere');
  return points.length > 0 && points.every(({ result }) => result === 'ok');
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
