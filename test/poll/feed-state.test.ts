import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isAged } from '../../utils/poll/feed-state.ts';

const QUARTER = 15 * 60_000;
const NOW = Date.UTC(2026, 0, 5, 12);

it('a feed has to be looked at again once a quarter of an hour, at a time of its own', () => {
  fc.assert(
    fc.property(fc.webUrl(), fc.nat(QUARTER - 1), (url, offset) => {
      const readAt = NOW + offset;
      const aged = Array.from({ length: 15 }, (_, minute) => isAged(url, readAt, readAt + minute * 60_000));
      expect(isAged(url, readAt, readAt)).toBe(false);
      expect(isAged(url, readAt, readAt + QUARTER)).toBe(true);
      // not at all or from some minute on, never back and forth
      expect(aged.toSorted((a, b) => Number(a) - Number(b))).toEqual(aged);
    }),
  );
});

it('a feed that was never read has to be looked at', () => {
  expect(isAged('https://a.example/feed', null, NOW)).toBe(true);
});
