import { weighPage } from '../scripts/bench/weigh-page.mjs'
import { acme } from './support/acme'
import { SESSION_COOKIE } from './support/person'
import { settings } from './support/settings.mjs'
import { expect, test } from './support/test'

// In KB of 1024 bytes, gzipped, as the bench counts: what a first visit may cost in JavaScript.
const budgets = { people: 175, 'sign-in': 160 }

test('the JavaScript of a first visit stays within its budget', async () => {
  const { olive, slug } = await acme()
  const pages = {
    people: {
      path: `/orgs/${slug}/people`,
      headers: { cookie: `${SESSION_COOKIE}=${olive.token}` },
    },
    'sign-in': { path: '/login', headers: {} },
  }
  for (const [name, budget] of Object.entries(budgets)) {
    const work = { origin: settings.APP_URL, signal: AbortSignal.timeout(30_000) }
    const { scriptBytes } = await weighPage(work, pages[name as keyof typeof pages])
    const kilobytes = scriptBytes / 1024
    // npm test prints it: scripts/lib/test-counts.mjs.
    const description = `JavaScript of the ${name} page: ${kilobytes.toFixed(1)} KB of ${budget}`
    test.info().annotations.push({ type: 'figure', description })
    expect.soft(kilobytes, description).toBeLessThan(budget)
  }
})
