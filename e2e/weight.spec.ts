import { weighPage } from '../bench/weigh-page.mjs'
import { acme } from './support/acme'
import { addMembers } from './support/members'
import { SESSION_COOKIE } from './support/person'
import { settings } from './support/settings.mjs'
import { expect, test } from './support/test'

// In KB of 1024 bytes, as in the bench; JavaScript is what a first visit loads, gzipped. The people page
// has 25 members; its goal is 90 KB of HTML, 12 gzipped: docs/decisions/speed.md. Lower the budgets as
// they are met.
const budgets = {
  people: { JavaScript: 147.5, HTML: 95, 'gzipped HTML': 12.5 },
  'sign-in': { JavaScript: 140.1 },
  landing: { JavaScript: 134.7 },
  settings: { JavaScript: 150.8 },
  account: { JavaScript: 148.8 },
}

test('a first visit stays within its size budget', async () => {
  const org = await acme()
  await addMembers(org, 21)
  const cookie = `${SESSION_COOKIE}=${org.olive.token}`
  const pages = {
    people: { path: `/orgs/${org.slug}/people`, headers: { cookie } },
    'sign-in': { path: '/login', headers: {} },
    landing: { path: '/', headers: {} },
    settings: { path: `/orgs/${org.slug}/settings`, headers: { cookie } },
    account: { path: '/account', headers: { cookie } },
  }
  for (const [name, budget] of Object.entries(budgets)) {
    const work = { origin: settings.APP_URL, signal: AbortSignal.timeout(30_000) }
    const { scriptBytes, htmlBytes, htmlGzipped } = await weighPage(
      work,
      pages[name as keyof typeof pages],
    )
    const weights = { JavaScript: scriptBytes, HTML: htmlBytes, 'gzipped HTML': htmlGzipped }
    for (const [what, limit] of Object.entries(budget)) {
      const kilobytes = weights[what as keyof typeof weights] / 1024
      // Printed by npm test: scripts/lib/test-counts.mjs.
      const description = `${what} of the ${name} page: ${kilobytes.toFixed(1)} KB of ${limit}`
      test.info().annotations.push({ type: 'figure', description })
      expect.soft(kilobytes, description).toBeLessThan(limit)
    }
  }
})
