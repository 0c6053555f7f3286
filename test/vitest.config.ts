import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  // JSX as Preact wants it; the extension's own build does the same through its preset.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'test/hub/servers/**', 'node_modules/**'],
    sequence: { shuffle: true },
    environment: 'node',
    restoreMocks: true,
    // a busy machine may take its time
    testTimeout: 30_000,
  },
});
