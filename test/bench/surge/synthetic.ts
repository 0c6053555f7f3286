import { DAY, HOUR, QUARTER } from '../../../utils/crowd/bucket.ts';
import { dayCurve } from '../../../utils/crowd/curve.ts';
import { gamma, poisson, seeded } from '../../../utils/crowd/random.ts';
import type { CountedEvent } from './event.ts';

/** Reports per quarter of an hour that real services get on average. */
const SIZES = [0.3, 0.8, 2, 3];
/** Quarters of an hour before and after the onset. */
const AROUND = 48;

/**
 * Made-up counts for machines without the real ones: a day curve, Poisson noise whose rate wanders with
 * the dispersion that was measured (negative binomial of size 2), and an onset that grows within an hour.
 */
export function syntheticEvents(number: number, seed: number): CountedEvent[] {
  const random = seeded(seed);
  return Array.from({ length: number }, (_, i) => {
    const onset = i * DAY + Math.floor(random() * 96) * QUARTER;
    const size = SIZES[i % SIZES.length] ?? 1;
    const height = 40 + 160 * random() ** 2;
    const peak = onset + Math.floor(random() * 6) * QUARTER;
    const counts = Array.from({ length: 2 * AROUND }, (_, n) => {
      const time = onset + (n - AROUND) * QUARTER;
      const usual = size * dayCurve(time, -5) * gamma(2, 1, random);
      const rise = Math.min(1, (time - onset + QUARTER) / (peak - onset + QUARTER));
      const excess = time < onset - QUARTER ? 0 : height * Math.max(rise, 0.3) * fall(time - peak);
      return { time, count: poisson(usual + excess, random) };
    });
    return { provider: 'synthetic', id: `synthetic-${i}`, onset, peak, counts };
  });
}

/** Reports die away within hours of the peak. */
function fall(since: number): number {
  return since <= 0 ? 1 : Math.exp(-since / (2 * HOUR));
}
