import { expect, it } from 'vitest';
import { lazyMap } from '../../utils/catalog/lazy-map.ts';

it('makes what is asked for, once, and behaves like a map', () => {
  const made: number[] = [];
  const map = lazyMap(new Map(Object.entries({ a: 1, b: 2, c: 3 })), (raw) => {
    made.push(raw);
    return { double: raw * 2 };
  });
  expect([map.size, map.has('b'), map.has('x'), map.get('x')]).toEqual([3, true, false, undefined]);
  expect(made).toEqual([]);
  expect(map.get('b')).toEqual({ double: 4 });
  expect(map.get('b')).toBe(map.get('b'));
  expect(made).toEqual([2]);
  expect([...map.keys()]).toEqual(['a', 'b', 'c']);
  expect([...map.values()].map(({ double }) => double)).toEqual([2, 4, 6]);
  expect(made).toEqual([2, 1, 3]);
});
