import type { Page } from '@playwright/test'
import { problem, signIn } from './support/forms'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress, PASSWORD, person } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

const NEW_PASSWORD = 'three brown owls at noon'

async function requestReset(page: Page, email: string) {
  await page.goto('/login')
  await page.getByRole('link', { name: 'Forgot password?' }).click()
  await page.waitForURL('/forgot-password')
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Send reset link' }).click()
  await expect(page.getByRole('status')).toContainText('sent an email')
}

async function setPassword(page: Page, password: string) {
  await page.getByLabel('New password').fill(password)
  await page.getByLabel('Confirm password').fill(password)
  await page.getByRole('button', { name: 'Set password' }).click()
}

test('a reset sets the password, signs out every other session and uses the link up', async ({
  page,
  open,
}) => {
  const olive = await person('Olive')
  const elsewhere = await open(olive)
  await elsewhere.goto('/account')
  await requestReset(page, olive.email)
  const link = linkIn(await mailTo(olive.email, /^Set a new/), 'reset-password')
  await page.goto(link)
  await expect(page.getByText(olive.email)).toBeVisible()
  await setPassword(page, NEW_PASSWORD)
  await page.waitForURL('/orgs')
  await expect(page.getByText('Password set.')).toBeVisible()
  await mailTo(olive.email, /password was changed/)

  await elsewhere.getByRole('link', { name: 'Sessions' }).first().click()
  await elsewhere.waitForURL('/login?next=%2Faccount%2Fsessions')

  const visitor = await open()
  await visitor.goto(link)
  await expect(visitor.getByRole('heading', { name: 'This link is no longer valid' })).toBeVisible()
  await visitor.goto('/login')
  await signIn(visitor, olive.email, PASSWORD)
  await expect(problem(visitor)).toContainText('Incorrect email or password')
  await signIn(visitor, olive.email, NEW_PASSWORD)
  await visitor.waitForURL('/orgs')
})

test('of two links only the newest works, and once', async ({ page, open }) => {
  const olive = await person('Olive')
  await requestReset(page, olive.email)
  const first = linkIn(await mailTo(olive.email, /^Set a new/), 'reset-password')
  await requestReset(page, olive.email)
  const newest = linkIn(await mailTo(olive.email, /^Set a new/, 2), 'reset-password')
  await page.goto(first)
  await expect(page.getByRole('heading', { name: 'This link is no longer valid' })).toBeVisible()
  const second = await open()
  await second.goto(newest)
  await page.goto(newest)
  await setPassword(page, NEW_PASSWORD)
  await page.waitForURL('/orgs')
  await setPassword(second, 'four brown owls at noon')
  await expect(second.getByRole('heading', { name: 'This link is no longer valid' })).toBeVisible()
  await expect(second.getByLabel('New password')).toHaveCount(0)
})

test('a password that is easy to guess is refused, and the link stays good', async ({ page }) => {
  const olive = await person('Olive')
  await requestReset(page, olive.email)
  await page.goto(linkIn(await mailTo(olive.email, /^Set a new/), 'reset-password'))
  await setPassword(page, 'aaaaaaaaaaaaaaaaaaaa')
  await expect(page.getByLabel('New password')).toHaveAccessibleDescription(/easy to guess/)
  await setPassword(page, NEW_PASSWORD)
  await page.waitForURL('/orgs')
})

test('an address that nobody has gets the same answer, and no mail', async ({ page }) => {
  const nobody = newAddress('Nobody')
  await requestReset(page, nobody)
  expect(await sql('SELECT 1 FROM "Outbox" WHERE recipient = $1', [nobody])).toEqual([])
})
