import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest'
import config from '@/guildhall.config'
import { evenTime } from '@/lib/accounts/sign-up/even-time'
import { loggedErrors, noteErrors } from '@/lib/testing/logged-errors'
import { askAnew } from '@/lib/testing/next-request'

Object.assign(process.env, {
  DATABASE_URL: 'postgresql://localhost:1/none', // lib/testing/setup-database.ts sets a real one
  AUTH_SECRET: 'a secret of at least thirty-two characters',
  APP_URL: 'http://localhost:3000',
  MAIL: 'mailbox',
  MAIL_DIR: '/nowhere',
  LOG_LEVEL: 'warn', // what happened is no news in a test
})

evenTime.atLeast = 0

// A logged error fails the test unless the test takes it: lib/testing/logged-errors.ts.
beforeEach(noteErrors)
afterEach(() => expect(loggedErrors(), 'logged as errors').toEqual([]))

// Test files share one process, so changes to the configuration are undone after each file.
const restoreConfig = remember(config)
afterAll(() => {
  restoreConfig()
  askAnew()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/**
 * Remembers the content of an object with its nested plain objects and arrays; returns a function that
 * restores it.
 */
function remember(value: object): () => void {
  const entries = Object.entries(value)
  const inner = entries
    .filter(([, each]) => isPlain(each))
    .map(([, each]) => remember(each as object))
  return () => {
    if (Array.isArray(value)) value.length = 0
    for (const key of Object.keys(value)) delete value[key as never]
    Object.assign(value, Object.fromEntries(entries))
    for (const restore of inner) restore()
  }
}

function isPlain(value: unknown) {
  if (typeof value !== 'object' || value === null) return false
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
}
