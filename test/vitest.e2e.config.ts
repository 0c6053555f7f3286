import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    sequence: { shuffle: true },
    environment: 'node',
    // two cores: one browser at a time keeps times honest
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // a browser is waited for, never slept for
    expect: { poll: { timeout: 15_000, interval: 50 } },
  },
});
