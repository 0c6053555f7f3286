import { useMemo, useState } from 'preact/hooks';
import { SCALE } from '../../utils/health.ts';
import { useWords } from '../base/words.tsx';
import { Plot, type PlotLine } from './plot.tsx';
import type { DashboardView } from './types.ts';

const DAY = 86_400_000;
const RANGES = [1, 7, 30, 90] as const;

/** Health and reports of one service over time, to zoom into and to read as a table. */
export function Plots({ focus, theme }: { focus: NonNullable<DashboardView['focus']>; theme: string }) {
  const { t, now, stamp, number } = useWords();
  const [days, setDays] = useState<number>(7);
  const { steps, people } = focus;
  const ticks = useMemo(() => SCALE.map((health) => t(`panel.health.${health}`)), [t]);
  // the clock alone moves nothing
  const from = useMemo(() => now - days * DAY, [days]);
  const lines = useMemo(
    (): PlotLine[] => [
      { label: t('dashboard.plot.ours'), color: '--accent', values: steps.ours, stepped: true },
      {
        label: t('dashboard.plot.official'),
        color: '--bad',
        values: steps.official,
        stepped: true,
        dashed: true,
      },
    ],
    [steps, t],
  );
  const word = (value: number | null | undefined) =>
    value == null ? t('panel.health.unknown') : (ticks[value] ?? '');
  return (
    <>
      <h3>{t('dashboard.plot.health', { service: focus.name })}</h3>
      <fieldset class="chips">
        <legend class="sr-only">{t('dashboard.plot.range')}</legend>
        {RANGES.map((range) => (
          <button
            key={range}
            type="button"
            class="button small"
            aria-pressed={days === range}
            onClick={() => setDays(range)}
          >
            {t('dashboard.plot.days', { count: range })}
          </button>
        ))}
      </fieldset>
      <Plot
        label={t('dashboard.plot.healthLabel', { service: focus.name, word: word(steps.ours.at(-1)) })}
        times={steps.times}
        lines={lines}
        ticks={ticks}
        from={from}
        theme={theme}
      />
      <p class="meta">{t('dashboard.plot.how')}</p>
      <details>
        <summary>{t('dashboard.plot.table')}</summary>
        <div class="table">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('dashboard.plot.time')}</th>
                <th scope="col">{t('dashboard.plot.ours')}</th>
                <th scope="col">{t('dashboard.plot.official')}</th>
              </tr>
            </thead>
            <tbody>
              {steps.times.map((time, index) => (
                <tr key={time}>
                  <td>{stamp(time)}</td>
                  <td>{word(steps.ours[index])}</td>
                  <td>{word(steps.official[index])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      {people && people.buckets.length > 1 ? (
        <People people={people} theme={theme} name={focus.name} number={number} />
      ) : null}
    </>
  );
}

function People({
  people,
  theme,
  name,
  number,
}: {
  people: NonNullable<NonNullable<DashboardView['focus']>['people']>;
  theme: string;
  name: string;
  number: (value: number) => string;
}) {
  const { t, moment } = useWords();
  const { buckets } = people;
  const times = useMemo(() => buckets.map(({ time }) => time), [buckets]);
  const lines = useMemo(
    (): PlotLine[] => [
      { label: t('panel.people.reports'), color: '--accent', values: buckets.map(({ count }) => count) },
      {
        label: t('panel.people.usual'),
        color: '--edge',
        values: buckets.map(({ expected }) => expected),
        dashed: true,
      },
    ],
    [buckets, t],
  );
  const peak = buckets.reduce((best, bucket) => (bucket.count > best.count ? bucket : best));
  const last = buckets.at(-1) ?? peak;
  return (
    <>
      <h3>{t('dashboard.plot.people', { service: name })}</h3>
      <Plot
        label={t('panel.people.curve', {
          now: number(last.count),
          usual: number(Math.round(last.expected)),
          peak: number(peak.count),
          time: moment(peak.time),
        })}
        times={times}
        lines={lines}
        from={times[0] ?? 0}
        theme={theme}
      />
    </>
  );
}
