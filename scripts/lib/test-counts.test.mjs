import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { countPlaywright, countVitest } from './test-counts.mjs'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'counts-'))
const file = path.join(folder, 'report.json')
const written = (report) => (fs.writeFileSync(file, JSON.stringify(report)), file)
const vitest = (report) => countVitest(written({ success: true, numPendingTests: 0, ...report }))
const playwright = (stats, more) =>
  countPlaywright(
    written({
      stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
      errors: [],
      suites: [],
      ...more,
    }),
  )

test('counts passed and failed tests', () => {
  expect(vitest({ numPassedTests: 7, numFailedTests: 0 })).toMatchObject({ passed: 7, failed: 0 })
  expect(vitest({ numPassedTests: 7, numFailedTests: 2, success: false })).toMatchObject({
    passed: 7,
    failed: 2,
  })
  expect(playwright({ expected: 5, unexpected: 1 })).toMatchObject({ passed: 5, failed: 1 })
})

test('counts it as a failure if no test ran or a file could not be loaded', () => {
  expect(vitest({ numPassedTests: 0, numFailedTests: 0 }).failed).toBe(1)
  expect(vitest({ numPassedTests: 7, numFailedTests: 0, success: false }).failed).toBe(1)
  expect(playwright({}).failed).toBe(1)
  expect(playwright({ expected: 5 }, { errors: [{ message: 'no server' }] }).failed).toBe(1)
  expect(countVitest('nowhere.json').failed).toBe(1)
  expect(countPlaywright('nowhere.json').failed).toBe(1)
})

test('counts a test that passed on retry as passed, and names it', () => {
  const spec = { file: 'leave.spec.ts', title: 'Mia leaves', tests: [{ status: 'flaky' }] }
  const counts = playwright(
    { expected: 1, flaky: 1 },
    { suites: [{ suites: [{ specs: [spec] }] }] },
  )
  expect(counts).toMatchObject({ passed: 2, failed: 0 })
  expect(counts.notes.join()).toContain('leave.spec.ts: Mia leaves')
})

test('passes on the figures that tests measured', () => {
  const annotations = [
    { type: 'figure', description: 'JavaScript of the sign-in page: 150.1 KB of 160' },
    { type: 'issue', description: 'something else' },
  ]
  const spec = { file: 'weight.spec.ts', title: 'weight', tests: [{ annotations }] }
  const { notes } = playwright({ expected: 1 }, { suites: [{ specs: [spec] }] })
  expect(notes).toEqual(['JavaScript of the sign-in page: 150.1 KB of 160'])
})
