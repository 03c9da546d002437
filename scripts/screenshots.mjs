// The pictures of the README, taken from a running `npm start` with the demo people.
import { mkdirSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { findChromium } from './lib/chromium.mjs'

const site = process.env.APP_URL ?? 'http://localhost:3000'
const folder = 'docs/screenshots'

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
try {
  mkdirSync(folder, { recursive: true })
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    deviceScaleFactor: 2,
  })
  await page.goto(`${site}/login?next=/orgs/acme/people`)
  await page.getByLabel('Email', { exact: true }).fill('olive@acme.test')
  await page.getByLabel('Password', { exact: true }).fill('guildhall-demo-people')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/orgs/acme/people')
  await page.getByRole('table').first().waitFor()
  await page.screenshot({ path: `${folder}/people.png` })
} finally {
  await browser.close()
}
