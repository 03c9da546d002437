import { problem, signIn } from './support/forms'
import { newAddress, PASSWORD, person, sessionCookie } from './support/person'
import { settings } from './support/settings.mjs'
import { expect, test } from './support/test'

const { host } = new URL(settings.APP_URL)

test('the demo people sign in, and come to their organization', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await signIn(page, 'mia@acme.test')
  await page.waitForURL('/orgs')
  await page.getByRole('link', { name: 'Acme' }).click()
  await page.waitForURL('/orgs/acme')
  await expect(page.getByText('Owned by Olive')).toBeVisible()
  await page.goto('/')
  await page.waitForURL('/orgs/acme')
})

test('a wrong password and an unknown address get the same answer', async ({ page }) => {
  const olive = await person('Olive')
  const answers = []
  for (const email of [olive.email, newAddress('Nobody')]) {
    await page.goto('/login')
    await signIn(page, email, 'not the password at all')
    answers.push(await problem(page).innerText())
    await expect(page.getByLabel('Email', { exact: true })).toHaveValue(email)
  }
  expect(answers[0]).toContain('Incorrect email or password')
  expect(answers[1]).toBe(answers[0])
  await signIn(page, olive.email.toUpperCase())
  await page.waitForURL('/orgs')
})

test('after five wrong passwords even the right one waits, for this person only', async ({
  page,
}) => {
  const [olive, adam] = [await person('Olive'), await person('Adam')]
  await page.goto('/login')
  for (let n = 1; n <= 5; n++) {
    await signIn(page, olive.email, `wrong password ${n}`)
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeEnabled()
    await expect(problem(page)).toContainText('Incorrect email or password')
  }
  await signIn(page, olive.email, PASSWORD)
  await expect(problem(page)).toContainText('Too many attempts. Try again in a minute')
  await signIn(page, adam.email, PASSWORD)
  await page.waitForURL('/orgs')
})

test('sign-in leads on to the page that was asked for', async ({ page }) => {
  await page.goto('/orgs/acme/people?q=max')
  await page.waitForURL(/\/login\?next=/)
  await signIn(page, 'mia@acme.test')
  await page.waitForURL('/orgs/acme/people?q=max')
  await expect(page.getByText('max@acme.test')).toBeVisible()
})

const hostile = [
  '//evil.test',
  'https://evil.test/',
  '/\\evil.test',
  '\\\\evil.test',
  '/\t/evil.test',
  '/\n/evil.test',
  ' //evil.test',
  '/.//evil.test',
  '/..//evil.test',
  'javascript:alert(1)',
  'data:text/html,hello',
  'evil.test',
  '@evil.test',
  `${settings.APP_URL}@evil.test`,
]

test('a hostile ?next= leads nowhere but to this site', async ({ page, request }) => {
  const olive = await person('Olive')
  const cookie = sessionCookie(olive.token)
  for (const next of hostile) {
    // Whoever is signed in already is sent on at once.
    const answer = await request.get(`/login?next=${encodeURIComponent(next)}`, {
      headers: { cookie: `${cookie.name}=${cookie.value}` },
      maxRedirects: 0,
    })
    expect(answer.status()).toBe(307)
    const to = new URL(answer.headers().location ?? '', settings.APP_URL)
    expect(`${to.host}${to.pathname}`, `next=${JSON.stringify(next)}`).toBe(`${host}/`)
  }
  for (const next of ['//evil.test', '/\\evil.test', 'https://evil.test/']) {
    await page.context().clearCookies()
    await page.goto(`/login?next=${encodeURIComponent(next)}`)
    await signIn(page, olive.email)
    await page.waitForURL('/orgs')
  }
  // The address may be harmless, and the form's hidden field not.
  await page.context().clearCookies()
  await page.goto('/login')
  await page.locator('input[name=next]').evaluate((input: HTMLInputElement) => {
    input.value = '//evil.test'
  })
  await signIn(page, olive.email)
  await page.waitForURL('/orgs')
})
