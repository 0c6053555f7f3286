import type { PeopleSignal } from '../crowd/types.ts';
import { type Arg, text } from '../i18n/text.ts';
import { freshPeople } from './freshness.ts';
import type { Evidence, Situation } from './types.ts';

/** Reports that a quiet quarter of an hour would bring: with fewer, silence says nothing. */
const AUDIBLE = 1;

/** Hardly more reports than usual where a surge was, give or take a few: a hub calls it over an hour later only. */
const EBBED = { times: 1.5, few: 2 };

/** Whether a surge is over for all that the last quarter of an hour tells. */
export function hasEbbed({ countries }: PeopleSignal): boolean {
  const surging = countries.filter(({ level }) => level !== 'none');
  const isCalm = surging.every(({ count, expected }) => count <= EBBED.times * expected + EBBED.few);
  return surging.length > 0 && isCalm;
}

/** Evidence of class `people`. */
export function peopleEvidence(situation: Situation): Evidence[] {
  const people = freshPeople(situation);
  if (!people) return [];
  const { service, country, previous } = situation;
  const before = previous?.evidence.find((piece) => piece.class === 'people')?.sign ?? '';
  const sign = signOf(people, country, before.startsWith('people.regional'));
  if (!sign) return [];
  const here = people.countries.filter(({ level }) => level !== 'none').map((one) => one.country);
  const named: Arg[] = here
    .filter((code) => code !== 'elsewhere')
    .slice(0, 4)
    .map((code) => ({ country: code }));
  const count =
    people.countries.reduce((sum, one) => sum + one.count, 0) || (people.buckets.at(-1)?.count ?? 0);
  const expected = people.countries.reduce((sum, one) => sum + one.expected, 0);
  if (sign === 'quiet' && expected < AUDIBLE) return [];
  const args = { service: service.name, count, countries: { list: named } };
  const place = named.length > 0 ? ('-in' as const) : ('' as const);
  const key =
    sign === 'quiet' || sign === 'ebbed'
      ? (`evidence.people.${sign}` as const)
      : sign === 'warning'
        ? (`evidence.people.some${place}` as const)
        : (`evidence.people.many${place}` as const);
  return [
    {
      class: 'people',
      sign: `people.${sign}`,
      says: text(key, args),
      stance: sign === 'quiet' ? 'against' : sign === 'ebbed' ? 'neutral' : 'for',
      at: people.at,
      source: 'people',
      ...(people.since !== null && { since: people.since }),
    },
  ];
}

/** `wasRegional`: what was said of the same people before. */
function signOf(people: PeopleSignal, country: string | null, wasRegional: boolean) {
  const { level, scope, countries } = people;
  if (level === 'none') return 'quiet';
  if (hasEbbed(people)) return 'ebbed';
  const surging = countries.filter((one) => one.level === 'danger' && one.country !== 'elsewhere').length;
  // a surge that dies down has too few reports to tell how far it reaches: no farther than before
  if (scope === 'regional' || (scope === 'unknown' && wasRegional && surging < 2))
    return countries[0]?.country === country ? 'regional-here' : 'regional-elsewhere';
  if (level === 'warning') return 'warning';
  return scope === 'widespread' || surging >= 3 ? 'widespread' : 'surge';
}
