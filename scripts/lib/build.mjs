import fs from 'node:fs'
import path from 'node:path'
import { requireSpace } from './data-folder.mjs'
import { diskIsFull, Failure, saysDiskIsFull } from './failure.mjs'
import { fingerprint } from './fingerprint.mjs'
import { next, nextEnv, jsonIn, root } from './root.mjs'
import { schemaFiles, generateClient } from './prisma.mjs'
import { run } from './run.mjs'
import { live } from './life.mjs'
import { createProgress } from './progress.mjs'
import { buildFolder, loadEnvFiles } from './settings.mjs'
import { generateStyles } from './styles.mjs'

// The app may import from any folder, including those a company adds, except these.
const notBuilt =
  /^(\..*|node_modules|bench|docs|e2e|scripts|prisma|coverage|playwright-report|test-results)$/
const files = [...schemaFiles(), 'prisma/seed.ts', 'package-lock.json', 'tsconfig.json']
// The build's configuration is at the top level; that of the checks does not affect the build.
const config = /^(?!eslint|playwright|vitest|prettier|prisma).*(?<!\.d)\.(ts|mts|mjs|js)$/
const skip = (file) => /(^|\/)lib\/generated$/.test(file) || /\.test\.tsx?$/.test(file)

/**
 * Builds the app unless the build is up to date.
 * @param {{ checked?: Promise<void> }} options checked: what a build waits for
 * @throws {Failure}
 */
export async function buildApp({ progress, signal, buildDir, env = {}, show, checked }) {
  const stamp = path.join(buildDir, 'guildhall-build.json')
  // The two types of build differ.
  const form = process.env.GUILDHALL_STANDALONE === '1' ? ' standalone' : ''
  const sources = fingerprintOfSources() + form
  if (isBuilt(buildDir) && jsonIn(stamp)?.sources === sources) return
  await checked
  requireSpace(root, 200)
  await progress.step('Building the app', async () => {
    fs.rmSync(stamp, { force: true })
    const deployment = deploymentId(sources)
    const own = {
      GUILDHALL_BUILD_DIR: path.relative(root, buildDir),
      NEXT_DEPLOYMENT_ID: deployment,
    }
    const result = await build({ signal, show, env: nextEnv('production', { ...env, ...own }) })
    if (!result.ok) throw cannotBuild(result)
    fs.writeFileSync(stamp, JSON.stringify({ sources, deployment }))
  })
}

// Turbopack sometimes deadlocks and never ends (vercel/next.js#97399, #93908, and seen here): a build
// that has been silent for minutes will not continue.
async function build(options) {
  let result
  for (const patience of options.show ? [undefined] : [4, 8]) {
    const silence = patience && patience * 60_000
    result = await run(process.execPath, [next, 'build'], { ...options, silence })
    if (!result.timedOut) return result
  }
  return result
}

function cannotBuild({ output, timedOut }) {
  if (saysDiskIsFull(output)) return diskIsFull(root)
  if (timedOut) return new Failure('The build came to no end, twice: start again.', output)
  return new Failure('The build failed: see above.', output)
}

/**
 * Next's deployment id of this build, so that a page of another build is reloaded when it next requests
 * something: the host's own id, or else a hash of the sources, the same on every machine.
 */
const deploymentId = (sources, env = process.env) =>
  env.NEXT_DEPLOYMENT_ID || env.VERCEL_DEPLOYMENT_ID || sources.slice(0, 16)

/** @returns {string | undefined} the deployment id of this folder's build, for its server */
export const builtDeployment = (buildDir) =>
  jsonIn(path.join(buildDir, 'guildhall-build.json'))?.deployment

/** @returns {string} changes whenever the build would */
const fingerprintOfSources = () => fingerprint(root, sources(), skip)

/** The files and folders read by the build. */
export function sources() {
  const atTop = fs
    .readdirSync(root, { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() ? !notBuilt.test(entry.name) : config.test(entry.name)))
    .map(({ name }) => name)
  return [...files, ...atTop.sort()]
}

const isBuilt = (buildDir) => fs.existsSync(path.join(buildDir, 'BUILD_ID'))

/** npm run build: for hosts that build once; npm start then finds the build up to date. */
export const runBuild = () =>
  live(async ({ signal }) => {
    loadEnvFiles()
    const progress = createProgress()
    await generateClient({ progress, signal })
    await generateStyles({ progress })
    await buildApp({ progress, signal, buildDir: buildFolder(), show: true })
  })
