import { jsonIn } from './root.mjs'

/**
 * Reads Vitest's JSON report. A file that could not be loaded has no tests to fail, and a run without
 * tests is not a success.
 */
export function countVitest(file) {
  const report = jsonIn(file)
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
 * Reads Playwright's JSON report. A test that passed on retry counts as passed, and is named, as are
 * figures that tests measured.
 */
export function countPlaywright(file) {
  const report = jsonIn(file)
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

/** Figures that tests measured, reported even if all pass: annotations of the type "figure". */
const figures = (suites) =>
  specsOf(suites)
    .flatMap((spec) => spec.tests.flatMap((test) => test.annotations ?? []))
    .filter(({ type }) => type === 'figure')
    .map(({ description }) => description)

const specsOf = (suites = []) =>
  suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites)])
