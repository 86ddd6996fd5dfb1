import { defineConfig } from '@playwright/test';
import { STATE } from './harness';

const url = process.env.CALLSIGHT_URL;
if (url === undefined) {
  throw new Error(
    'CALLSIGHT_URL must name a running Callsight with the demo organization; ./callsight test starts one',
  );
}

const browser = process.env.CALLSIGHT_CHROMIUM || '/usr/bin/chromium';

/** Browser tests against a running server; `CALLSIGHT_KEY` is one of its platform keys. */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  // Of a hundred journeys on a busy machine one may meet a time limit; the launcher names each that did.
  retries: process.env.CI === undefined ? 0 : 1,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: url,
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: browser,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
  projects: [
    { name: 'sign in', testMatch: 'signing-in.setup.ts' },
    {
      name: 'dashboard',
      testMatch: '*.spec.ts',
      dependencies: ['sign in'],
      use: { storageState: STATE },
    },
  ],
});
