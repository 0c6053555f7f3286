import negativeBinomialCdf from '@stdlib/stats-base-dists-negative-binomial-cdf';
import poissonCdf from '@stdlib/stats-base-dists-poisson-cdf';

/**
 * Mean under which counts are Poisson. Twelve services over 40,788 bins of 20 minutes: variance to mean
 * 0.93-1.06 where fewer than 0.15 reports are usual, 1.1-1.3 up to 0.9, and 2.0-3.7 above.
 */
const RARE = 0.15;

/**
 * Probability of at least `count` reports when `expected` are usual: Poisson for rare counts, negative
 * binomial of that `size` (smaller means burstier) for busy ones. 1 for a count of 0.
 */
export function tail(count: number, expected: number, size: number): number {
  if (count <= 0) return 1;
  if (expected < RARE) return 1 - poissonCdf(count - 1, expected);
  return 1 - negativeBinomialCdf(count - 1, size, size / (size + expected));
}
