import { ownEntry } from '../../own-entry.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Minutes east of UTC. The names of RFC 822, and those that European pages use. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  bst: 60,
  cet: 60,
  cest: 120,
  jst: 540,
};

/** `2026-07-29T20:24:35.022Z`, `-07:00`, without a zone (UTC), and Go's `2025-04-10 13:00:00 +0000 UTC`. */
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)? ?(Z|[A-Z]{2,4}|[+-]\d\d:?\d\d)?(?: [A-Z]{2,4})?$/i;
/** `Thu, 23 Jul 2026 16:49:55 Z`, `Fri, 14 Jan 2022 14:44:00 PST`, `+0800`; weekday and seconds may be missing. */
const RFC822 =
  /^(?:[a-z]{3,9},? )?(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{2,4}) (\d\d?):(\d\d)(?::(\d\d))? ?([a-z]{1,4}|[+-]\d\d:?\d\d)?$/i;
/** `Mon, May 25 2026 04:45:26 +0000`: the same with the month first. */
const MONTH_FIRST =
  /^(?:[a-z]{3,9},? )?([a-z]{3})[a-z]* (\d{1,2}),? (\d{4}),? (\d\d?):(\d\d)(?::(\d\d))? ?([a-z]{1,4}|[+-]\d\d:?\d\d)?$/i;
/** JavaScript's own `Sat Jul 09 2022 04:20:00 GMT+0000 (Coordinated Universal Time)`. */
const DATE_TO_STRING =
  /^[a-z]{3} ([a-z]{3}) (\d\d?) (\d{4}) (\d\d):(\d\d):(\d\d)(?: GMT([+-]\d\d:?\d\d)?)?(?: \([^()]*\))?$/i;
/** Apple's `02/10/2020 11:45 PST`. */
const AMERICAN = /^(\d\d?)\/(\d\d?)\/(\d{4})(?: (\d\d?):(\d\d)(?::(\d\d))?(?: ([a-z]{1,4}))?)?$/i;

/**
 * A time from outside as epoch ms UTC, or null where it cannot be read. Numbers (and strings of digits)
 * below 10^11 are seconds, larger ones ms. Times without a zone are UTC. Never `Date.parse`: browsers
 * differ in what they accept beyond ISO.
 */
export function parseTime(value: unknown): number | null {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string' || value.length > 80) return null;
  const text = value.trim();
  if (/^\d{9,16}$/.test(text)) return fromNumber(Number(text));
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day, hour, minute, second, fraction, zone] = iso;
    const ms = fraction ? Math.floor(Number(`0.${fraction}`) * 1000) : 0;
    return build(Number(year), Number(month), day, hour, minute, second, zone, ms);
  }
  const rfc = RFC822.exec(text);
  if (rfc) {
    const [, day, month, year, hour, minute, second, zone] = rfc;
    return build(fullYear(Number(year)), monthNumber(month), day, hour, minute, second, zone);
  }
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) {
    const [, month, day, year, hour, minute, second, zone] = monthFirst;
    return build(Number(year), monthNumber(month), day, hour, minute, second, zone);
  }
  const js = DATE_TO_STRING.exec(text);
  if (js) {
    const [, month, day, year, hour, minute, second, zone] = js;
    return build(Number(year), monthNumber(month), day, hour, minute, second, zone);
  }
  const american = AMERICAN.exec(text);
  if (american) {
    const [, month, day, year, hour, minute, second, zone] = american;
    return build(Number(year), Number(month), day, hour, minute, second, zone);
  }
  return null;
}

/** The latest of several times, or null where none is known. */
export function latest(times: Iterable<number | null>): number | null {
  let result: number | null = null;
  for (const time of times) if (time !== null && (result === null || time > result)) result = time;
  return result;
}

/** The earliest of several times, or null where none is known. */
export function earliest(times: Iterable<number | null>): number | null {
  let result: number | null = null;
  for (const time of times) if (time !== null && (result === null || time < result)) result = time;
  return result;
}

function fromNumber(value: number): number | null {
  if (!Number.isFinite(value) || value <= 0 || value > 8.64e15) return null;
  return Math.round(value < 1e11 ? value * 1000 : value);
}

function build(
  year: number,
  month: number,
  day = '1',
  hour = '0',
  minute = '0',
  second = '0',
  zone = 'Z',
  ms = 0,
): number | null {
  const offset = minutesEast(zone);
  const date = Number(day);
  // Software writes the year 1 where it has no time yet.
  const inRange =
    year >= 1970 &&
    month >= 1 &&
    month <= 12 &&
    date >= 1 &&
    date <= 31 &&
    Number(hour) <= 24 &&
    Number(minute) <= 59;
  if (offset === null || !inRange) return null;
  const utc = Date.UTC(year, month - 1, date, Number(hour), Number(minute), Number(second), ms);
  return Number.isFinite(utc) ? utc - offset * 60_000 : null;
}

function minutesEast(zone: string): number | null {
  const sign = zone[0] === '-' ? -1 : zone[0] === '+' ? 1 : 0;
  if (sign === 0) return ownEntry(ZONES, zone.toLowerCase()) ?? null;
  const digits = zone.slice(1).replace(':', '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)));
}

function monthNumber(name = ''): number {
  return MONTHS.indexOf(name.toLowerCase()) + 1;
}

/** RFC 822 wrote years with two digits. */
function fullYear(year: number): number {
  return year >= 100 ? year : year + (year < 70 ? 2000 : 1900);
}
