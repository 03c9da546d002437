import path from 'node:path'
import { chromiumCandidates } from './chromium.mjs'
import { Failure } from './failure.mjs'
import { isRoot } from './postgres/account.mjs'
import { root } from './root.mjs'
import { run } from './run.mjs'

const minutes = 60_000

/**
 * Finds a Chromium that really starts: an installed one, else Playwright's download, else Debian's.
 * @returns {Promise<string | undefined>} its path; undefined for Playwright's own
 * @throws {Failure}
 */
export async function provideChromium({ progress, signal }) {
  const ways = [
    ['Downloading Chromium from Playwright', downloadFromPlaywright],
    ...(isRoot() ? [['Installing Chromium with apt-get', installWithApt]] : []),
  ]
  let chromium = await firstThatStarts(signal)
  let output = ''
  for (const [title, provide] of ways) {
    if (chromium) break
    const result = await progress.step(title, () => provide(signal))
    if (!result.ok) progress.say('  It could not be had that way.')
    output += result.output.trim().split('\n').slice(-10).join('\n')
    chromium = await firstThatStarts(signal)
  }
  if (chromium) return chromium.program
  throw new Failure(
    'The browser tests need a Chromium, and none could be installed: ' +
      'install one, or name its program in CHROMIUM_PATH.',
    output,
  )
}

async function firstThatStarts(signal) {
  for (const program of chromiumCandidates()) if (await starts(program, signal)) return { program }
}

// An installed program may lack its libraries.
async function starts(program, signal) {
  const script = `import { chromium } from 'playwright-core'
    await (await chromium.launch({ executablePath: process.argv[1] || undefined })).close()`
  const args = ['--input-type=module', '-e', script, program ?? '']
  return (await run(process.execPath, args, { signal, timeout: minutes })).ok
}

// Its host may be unreachable, which may take long to be noticed.
function downloadFromPlaywright(signal) {
  const cli = path.join(root, 'node_modules/playwright-core/cli.js')
  return run(process.execPath, [cli, 'install', 'chromium'], { signal, timeout: 3 * minutes })
}

async function installWithApt(signal) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = (browser) => {
    const args = ['install', '-y', '--no-install-recommends', browser, 'fonts-liberation']
    return run('apt-get', args, { signal, env, timeout: 8 * minutes })
  }
  await run('apt-get', ['update'], { signal, env, timeout: 3 * minutes })
  const shell = await install('chromium-headless-shell')
  return shell.ok ? shell : install('chromium') // older systems have no package for the shell
}
