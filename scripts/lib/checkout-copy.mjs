import { execFile, execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { filesIn } from './add-to/routes.mjs'
import { provideChromium } from './provide-chromium.mjs'
import { root } from './root.mjs'
import { browserTestEnv, buildOnce } from './test-folder.mjs'

const run = promisify(execFile)
const listed = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], { cwd: root })

/** The project's current files, except those ignored by Git. */
export const checkedOut = listed
  .toString()
  .split('\0')
  .filter((file) => file && existsSync(path.join(root, file)))

// Ignored by Git, and created in the copy.
const ignored = /^(node_modules|lib\/generated|\.next|\.test|\.data|next-env\.d\.ts)/

/**
 * Copies the checkout for a test that changes it. It is inside the project's test data, because the
 * link to node_modules must lead out of the folder.
 * @param {string} name
 */
export function copyCheckout(name) {
  const folder = mkdtempSync(path.join(root, `.test/${name}-`))
  // With their times: a lock file newer than the packages would have them reinstalled through the link,
  // replacing the project's own.
  for (const file of checkedOut)
    cpSync(path.join(root, file), path.join(folder, file), { preserveTimestamps: true })
  const types = path.join(root, 'next-env.d.ts') // none before the first build or check
  if (existsSync(types)) cpSync(types, path.join(folder, 'next-env.d.ts'))
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  const read = (file) => readFileSync(path.join(folder, file), 'utf8')
  const before = new Map(checkedOut.map((file) => [file, read(file)]))
  /** Runs a script there, and shows its output if it fails. */
  const node = (args, env = {}) =>
    run(process.execPath, args, {
      cwd: folder,
      env: { ...process.env, DATABASE_URL: '', NO_COLOR: '1', ...env },
      maxBuffer: 1e8,
    }).catch((error) => {
      throw new Error(`${args.join(' ')}\n${error.stdout}\n${error.stderr}`)
    })
  return {
    folder,
    read,
    node,
    /** The files added, changed or deleted since the copy was made. */
    changes: () => {
      const now = filesIn(folder).filter((file) => !ignored.test(file))
      const gone = checkedOut.filter((file) => !now.includes(file))
      return [...now.filter((file) => before.get(file) !== read(file)), ...gone].sort()
    },
    /** Runs browser tests against a build of the copy, which does not check the types. */
    browse: async (...stories) => {
      const quiet = { step: (_, task) => task() }
      const env = await browserTestEnv(await provideChromium({ progress: quiet }))
      const playwright = 'node_modules/@playwright/test/cli.js'
      const config = read('next.config.mjs')
      const quick = config
        .replace('  typescript: {', '$& ignoreBuildErrors: true,')
        .replace('  experimental: {', `$& ${buildOnce},`)
      writeFileSync(path.join(folder, 'next.config.mjs'), quick)
      await node([playwright, 'test', ...stories], { ...env, NODE_ENV: 'production', VITEST: '' })
      writeFileSync(path.join(folder, 'next.config.mjs'), config)
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}
