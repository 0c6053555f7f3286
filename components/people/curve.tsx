import type { PeopleSignal } from '../../utils/crowd/types.ts';
import { useWords } from '../base/words.tsx';

const WIDTH = 340;
const HEIGHT = 84;
const QUARTER = 15 * 60_000;

/**
 * Reports of the last 24 hours by quarter of an hour, with the number that is usual at that hour as a
 * dashed line. A picture with a sentence that says the same.
 */
export function Curve({ buckets }: { buckets: PeopleSignal['buckets'] }) {
  const { t, now, number, moment } = useWords();
  const first = buckets[0];
  const last = buckets.at(-1);
  if (!first || !last || buckets.length < 2) return null;
  const peak = buckets.reduce((best, bucket) => (bucket.count > best.count ? bucket : best));
  const top = Math.max(4, peak.count, ...buckets.map((bucket) => bucket.expected)) * 1.08;
  const x = (time: number) => round(((time - first.time) / (last.time - first.time)) * WIDTH);
  const y = (value: number) => round(HEIGHT - (value / top) * HEIGHT);
  const line = (value: (bucket: (typeof buckets)[number]) => number) =>
    buckets.map((bucket) => `${x(bucket.time)} ${y(value(bucket))}`).join('L');
  const counts = line((bucket) => bucket.count);

  return (
    <figure class="curve" dir="ltr">
      <svg
        viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`}
        role="img"
        aria-label={t('panel.people.curve', {
          peak: number(peak.count),
          time: moment(peak.time),
          now: number(last.count),
          usual: number(Math.round(last.expected)),
        })}
      >
        <path class="curve-area" d={`M0 ${HEIGHT}L${counts}L${WIDTH} ${HEIGHT}Z`} />
        <path class="curve-usual" d={`M${line((bucket) => bucket.expected)}`} />
        <path class="curve-line" d={`M${counts}`} />
        <circle class="curve-now" cx={x(last.time)} cy={y(last.count)} r="3" />
      </svg>
      <figcaption class="meta" aria-hidden="true">
        <span>{moment(first.time)}</span>
        <span>{moment(Math.min(last.time + QUARTER, now))}</span>
      </figcaption>
    </figure>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
