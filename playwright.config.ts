import { defineConfig } from '@playwright/test';

// Each journey starts the real application on a profile of its own and waits for it half of the time: two cores carry two.
export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.test.ts',
  globalSetup: './tests/support/run-folder.ts',
  workers: 2,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  outputDir: 'test-results',
});
