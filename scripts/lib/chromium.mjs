import { createRequire } from 'node:module'
import fs from 'node:fs'
import path from 'node:path'

// The shell is Chromium without windows, which no test opens: a third of the CPU time.
const names = [
  ...['chromium-headless-shell', 'chromium', 'chromium-browser'],
  ...['google-chrome', 'google-chrome-stable'],
]
const application = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/**
 * Finds the browser for the tests: that of CHROMIUM_PATH, else Playwright's own if it was downloaded,
 * else the system's.
 * @returns {string | undefined} its path; undefined leaves it to Playwright
 */
export function findChromium(env = process.env) {
  return chromiumCandidates(env)[0]
}

/** @returns {(string | undefined)[]} those that exist, in order of preference */
export function chromiumCandidates(env = process.env) {
  const chosen = isFile(env.CHROMIUM_PATH) ? [env.CHROMIUM_PATH] : []
  const playwrights = isFile(playwrightsOwn()) ? [undefined] : []
  const folders = (env.PATH ?? '').split(path.delimiter)
  const systems = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...chosen, ...playwrights, ...[...systems, application].filter(isFile)]
}

function playwrightsOwn() {
  const require = createRequire(import.meta.url)
  return require('playwright-core').chromium.executablePath()
}

const isFile = (file) => Boolean(file) && fs.statSync(file, { throwIfNoEntry: false })?.isFile()
