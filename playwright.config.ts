import { defineConfig, devices } from '@playwright/test'
import { settings } from './e2e/support/settings.mjs'
import { findChromium } from './scripts/lib/chromium.mjs'

const isRoot = process.getuid?.() === 0
const isCi = Boolean(process.env.CI)

/** Browser tests against the production build, with their own database. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '.test/e2e-results',
  fullyParallel: true,
  workers: 2,
  retries: isCi ? 1 : 0,
  forbidOnly: isCi,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: settings.APP_URL,
    locale: 'en-GB',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: 'on-first-retry',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || findChromium(),
      args: [
        '--disable-background-networking',
        '--disable-gpu',
        // Chromium's sandbox does not run as root, as in many containers.
        ...(isRoot ? ['--no-sandbox'] : []),
      ],
    },
  },
  webServer: {
    command: 'node e2e/support/serve.mjs',
    url: `${settings.APP_URL}/api/ready`,
    timeout: 600_000, // it builds first, where there is no build
    reuseExistingServer: !isCi,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    // A server whose Playwright process was killed must exit.
    env: { GUILDHALL_ENDS_WITH_PARENT: '1' },
  },
})
