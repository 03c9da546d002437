import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import sharp from 'sharp'
import { Failure } from './failure.mjs'
import { live } from './life.mjs'
import { freePort } from './ports.mjs'
import { isRoot } from './postgres/account.mjs'
import { endGroup, spawnGroup } from './processes.mjs'
import { createProgress } from './progress.mjs'
import { provideChromium } from './provide-chromium.mjs'
import { root } from './root.mjs'
import { photograph } from './screenshots.mjs'
import { buildEnv, cleanEnv } from './test-env.mjs'
import { emptyFolder, writeTsconfig } from './test-folder.mjs'

const dataDir = '.test/screenshots'
const largest = 200_000

/**
 * npm run screenshots: takes the screenshots of README and landing page, from its own Guildhall with
 * the demo people; or from the one at APP_URL, which then gets a logo and two invitations.
 */
export const takeScreenshots = () =>
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
