import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Vitest leaves a core free for a person who waits; nobody types beside a test run.
    maxWorkers: '100%',
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/journeys/**', 'tests/packaged/**'],
    globalSetup: 'tests/support/run-folder.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
