import type { PeopleSignal } from '../crowd/types.ts';
import { type Arg, text } from '../i18n/text.ts';
import { freshPeople } from './freshness.ts';
import type { Evidence, Situation } from './types.ts';

/** Reports that a quiet quarter of an hour would bring: with fewer, silence says nothing. */
const AUDIBLE = 1;

/** Evidence of class `people`. */
export function peopleEvidence(situation: Situation): Evidence[] {
  const people = freshPeople(situation);
  if (!people) return [];
  const { service, country } = situation;
  const sign = signOf(people, country);
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
  const args = { service: service.name, count, usual: Math.round(expected), countries: { list: named } };
  const place = named.length > 0 && sign !== 'quiet' ? ('-in' as const) : ('' as const);
  const key =
    sign === 'quiet'
      ? 'evidence.people.quiet'
      : sign === 'warning'
        ? (`evidence.people.some${place}` as const)
        : (`evidence.people.many${place}` as const);
  return [
    {
      class: 'people',
      sign: `people.${sign}`,
      says: text(key, args),
      stance: sign === 'quiet' ? 'against' : 'for',
      at: people.at,
      source: 'people',
      ...(people.since !== null && { since: people.since }),
    },
  ];
}

function signOf({ level, scope, countries }: PeopleSignal, country: string | null) {
  if (level === 'none') return 'quiet';
  if (scope === 'regional') return countries[0]?.country === country ? 'regional-here' : 'regional-elsewhere';
  if (level === 'warning') return 'warning';
  const surging = countries.filter((one) => one.level === 'danger' && one.country !== 'elsewhere').length;
  return scope === 'widespread' || surging >= 3 ? 'widespread' : 'surge';
}
