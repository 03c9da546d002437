import { acme } from './support/acme'
import { problem, signIn } from './support/forms'
import { adminPages, memberPages, ownPages } from './support/org-pages'
import { SESSION_COOKIE } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('signed out, every signed-in page leads to the sign-in page and back', async ({ request }) => {
  const org = await acme()
  for (const path of [...ownPages, ...memberPages(org), ...adminPages(org), '/orgs/nobody-has']) {
    const answer = await request.get(path, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(307)
    expect(answer.headers().location, path).toBe(`/login?next=${encodeURIComponent(path)}`)
    expect(await answer.text()).not.toContain(org.name)
  }
})

test('an unknown, an ended and an idle session are none', async ({ request }) => {
  const { mia, max } = await acme()
  await sql(`UPDATE "Session" SET expires = now() WHERE "userId" = $1`, [mia.id])
  await sql(`UPDATE "Session" SET "lastSeenAt" = now() - interval '15 days' WHERE "userId" = $1`, [
    max.id,
  ])
  for (const token of ['nonsense', '', mia.token, max.token]) {
    const headers = { cookie: `${SESSION_COOKIE}=${token}` }
    const answer = await request.get('/account', { headers, maxRedirects: 0 })
    expect(answer.status()).toBe(307)
  }
})

test('a person who is switched off is out at once', async ({ open, page }) => {
  const { mia, slug } = await acme()
  const member = await open(mia)
  await member.goto(`/orgs/${slug}`)
  await sql('UPDATE "User" SET "isActive" = false, "deactivatedAt" = now() WHERE id = $1', [mia.id])
  await member.getByRole('link', { name: 'People', exact: true }).click()
  await member.waitForURL(/\/login/)
  await page.goto('/login')
  await signIn(page, mia.email)
  await expect(problem(page)).toContainText('Incorrect email or password')
})

test('a form that is sent after the session has ended says so, and keeps what was typed', async ({
  open,
}) => {
  const { olive, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people/invite`)
  await page.getByLabel('Email', { exact: true }).fill('newcomer@acme.test')
  await page.getByLabel('Message').fill('Hello Newcomer')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(problem(page)).toContainText('You’re signed out')
  await expect(page.getByLabel('Message')).toHaveValue('Hello Newcomer')
})
