import { DAY, HOUR } from './bucket.ts';

/**
 * How strongly the hour of the day moves the number of reports before anything is known of a service:
 * the logarithm swings by this much either way. Measured on the quiet hours of 31 days in
 * `shared/crowd` (0.3 reports per quarter of an hour at 07:00 UTC, 3 at 17:00 UTC).
 */
const SWING = 0.85;

/** Mean of exp(SWING * cos(x)) over a day: the modified Bessel function I0(0.85). */
const MEAN = 1.188947;

/** Local hour at which most people report: the middle of the waking day. */
const BUSY_HOUR = 12;

/** Usual reports at a time of the day, relative to the day's mean of 1. `utcOffset` in hours. */
export function dayCurve(time: number, utcOffset: number): number {
  const localHour = (time % DAY) / HOUR + utcOffset;
  return Math.exp(SWING * Math.cos((2 * Math.PI * (localHour - BUSY_HOUR)) / 24)) / MEAN;
}
