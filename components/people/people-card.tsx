import { SYMPTOMS } from '../../utils/crowd/symptoms.ts';
import type { PeopleSignal } from '../../utils/crowd/types.ts';
import { useWords } from '../base/words.tsx';
import { Curve } from './curve.tsx';

const COUNTRIES_SHOWN = 4;

/** What people report: how many against how many are usual, over the day, from where, and with which symptoms. */
export function PeopleCard({ people }: { people: PeopleSignal }) {
  const { t, say, ago, number } = useWords();
  const last = people.buckets.at(-1);
  const countries = people.countries.slice(0, COUNTRIES_SHOWN);
  const most = Math.max(1, ...countries.map(({ count }) => count));
  const symptoms = SYMPTOMS.filter((symptom) => (people.symptoms[symptom] ?? 0) > 0).toSorted(
    (a, b) => (people.symptoms[b] ?? 0) - (people.symptoms[a] ?? 0),
  );
  return (
    <section class="block people">
      <h2>{t('panel.people.title')}</h2>
      <p>
        {t(`panel.people.level.${people.level}`)}
        {last ? ` ${t('panel.people.now', { count: last.count, usual: Math.round(last.expected) })}` : null}
      </p>
      <Curve buckets={people.buckets} />
      {people.buckets.length > 1 ? (
        <p class="legend meta" aria-hidden="true">
          <span class="legend-line">{t('panel.people.reports')}</span>
          <span class="legend-usual">{t('panel.people.usual')}</span>
        </p>
      ) : null}
      {countries.length > 0 ? (
        <>
          <h3>{t('panel.people.countries')}</h3>
          <ul class="countries">
            {countries.map(({ country, count, level }) => (
              <li key={country} data-level={level}>
                <span>
                  {country === 'elsewhere'
                    ? t('panel.people.elsewhere')
                    : say({ key: 'panel.people.country', args: { country: { country } } })}
                </span>
                <span
                  class="bar"
                  style={{ inlineSize: `${Math.max(2, (count / most) * 100)}%` }}
                  aria-hidden="true"
                />
                <span>{number(count)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {symptoms.length > 0 ? (
        <p class="meta">
          {t('panel.people.symptoms', {
            symptoms: { list: symptoms.map((s) => ({ key: `panel.symptom.${s}` })) },
          })}
        </p>
      ) : null}
      <p class="meta">{t('panel.people.read', { ago: ago(people.at) })}</p>
    </section>
  );
}
