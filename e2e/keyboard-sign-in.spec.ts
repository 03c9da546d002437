import type { Page } from '@playwright/test'
import { acme } from './support/acme'
import { problem } from './support/forms'
import {
  announcement,
  expectFocus,
  press,
  retype,
  tabTo,
  takeFromMenu,
  typeInto,
  overtype,
} from './support/keyboard'
import { linkIn, mailTo } from './support/mailbox'
import { PASSWORD, person } from './support/person'
import { signUp } from './support/sign-up'
import { sql } from './support/sql'
import { expect, test } from './support/test'

const NEW_PASSWORD = 'three brown owls at noon'

/** A link that does not work, and what it offers instead. */
async function askAgain(page: Page, link: string, name: string, leadsTo: RegExp) {
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This link is no longer valid' })).toBeVisible()
  await press(page, name, 'link')
  await page.waitForURL(leadsTo)
  await expectFocus(page)
}

test('an account whose link came to nothing is activated by another, by keyboard alone', async ({
  page,
}) => {
  const { email, slug } = await signUp(page)
  // Too early: the answer tells nothing, and a link is on its way all the same.
  await page.goto('/login')
  await typeInto(page, 'Email', email)
  await typeInto(page, 'Password', PASSWORD)
  await page.keyboard.press('Enter')
  await expect(problem(page)).toContainText('Incorrect email or password')
  await expectFocus(page)
  await mailTo(email, /^Activate your/, 2)
  await page.goto('/activate/nonsense')
  await typeInto(page, 'Email', email)
  await press(page, 'Send a new link')
  await expect(page.getByRole('status')).toContainText('Check your email')
  await expectFocus(page)
  await page.goto(linkIn(await mailTo(email, /^Activate your/, 3), 'activate'))
  await typeInto(page, 'Full name', 'Olive')
  const password = await typeInto(page, 'Password', 'passwordpassword')
  const repeated = await typeInto(page, 'Confirm password', 'passwordpassword')
  await page.keyboard.press('Enter')
  await expect(password).toHaveAccessibleDescription(/easy to guess/)
  await expect(password).toBeFocused()
  await overtype(page, PASSWORD)
  await press(page, 'Activate account')
  await expect(repeated).toHaveAccessibleDescription(/same password again/)
  await expect(repeated).toBeFocused()
  await overtype(page, PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/${slug}`)
  await expectFocus(page)
})

test('links that came to nothing are asked for again by keyboard alone', async ({ page }) => {
  const olive = await person('Olive')
  await askAgain(page, '/login/nonsense', 'Get a new link', /login\?by=link/)
  await typeInto(page, 'Email', olive.email)
  await press(page, 'Email me a sign-in link')
  await page.goto(linkIn(await mailTo(olive.email, /sign-in link/), 'login'))
  // Used up while its page stands open.
  await sql('UPDATE "User" SET "lastSignInAt" = now() WHERE id = $1', [olive.id])
  await press(page, 'Sign in')
  await expect(page.getByText('This link is no longer valid')).toBeVisible()
  await expectFocus(page)
  await askAgain(page, '/reset-password/nonsense', 'Get a new link', /forgot-password/)
  await typeInto(page, 'Email', olive.email)
  await press(page, 'Send reset link')
  await expect(page.getByRole('status')).toContainText('sent an email')
  await expectFocus(page)
  await page.goto(linkIn(await mailTo(olive.email, /^Set a new/), 'reset-password'))
  const password = await typeInto(page, 'New password', 'aaaaaaaaaaaaaaaaaaaa')
  await typeInto(page, 'Confirm password', 'aaaaaaaaaaaaaaaaaaaa')
  await page.keyboard.press('Enter')
  await expect(password).toHaveAccessibleDescription(/easy to guess/)
  await expect(password).toBeFocused()
  await overtype(page, NEW_PASSWORD)
  await retype(page, 'Confirm password', NEW_PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL('/orgs')
  await expect(announcement(page)).toContainText('Password set.')
  await expectFocus(page)
})

test('a person signs in from the start page, comes to their organization and signs out by keyboard alone', async ({
  page,
}) => {
  const { mia, name, slug } = await acme()
  await page.goto('/')
  await press(page.getByRole('banner'), 'Sign in', 'link')
  await page.waitForURL('/login')
  await expectFocus(page)
  await typeInto(page, 'Email', mia.email)
  await typeInto(page, 'Password', PASSWORD)
  await press(page, 'Sign in')
  await page.waitForURL('/orgs')
  await expectFocus(page)
  await press(page, name, 'link')
  await page.waitForURL(`/orgs/${slug}`)
  await expectFocus(page)
  await takeFromMenu(page, /^Account menu/, 'Sign out')
  await page.waitForURL('/login')
  await expect(announcement(page)).toContainText('You’re signed out.')
  await expectFocus(page)
})

test('after five wrong passwords a person is told to wait, by keyboard alone', async ({ page }) => {
  const olive = await person('Olive')
  await page.goto('/login')
  await typeInto(page, 'Email', olive.email)
  for (let tries = 0; tries < 5; tries++) {
    await retype(page, 'Password', 'wrong')
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
    await page.keyboard.press('Enter')
    await answered
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeEnabled()
    await expect(problem(page)).toContainText('Incorrect email or password')
    await expectFocus(page)
  }
  await retype(page, 'Password', PASSWORD)
  await page.keyboard.press('Enter')
  await expect(problem(page)).toContainText('Too many attempts')
  await expectFocus(page)
})

test('whoever is signed out, is a stranger, or may not, finds the way on by keyboard alone', async ({
  open,
}) => {
  const { mia, zoe, name, slug } = await acme()
  const member = await open(mia)
  await member.goto(`/orgs/${slug}/settings`)
  await press(member, `Back to ${name}`, 'link')
  await member.waitForURL(`/orgs/${slug}`)
  await expectFocus(member)
  const stranger = await open(zoe)
  await stranger.goto(`/orgs/${slug}`)
  await press(stranger, 'My organizations', 'link')
  await stranger.waitForURL('/orgs')
  await expectFocus(stranger)

  await member.goto('/account')
  const field = await tabTo(member, 'textbox', 'Full name')
  await member.keyboard.press('End')
  await member.keyboard.type(' the Second')
  await member.context().clearCookies()
  await member.keyboard.press('Enter')
  await expect(problem(member)).toContainText('You’re signed out')
  await expect(field).toHaveValue(`${mia.name} the Second`)
  await expectFocus(member)
})
