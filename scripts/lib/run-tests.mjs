import { holdDataFolder } from './data-folder.mjs'
import { Failure, report } from './failure.mjs'
import { installPackages } from './install.mjs'
import { live } from './life.mjs'
import { generateClient } from './prisma.mjs'
import { createProgress } from './progress.mjs'
import { cleanEnv, testFolder, writeTsconfig } from './test-folder.mjs'

const minutes = 60_000

// In this order: what fails quickly and is easy to fix comes first.
const parts = {
  checks: [['Format, lint, imports and types', 'checks', 15]],
  unit: [['Unit tests', 'unit', 20]],
  slow: [['Slow tests', 'slow', 20]],
  e2e: [
    ['Production build', 'build', 15],
    ['Browser tests', 'browser', 45],
  ],
}

// Not part of a full run, because it takes too long.
const more = { fuzz: [['Fuzz', 'fuzz', 60]], chaos: [['Faults', 'chaos', 30]] }

/**
 * npm test: everything, or one part; every step runs, so that all errors are shown. The last line is "N
 * passed, N failed".
 * @param {'checks' | 'unit' | 'slow' | 'e2e' | 'fuzz' | 'chaos' | undefined} part
 */
export const main = ([part]) =>
  live(async (life) => {
    const progress = createProgress()
    const total = { passed: 0, failed: 0 }
    life.onClose(() => {
      if (!life.signal.aborted) progress.say(`\n${total.passed} passed, ${total.failed} failed`)
    })
    try {
      const steps = part ? { ...parts, ...more }[part] : Object.values(parts).flat()
      if (!steps)
        throw new Failure(
          'Usage: npm test, or npm test -- checks | unit | slow | e2e | fuzz | chaos.',
        )
      await prepare(life, progress)
      await runSteps(life, progress, steps, total)
    } catch (error) {
      total.failed++
      throw error
    }
    life.broken ||= total.failed > 0 || total.passed === 0
  })

async function prepare(life, progress) {
  const work = { progress, signal: life.signal }
  await holdDataFolder(life, { dataDir: testFolder, embedded: true }, { command: 'npm test' })
  writeTsconfig()
  await installPackages(work)
  await generateClient(work)
}

async function runSteps(life, progress, steps, total) {
  const end = Date.now() + 75 * minutes
  const env = cleanEnv()
  const failed = new Set()
  const all = await import('./test-steps.mjs') // needs the packages
  for (const [title, name, limit] of steps) {
    if (name === 'browser' && failed.has('build')) {
      progress.say('✗ Browser tests: not run, there is no build to look at')
      total.failed++
      continue
    }
    const timeout = Math.min(limit * minutes, end - Date.now())
    const work = { signal: life.signal, progress, env, timeout }
    const result = await runStep(progress, title, () => all[name](work))
    total.passed += result.passed
    total.failed += result.failed
    if (result.failed > 0) failed.add(name)
  }
}

async function runStep(progress, title, work) {
  let result
  try {
    await progress.step(title, async () => {
      result = await work()
      if (result.failed > 0) throw new Failure(title)
    })
  } catch (error) {
    if (!result) {
      if (!(error instanceof Failure)) throw error
      report(error)
      return { passed: 0, failed: 1 }
    }
    if (result.output) progress.say(`\n${result.output.trimEnd()}\n`)
  }
  for (const note of result.notes ?? []) progress.say(`  ${note}`)
  return result
}
