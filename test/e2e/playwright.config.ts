import { defineConfig } from '@playwright/test'

// One window at a time: the tests share one display, and a link worker's laptop is not faster than this.
export default defineConfig({
  testDir: '.',
  // The paths of the project's own name type declarations, which Playwright would load in place of the packages.
  tsconfig: './tsconfig.json',
  testMatch: '*.e2e.ts',
  outputDir: '../../test-results',
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list']],
  globalSetup: './prepare-desktop.ts',
})
