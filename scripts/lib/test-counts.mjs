import fs from 'node:fs'

/**
 * What Vitest's JSON report says. A file that could not even be loaded has no tests to fail, and
 * no test at all is no success.
 * @returns {{ passed: number, failed: number, notes: string[] }}
 */
export function countVitest(file) {
  const report = read(file)
  if (!report) return { passed: 0, failed: 1, notes: ['Vitest wrote no report.'] }
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: skipped,
    success,
  } = report
  const hidden = (!success || passed === 0) && failed === 0
  return { passed, failed: hidden ? 1 : failed, notes: skipped ? [`${skipped} skipped`] : [] }
}

/**
 * What Playwright's JSON report says; a test that passed at a second try is passed, and named,
 * and so is what tests measured.
 * @returns {{ passed: number, failed: number, notes: string[] }}
 */
export function countPlaywright(file) {
  const report = read(file)
  if (!report) return { passed: 0, failed: 1, notes: ['Playwright wrote no report.'] }
  const { expected, unexpected: failed, flaky, skipped } = report.stats
  const passed = expected + flaky
  const hidden = (report.errors.length > 0 || passed === 0) && failed === 0
  const notes = flakyTests(report.suites).map((title) => `passed only when tried again: ${title}`)
  notes.push(...figures(report.suites))
  if (skipped) notes.push(`${skipped} skipped`)
  return { passed, failed: hidden ? 1 : failed, notes }
}

const flakyTests = (suites) =>
  specsOf(suites)
    .filter((spec) => spec.tests.some((test) => test.status === 'flaky'))
    .map((spec) => `${spec.file}: ${spec.title}`)

/** What tests measured and want to be read, also while all is well: annotations of the type "figure". */
const figures = (suites) =>
  specsOf(suites)
    .flatMap((spec) => spec.tests.flatMap((test) => test.annotations ?? []))
    .filter(({ type }) => type === 'figure')
    .map(({ description }) => description)

const specsOf = (suites = []) =>
  suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites)])

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
