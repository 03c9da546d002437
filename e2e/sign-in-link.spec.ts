import { signIn } from './support/forms'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress, person } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('a mailed link signs in, once, and opening it is not using it', async ({ page, request }) => {
  const olive = await person('Olive')
  await page.goto('/login?next=/account')
  await page.getByRole('link', { name: 'Email me a sign-in link' }).click()
  await page.waitForURL(/by=link/)
  await page.getByLabel('Email').fill(olive.email)
  await page.getByRole('button', { name: 'Email me a sign-in link' }).click()
  await expect(page.getByRole('status')).toContainText('sent an email')

  const link = linkIn(await mailTo(olive.email, /sign-in link/), 'login')
  for (let n = 0; n < 3; n++) await request.get(link)
  await page.goto(link)
  await expect(page.getByRole('heading', { name: `Sign in as ${olive.email}` })).toBeVisible()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('/account')
  await expect(page.getByLabel('Full name')).toHaveValue(olive.name)

  await page.context().clearCookies()
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This link is no longer valid' })).toBeVisible()
})

test('a sign-in by password makes a mailed link worthless', async ({ page, open }) => {
  const olive = await person('Olive')
  await page.goto('/login?by=link')
  await page.getByLabel('Email').fill(olive.email)
  await page.getByRole('button', { name: 'Email me a sign-in link' }).click()
  const link = linkIn(await mailTo(olive.email, /sign-in link/), 'login')
  const opened = await open()
  await opened.goto(link)
  await page.goto('/login')
  await signIn(page, olive.email)
  await page.waitForURL('/orgs')
  // Also where the page was open before.
  await opened.getByRole('button', { name: 'Sign in' }).click()
  await expect(opened.getByRole('heading', { name: 'This link is no longer valid' })).toBeVisible()
})

test('an address that nobody has gets the same answer, and no mail', async ({ page }) => {
  const nobody = newAddress('Nobody')
  await page.goto('/login?by=link')
  await page.getByLabel('Email').fill(nobody)
  await page.getByRole('button', { name: 'Email me a sign-in link' }).click()
  await expect(page.getByRole('status')).toContainText('sent an email')
  expect(await sql('SELECT 1 FROM "Outbox" WHERE recipient = $1', [nobody])).toEqual([])
})
