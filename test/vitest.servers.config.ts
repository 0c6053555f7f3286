import { defineConfig } from 'vitest/config';

/** Tests against real servers, started by the tests themselves on free ports of this machine. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/hub/servers/*.test.ts'],
    environment: 'node',
    // every file starts servers and loads them: one after another, so that they do not starve each other
    fileParallelism: false,
    testTimeout: 150_000,
    hookTimeout: 60_000,
  },
});
