import { expect, type BrowserContext } from '@playwright/test'

// The browser's own message for a 403, 404 or 503, which are expected responses.
const isExpected = (text: string) =>
  /^Failed to load resource: the server responded with a status of (403|404|503)/.test(text)

/** Records errors in pages: a test passes only if there are none. */
export function watch(context: BrowserContext, problems: string[]) {
  context.on('console', (message) => {
    const isProblem = message.type() === 'error' && !isExpected(message.text())
    if (isProblem) problems.push(`${message.page()?.url()} console: ${message.text()}`)
  })
  context.on('weberror', (error) => {
    problems.push(`${error.page()?.url()} error: ${error.error().stack ?? error.error()}`)
  })
}

/** Accepts the browser's own messages about being offline; the page must not add errors of its own. */
export function takeOffline(problems: string[]) {
  expect(problems.filter((text) => !text.includes('net::ERR_INTERNET_DISCONNECTED'))).toEqual([])
  problems.length = 0
}
