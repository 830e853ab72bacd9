import { defineConfig } from '@playwright/test';

// Each journey starts the real application on a profile of its own; two cores carry one at a time.
export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.test.ts',
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  outputDir: 'test-results',
});
