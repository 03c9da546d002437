import sharp from 'sharp'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import { Failure } from './failure.mjs'
import { live } from './life.mjs'
import { freePort } from './ports.mjs'
import { isRoot } from './postgres/account.mjs'
import { endGroup, spawnGroup } from './processes.mjs'
import { createProgress } from './progress.mjs'
import { provideChromium } from './provide-chromium.mjs'
import { root } from './root.mjs'
import { buildEnv, cleanEnv, emptyFolder, writeTsconfig } from './test-folder.mjs'

const desktop = { viewport: { width: 1280, height: 760 }, deviceScaleFactor: 2 }
// Phones show the scroll bar over the page, without reserving space for it.
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true }
const docs = (name) => `docs/screenshots/${name}.webp`
const site = (name) => `public/screenshots/${name}.webp`

/** The screenshots: as Olive, or as the person who opens the invitation. */
const pictures = [
  { file: docs('people'), page: '/orgs/acme/people', ...desktop },
  { file: docs('settings'), page: '/orgs/acme/settings', ...desktop },
  { file: docs('invitation'), page: 'invitation', ...desktop },
  { file: docs('mobile'), page: '/orgs/acme', ...phone },
  ...['light', 'dark'].flatMap((colorScheme) => [
    {
      file: site(`desktop-${colorScheme}`),
      page: '/orgs/acme',
      viewport: { width: 1200, height: 750 },
      deviceScaleFactor: 1.5,
      colorScheme,
    },
    {
      file: site(`phone-${colorScheme}`),
      page: '/orgs/acme',
      ...phone,
      viewport: { width: 390, height: 560 },
      colorScheme,
    },
  ]),
]

/**
 * Takes all screenshots, of Acme with its demo people, a logo and two open invitations.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of a running Guildhall
 * @param {(file: string, png: Buffer) => Promise<void>} keep
 */
async function photograph(browser, address, keep) {
  const context = await browser.newContext({ baseURL: address, locale: 'en-GB', ...desktop })
  const page = await context.newPage()
  await signIn(page)
  await giveLogo(page)
  for (const email of ['design@acme.test', 'support@acme.test']) await invite(page, email)
  const invitation = await invitationFor(address, 'design@acme.test')
  await page.reload({ waitUntil: 'networkidle' }) // all announcements are over
  const olive = await context.storageState()
  for (const { file, page: path, ...options } of pictures) {
    const isGuest = path === 'invitation'
    const shot = await browser.newContext({
      ...{ baseURL: address, locale: 'en-GB', colorScheme: 'light', ...options },
      ...(!isGuest && { storageState: olive }),
    })
    const view = await shot.newPage()
    await view.goto(isGuest ? invitation : path, { waitUntil: 'networkidle' })
    await view.evaluate('document.fonts.ready.then(() => true)')
    await keep(file, await view.screenshot({ animations: 'disabled', caret: 'hide' }))
    await shot.close()
  }
}

async function signIn(page) {
  await page.goto('/login?next=/orgs/acme/settings')
  await page.getByLabel('Email', { exact: true }).fill('olive@acme.test')
  await page.getByLabel('Password', { exact: true }).fill('guildhall-demo-people')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/orgs/acme/settings')
}

/** Two peaks on a background of the product's own color. */
const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="512" height="512">
  <rect width="64" height="64" fill="#0f3d3e"/>
  <path d="M6 50 25 16l11 20 6-9 16 23z" fill="#f2b544"/>
  <path d="m25 16 6.6 12-4.1 3.4-3.4-3-4.6 4-1.6-3z" fill="#fff8e7"/></svg>`

async function giveLogo(page) {
  const buffer = await sharp(Buffer.from(logo)).png().toBuffer()
  await page.waitForLoadState('networkidle')
  await page
    .getByLabel('Upload picture')
    .setInputFiles({ name: 'acme.png', mimeType: 'image/png', buffer })
  await page.getByRole('dialog').getByRole('button', { name: 'Save picture' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

async function invite(page, email) {
  await page.goto('/orgs/acme/people/invite', { waitUntil: 'networkidle' })
  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.getByLabel('Message').fill('Good to have you with us. Ask me for anything you need.')
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await page.waitForURL('**/orgs/acme/people')
}

/** The email is in the mailbox shortly after the response. */
async function invitationFor(address, email) {
  for (;;) {
    const mails = await (await fetch(`${address}/dev/mailbox.json?to=${email}`)).json()
    const link = /\/invitations\/[^\s"<]+/.exec(mails[0]?.text ?? '')
    if (link) return link[0]
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

const dataDir = '.test/screenshots'
const largest = 200_000

/**
 * npm run screenshots: takes the screenshots of README and landing page, from its own Guildhall with
 * the demo people; or from the one at APP_URL, which then gets a logo and two invitations.
 */
export const main = () =>
  live(async (life) => {
    const progress = createProgress()
    const executablePath = await provideChromium({ progress, signal: life.signal })
    const site = process.env.APP_URL || (await startGuildhall(life))
    const browser = await chromium.launch({
      executablePath,
      args: isRoot() ? ['--no-sandbox'] : [],
    })
    life.onClose(() => browser.close())
    await progress.step('Taking pictures', () => photograph(browser, site, keep))
  })

/** Writes a picture as WebP. @throws {Failure} if it is so large that it would slow down the page */
async function keep(file, png) {
  const target = path.join(root, file)
  fs.mkdirSync(path.dirname(target), { recursive: true })
  const { size } = await sharp(png).webp({ quality: 82, effort: 6 }).toFile(target)
  if (size > largest) throw new Failure(`${file} has ${size} bytes: at most ${largest} are wanted.`)
}

/** Runs npm start with the tests' own data folder and build. @returns its URL */
async function startGuildhall(life) {
  await emptyFolder(path.join(root, dataDir))
  writeTsconfig()
  const port = await freePort()
  const site = `http://localhost:${port}`
  const child = spawnGroup(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...cleanEnv(),
      ...buildEnv,
      PORT: String(port),
      APP_URL: site,
      GUILDHALL_DATA: dataDir,
      GUILDHALL_POSTGRES_FAST: '1',
      GUILDHALL_ENDS_WITH_PARENT: '1',
    },
  })
  life.onClose(() => endGroup(child, { grace: 30_000 }))
  let gone = false
  child.exited.then(() => (gone = true))
  while (!(await isReady(site))) {
    life.signal.throwIfAborted()
    if (gone) throw new Failure('Guildhall did not start: see above.')
    await sleep(500)
  }
  return site
}

const isReady = (site) =>
  fetch(`${site}/api/ready`).then(
    ({ ok }) => ok,
    () => false,
  )
