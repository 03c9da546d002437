import fs from 'node:fs'
import path from 'node:path'
import { buildApp } from './build.mjs'
import { provideChromium } from './provide-chromium.mjs'
import { Failure } from './failure.mjs'
import { next, root } from './root.mjs'
import { freshPostgres } from './postgres.mjs'
import { run } from './run.mjs'
import { countPlaywright, countVitest } from './test-counts.mjs'
import { browserTestEnv, buildEnv, testFolder, emptyFolder } from './test-folder.mjs'

const bin = (file) => path.join(root, 'node_modules', file)
const report = (name) => path.join(testFolder, `${name}.json`)

/** Format, lint, imports and types, in parallel; a second run checks only what has changed. */
export async function checks(work) {
  const parts = [lint, format, types, promises, imports]
  const results = await Promise.all(parts.map((part) => part(work)))
  const failed = results.filter(({ ok }) => !ok)
  return {
    passed: results.length - failed.length,
    failed: failed.length,
    output: failed.map(({ output }) => output).join('\n'),
  }
}

const cache = (name) => ['--cache', '--cache-location', path.join(testFolder, 'cache', name)]

const format = (work) => {
  const prettier = bin('prettier/bin/prettier.cjs')
  return node(work, [prettier, '--check', '.', '--log-level=warn', ...cache('prettier')])
}

const lint = (work) => {
  const strategy = ['--cache-strategy', 'content']
  return node(work, [
    bin('eslint/bin/eslint.js'),
    '.',
    '--max-warnings=0',
    ...cache('eslint'),
    ...strategy,
  ])
}

/** The two rules of .oxlintrc.json: they need every type, which takes ESLint five times as long. */
const promises = (work) => node(work, [bin('oxlint/bin/oxlint'), '--type-aware'])

const imports = (work) =>
  node(work, [bin('dependency-cruiser/bin/dependency-cruise.mjs'), '.', '--output-type=err'])

/**
 * By the native compiler, in a third of the time; the build checks them again with the one that Next
 * uses. Not with tsconfig.json, which also includes what an older build or a dev server left in .next.
 */
async function types(work) {
  const typegen = await node(work, [next, 'typegen'], buildEnv)
  if (!typegen.ok) return typegen
  const remembered = path.join(testFolder, 'cache/types.tsbuildinfo')
  const project = [
    '-p',
    buildEnv.GUILDHALL_TSCONFIG,
    '--incremental',
    '--tsBuildInfoFile',
    remembered,
  ]
  return node(work, [bin('typescript-native/bin/tsc'), '--noEmit', ...project])
}

export const unit = vitest('unit', '!slow*')

/** Races over many rounds, and tests that run whole programs: files named *.slow.test.ts. */
export const slow = vitest('slow', 'slow*')

/**
 * 10,000 requests with every role to every route and action, and again without proxy.ts:
 * scripts/testing/fuzz.
 */
export async function fuzz(work) {
  const table = path.join(testFolder, 'fuzz.txt')
  fs.rmSync(table, { force: true })
  const FUZZ_REQUESTS = process.env.FUZZ_REQUESTS || '10000'
  const env = { ...work.env, FUZZ_REQUESTS }
  const result = await vitest('fuzz', 'slow', ['scripts/testing/fuzz'])({ ...work, env })
  return { ...result, notes: fs.existsSync(table) ? read(table).split('\n') : [] }
}

/** The faults of docs/guarantees.md at full length; the slow tests run them in short. */
export async function chaos(work) {
  const files = ['scripts/lib/faults', 'scripts/lib/backup']
  const env = { ...work.env, FAULTS: 'full' }
  const result = await vitest('chaos', 'slow', files)({ ...work, env })
  const figures = [...result.said.matchAll(/^FIGURE (.*)$/gm)].map(([, text]) => text)
  return { ...result, notes: figures.sort() }
}

const read = (file) => fs.readFileSync(file, 'utf8')

function vitest(name, project, files = []) {
  return async (work) => {
    fs.rmSync(report(name), { force: true })
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report(name)}`]
    const args = ['run', ...files, '--project', project, ...reporters]
    const { output } = await node(work, [bin('vitest/vitest.mjs'), ...args])
    await freshPostgres(path.join(testFolder, 'unit/postgres')) // in case it was left running
    const counts = countVitest(report(name))
    return { ...counts, said: output, output: counts.failed > 0 ? output : undefined }
  }
}

export async function build(work) {
  const quiet = { step: (_, task) => task() }
  try {
    const buildDir = path.join(testFolder, 'next')
    await buildApp({ ...work, progress: quiet, buildDir, env: { ...work.env, ...buildEnv } })
    return { passed: 1, failed: 0 }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { passed: 0, failed: 1, output: error.output ?? error.message }
  }
}

export async function browser(work) {
  const chromium = await provideChromium(work)
  const data = path.join(testFolder, 'e2e')
  fs.rmSync(report('e2e'), { force: true })
  await emptyFolder(data)
  const { output } = await node(
    work,
    [bin('@playwright/test/cli.js'), 'test', '--reporter=list,json'],
    { ...(await browserTestEnv(chromium)), PLAYWRIGHT_JSON_OUTPUT_FILE: report('e2e') },
  )
  await emptyFolder(data)
  const counts = countPlaywright(report('e2e'))
  return { ...counts, output: counts.failed > 0 ? output : undefined }
}

async function node({ signal, env, timeout }, args, more) {
  const result = await run(process.execPath, args, { signal, timeout, env: { ...env, ...more } })
  if (result.timedOut) result.output += `\nStopped after ${Math.round(timeout / 60_000)} minutes.`
  return result
}
