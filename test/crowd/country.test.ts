import { describe, expect, it } from 'vitest';
import { continentOf, countryCodes, isCountry, utcOffsetOf } from '../../utils/crowd/countries.ts';
import { countryOfTimeZone } from '../../utils/crowd/country.ts';

const ZONES = Intl.supportedValuesOf('timeZone');

describe('the country of a time zone', () => {
  it.each([
    ['Asia/Dhaka', 'BD'],
    ['Asia/Calcutta', 'IN'],
    ['America/Argentina/Buenos_Aires', 'AR'],
    ['America/Indiana/Indianapolis', 'US'],
    ['Europe/Kyiv', 'UA'],
    ['Pacific/Auckland', 'NZ'],
    ['Etc/UTC', null],
    ['UTC', null],
    ['', null],
    ['Mars/Olympus', null],
  ])('%s is %s', (zone, country) => {
    expect(countryOfTimeZone(zone)).toBe(country);
  });

  it('is a country wherever it is guessed', () => {
    const guessed = ZONES.map(countryOfTimeZone).filter((country) => country !== null);
    expect(guessed.filter((country) => !isCountry(country))).toEqual([]);
    expect(new Set(guessed).size).toBeGreaterThan(150);
  });

  it('has the offset that the zone has, within the hours that a wide country spans', () => {
    const wrong = ZONES.filter((zone) => {
      const country = countryOfTimeZone(zone);
      if (country === null) return false;
      const wide = [
        'US',
        'CA',
        'RU',
        'BR',
        'AU',
        'MX',
        'ID',
        'FR',
        'PT',
        'ES',
        'CL',
        'CN',
        'KZ',
        'CD',
      ].includes(country);
      return Math.abs(offsetOf(zone) - utcOffsetOf(country)) > (wide ? 9 : 1);
    });
    expect(wrong).toEqual([]);
  });
});

describe('the table of countries', () => {
  it('knows every country by a name and a continent', () => {
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    const codes = countryCodes();
    expect(codes.length).toBeGreaterThanOrEqual(249);
    expect(codes.filter((code) => names.of(code) === undefined)).toEqual([]);
    expect(codes.filter((code) => continentOf(code) === null || Number.isNaN(utcOffsetOf(code)))).toEqual([]);
  });

  it('knows nothing of what is no country', () => {
    expect(isCountry('ZZ')).toBe(false);
    expect(continentOf('elsewhere')).toBeNull();
  });
});

/** Standard offset of a zone in northern winter, hours. */
function offsetOf(zone: string): number {
  const winter = Date.UTC(2026, 0, 15, 12);
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
    winter,
  );
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return hours === undefined ? 0 : Number(`${sign}1`) * (Number(hours) + Number(minutes) / 60);
}
