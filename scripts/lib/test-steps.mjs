import fs from 'node:fs'
import path from 'node:path'
import { buildApp } from './build.mjs'
import { provideChromium } from './provide-chromium.mjs'
import { Failure } from './failure.mjs'
import { next } from './next.mjs'
import { freshPostgres } from './postgres.mjs'
import { root } from './root.mjs'
import { run } from './run.mjs'
import { countPlaywright, countVitest } from './test-counts.mjs'
import { browserTestEnv, buildEnv, testFolder } from './test-env.mjs'
import { emptyFolder } from './test-folder.mjs'

const bin = (file) => path.join(root, 'node_modules', file)
const report = (name) => path.join(testFolder, `${name}.json`)

/** A step that is one check: it passes or fails as a whole. */
const check = (command) => async (work) => {
  const result = await node(work, command)
  return result.ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output: result.output }
}

export const format = check([bin('prettier/bin/prettier.cjs'), '--check', '.'])

export const lint = check([bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'])

/** Not by tsconfig.json, which reads what an older build or a dev server left in .next as well. */
export async function types(work) {
  const typegen = await node(work, [next, 'typegen'], buildEnv)
  if (!typegen.ok) return { passed: 0, failed: 1, output: typegen.output }
  return check([bin('typescript/bin/tsc'), '--noEmit', '-p', buildEnv.GUILDHALL_TSCONFIG])(work)
}

export const unit = vitest('unit', ['--exclude', '**/*.slow.test.*'])

/** Races over many rounds, and whole programs at work: files named *.slow.test.ts. */
export const slow = vitest('slow', ['.slow.test.'])

function vitest(name, which) {
  return async (work) => {
    fs.rmSync(report(name), { force: true })
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report(name)}`]
    const { output } = await node(work, [bin('vitest/vitest.mjs'), 'run', ...which, ...reporters])
    await freshPostgres(path.join(testFolder, 'unit/postgres')) // in case it was left running
    const counts = countVitest(report(name))
    return { ...counts, output: counts.failed > 0 ? output : undefined }
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
