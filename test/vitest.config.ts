import { defineConfig } from 'vitest/config';

/** Whole days, worlds and long lives: what takes minutes together. All else is of the `unit` project. */
const SCENARIOS = [
  'test/worlds/**/*.test.ts',
  'test/engine/dies-anywhere.test.ts',
  'test/engine/nothing-lost.test.ts',
  'test/notify/any-day.test.ts',
  'test/tools/life.test.ts',
];
const ELSEWHERE = ['test/e2e/**', 'test/hub/servers/**', 'node_modules/**'];

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  // JSX as Preact wants it; the extension's own build does the same through its preset.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...ELSEWHERE, ...SCENARIOS],
        },
      },
      { extends: true, test: { name: 'scenario', include: SCENARIOS } },
    ],
    sequence: { shuffle: true },
    environment: 'node',
    restoreMocks: true,
    // a busy machine may take its time
    testTimeout: 30_000,
  },
});
