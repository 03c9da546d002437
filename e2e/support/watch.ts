import { expect, type BrowserContext } from '@playwright/test'

// What a browser says by itself of a page that answers 403, 404 or 503, which is what it should answer.
const isExpected = (text: string) =>
  /^Failed to load resource: the server responded with a status of (403|404|503)/.test(text)

/** Notes what a page complains of: a test passes only if that stays empty. */
export function watch(context: BrowserContext, problems: string[]) {
  context.on('console', (message) => {
    const isProblem = message.type() === 'error' && !isExpected(message.text())
    if (isProblem) problems.push(`${message.page()?.url()} console: ${message.text()}`)
  })
  context.on('weberror', (error) => {
    problems.push(`${error.page()?.url()} error: ${error.error().stack ?? error.error()}`)
  })
}

/** Takes what a browser says by itself of being offline; the page must not complain on top of that. */
export function takeOffline(problems: string[]) {
  expect(problems.filter((text) => !text.includes('net::ERR_INTERNET_DISCONNECTED'))).toEqual([])
  problems.length = 0
}
