import { defineConfig, devices } from '@playwright/test'
import { settings } from './e2e/support/settings.mjs'
import { findChromium } from './scripts/lib/chromium.mjs'

const isRoot = process.getuid?.() === 0
const isCi = Boolean(process.env.CI)

/** Stories in a real browser, against the production build on a database of their own. */
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
        // Chromium's sandbox refuses to be root's, as in many a container.
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
    // A server whose Playwright was killed must not stay.
    env: { GUILDHALL_ENDS_WITH_PARENT: '1' },
  },
})
