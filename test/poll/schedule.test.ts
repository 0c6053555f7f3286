import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSlot, parseRetryAfter, retryAt } from '../../utils/poll/schedule.ts';

const MINUTE = 60_000;
const time = fc.integer({ min: 0, max: 4_102_444_800_000 });
const period = fc.integer({ min: MINUTE, max: 60 * MINUTE });

describe('the fixed clock', () => {
  it('always gives a time after now and within one period', () => {
    fc.assert(
      fc.property(fc.webUrl(), time, period, (url, now, every) => {
        const next = nextSlot(url, now, every);
        expect(next).toBeGreaterThan(now);
        expect(next - now).toBeLessThanOrEqual(every);
      }),
    );
  });

  it('does not move when it is looked at', () => {
    fc.assert(
      fc.property(
        fc.webUrl(),
        time,
        period,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (url, now, every, part) => {
          const next = nextSlot(url, now, every);
          const between = now + Math.floor((next - 1 - now) * part);
          expect(nextSlot(url, between, every)).toBe(next);
          expect(nextSlot(url, next, every)).toBe(next + every);
        },
      ),
    );
  });

  it('spreads feeds over the period', () => {
    const slots = Array.from({ length: 500 }, (_, n) =>
      nextSlot(`https://status${n}.example/`, 0, 5 * MINUTE),
    );
    for (let minute = 0; minute < 5; minute++) {
      const inMinute = slots.filter((slot) => Math.floor((slot - 1) / MINUTE) === minute).length;
      expect(inMinute).toBeGreaterThan(60);
    }
  });
});

describe('backoff', () => {
  it('never asks earlier than the server wants, up to six hours', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 6 * 60 * MINUTE }),
        time,
        (failures, wait, now) => {
          const next = retryAt(
            { url: 'https://a.example/', failures, period: 5 * MINUTE, retryAfter: wait },
            now,
            () => 0.5,
          );
          expect(next - now).toBeGreaterThanOrEqual(Math.min(wait, 6 * 60 * MINUTE));
        },
      ),
    );
  });

  it('grows with failures but keeps asking at least every 17 minutes', () => {
    const wait = (failures: number) =>
      retryAt({ url: 'https://a.example/', failures, period: 5 * MINUTE, retryAfter: null }, 0, () => 1);
    const waits = [1, 2, 3, 4, 5, 6, 50].map(wait);
    expect(waits[0]).toBeLessThanOrEqual(5 * MINUTE);
    expect(waits[3]).toBeGreaterThan(waits[2] ?? 0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(17 * MINUTE);
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 60_000],
    ['soon', null],
    ['-5', null],
    [null, null],
  ])('reads %s', (header, expected) => {
    expect(parseRetryAfter(header, Date.UTC(2026, 9, 21, 7, 27))).toBe(expected);
  });
});
