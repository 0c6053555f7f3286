import negativeBinomialCdf from '@stdlib/stats-base-dists-negative-binomial-cdf';
import { plainExpectation } from './baseline.ts';
import { continentOf } from './countries.ts';
import { levelOf } from './level.ts';
import { LEVELS, type PeopleSignal, type SurgeLevel } from './types.ts';

export type CountryCount = PeopleSignal['countries'][number];

/** How far a trouble reaches, by where the reports come from. */
export type PeopleScope = PeopleSignal['scope'];

/** Share of all excess reports that one country must have to be the only one. */
const NEARLY_ALL = 0.7;
/** Chance below which that is not luck. */
const NO_LUCK = 1e-3;
const WIDESPREAD_COUNTRIES = 3;
const WIDESPREAD_CONTINENTS = 2;

/** The worse of two levels. */
export function worseLevel(a: SurgeLevel, b: SurgeLevel): SurgeLevel {
  return LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b;
}

/**
 * The scope of a surge: widespread where three countries or two continents have one, regional where one
 * country has nearly all excess and the others had enough usual reports to have shown theirs, otherwise
 * unknown. A single country whose neighbours are silent because nobody reports there is unknown.
 */
export function scopeOf(level: SurgeLevel, countries: readonly CountryCount[]): PeopleScope {
  if (level === 'none') return 'none';
  const surging = countries.filter((each) => each.level !== 'none' && continentOf(each.country) !== null);
  const continents = new Set(surging.map((each) => continentOf(each.country)));
  if (surging.length >= WIDESPREAD_COUNTRIES || continents.size >= WIDESPREAD_CONTINENTS) return 'widespread';
  const [only] = surging;
  return only !== undefined && surging.length === 1 && isRegional(only, countries) ? 'regional' : 'unknown';
}

function isRegional(only: CountryCount, countries: readonly CountryCount[]): boolean {
  const others = countries.filter((each) => each !== only);
  const usualElsewhere = others.reduce((sum, each) => sum + each.expected, 0);
  const reports = countries.reduce((sum, each) => sum + each.count, 0);
  const excess = countries.reduce((sum, each) => sum + Math.max(0, each.count - each.expected), 0);
  if (usualElsewhere <= 0 || only.count - only.expected < NEARLY_ALL * excess) return false;
  const share = only.expected / (only.expected + usualElsewhere);
  if (atLeast(only.count, reports, share) >= NO_LUCK) return false;
  const sameStrength = Math.round((usualElsewhere * only.count) / only.expected);
  return levelOf([sameStrength], plainExpectation(usualElsewhere)) !== 'none';
}

/** Chance of at least `hits` in `tries` of probability `p`: the tries that the hits needed were no more. */
function atLeast(hits: number, tries: number, p: number): number {
  if (hits <= 0) return 1;
  return negativeBinomialCdf(tries - hits, hits, p);
}
