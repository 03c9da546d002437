import type { Page } from '@playwright/test'
import { acme } from './support/acme'
import { invite } from './support/forms'
import { invitationTo } from './support/invitation'
import { announcement, expectFocus, press, retype, typeInto } from './support/keyboard'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress, newSession, PASSWORD, person, sessionCookie } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

/** Accepts as a new person, with a name and a password. */
async function join(page: Page, password = PASSWORD) {
  await retype(page, 'Full name', 'Newcomer')
  await retype(page, 'Password', password)
  await retype(page, 'Confirm password', password)
  await page.keyboard.press('Enter')
}

/** Signs in from an invitation: the address is already filled in. */
async function signInAs(page: Page, email: string) {
  await page.waitForURL(/\/login\?next=/)
  expect(page.url()).not.toContain(email.split('@')[0])
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue(email)
  await expectFocus(page)
  await typeInto(page, 'Password', PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/invitations\//)
  await expectFocus(page)
}

async function accept(page: Page, slug: string) {
  await press(page, 'Accept invitation')
  await page.waitForURL(`/orgs/${slug}`)
  await expectFocus(page)
}

const expectHeading = (page: Page, name: string) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

const expectNoAccount = async (email: string) =>
  expect(await sql('SELECT 1 FROM "User" WHERE email = $1', [email])).toEqual([])

/** A change by someone else, or by time, which an open page does not know about. */
const change = (address: string, what: string) =>
  sql(`UPDATE "OrganizationInvitation" SET ${what} WHERE "inviteeIdentifier" = $1`, [address])

test('a new person corrects a password and accepts with the keyboard, and the used link leads to the organization', async ({
  open,
}) => {
  const { olive, name, slug } = await acme()
  const [owner, address] = [await open(olive), newAddress('Newcomer')]
  await invite(owner, slug, address, 'admin')
  const link = linkIn(await mailTo(address, /invited you to/), 'invitations')
  const page = await open(null, { timezoneId: 'Asia/Tokyo' })
  // Opening it does not use it up; some email programs open links before the reader does.
  for (const method of ['HEAD', 'GET', 'GET'])
    expect((await page.request.fetch(link, { method })).status(), method).toBe(200)
  await page.goto(link)
  await expectHeading(page, `Join ${name}`)
  const main = page.getByRole('main')
  await expect(main).toContainText(`${olive.name} invited you to join ${name}. Your role: Admin.`)
  await expect(main).toContainText(address)
  await expect(page.getByText('Expires')).toContainText('GMT+9')

  const password = page.getByLabel('Password', { exact: true })
  for (const [wrong, why] of [
    ['too short', /at least 15 characters/],
    [slug + slug, /easy to guess/],
  ] as const) {
    await join(page, wrong)
    await expect(password).toHaveAccessibleDescription(why)
    await expect(password).toBeFocused()
  }
  await join(page)
  await page.waitForURL(`/orgs/${slug}`)
  await expect(announcement(page)).toContainText(`Welcome to ${name}!`)
  await expectFocus(page)
  await expect(page.getByRole('link', { name: 'Settings' })).toBeVisible()
  await mailTo(olive.email, new RegExp(`^Newcomer joined ${name}`))
  await owner.goto(`/orgs/${slug}/people?q=newcomer`)
  await expect(owner.getByRole('row', { name: address })).toContainText('Admin')

  await page.goto(link)
  await expectHeading(page, `You’re already a member of ${name}`)
  await press(page, `Open ${name}`, 'link')
  await page.waitForURL(`/orgs/${slug}`)
  await expectFocus(page)
  await page.context().clearCookies()
  await page.goto(link)
  await expectHeading(page, 'This invitation was already accepted')
})

test('an invitation in the list of organizations is accepted with the keyboard, in two windows', async ({
  open,
}) => {
  const org = await acme()
  const { zoe, slug } = org
  const link = await invitationTo(zoe.email, org, open)
  const [page, other] = [await open(zoe), await open({ token: await newSession(zoe.id) })]
  await other.goto(link)
  await page.goto('/account')
  const switcher = await press(page, /1 invitation for you/)
  const entry = page.getByRole('menuitem', { name: '1 invitation for you' })
  await expect(entry).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(entry).toBeHidden()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused()
  await page.keyboard.type('invitation')
  await expect(page.getByRole('option')).toHaveText(['1 invitation for you'])
  await page.keyboard.press('Enter')
  await page.waitForURL('/orgs')
  await expect(page.getByText('Invitations to you')).toBeVisible()
  await press(page, 'View invitation', 'link')
  await page.waitForURL(/\/invitations\//)
  await expectFocus(page)
  for (const window of [page, other]) await accept(window, slug)
  await page.goto('/orgs')
  await expect(page.getByRole('list', { name: 'My organizations' })).toContainText(org.name)
  await expect(page.getByText('Invitations to you')).toBeHidden()
  await expect(switcher).toBeHidden()
})

test('a person with an account signs in; another account is refused, sees both addresses and switches back to accept, with the keyboard', async ({
  page,
  open,
}) => {
  const org = await acme()
  const { olive, zoe, name, slug } = org
  const [link, other] = [await invitationTo(zoe.email, org, open), await person('Sam')]
  await page.goto(link)
  // An account with a password cannot set another one here.
  await expect(page.getByLabel('Confirm password')).toBeHidden()
  await press(page, 'Sign in to accept', 'link')
  await expect(page.getByText(`Sign in to accept the invitation to ${name}.`)).toBeVisible()
  await signInAs(page, zoe.email)
  // Another person signs in, in another tab of the same browser.
  await page.context().addCookies([sessionCookie(other.token)])
  await press(page, 'Accept invitation')
  await expect(announcement(page)).toContainText('This invitation is for another address.')
  await expectFocus(page)
  await page.goto(link)
  await expectHeading(page, 'This invitation is for another account')
  await expect(page.getByRole('main')).toContainText(zoe.email)
  await expect(page.getByRole('main')).toContainText(other.email)
  await expect(page.getByRole('button', { name: 'Accept invitation' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Decline' })).toBeHidden()
  await press(page, 'Switch account')
  await signInAs(page, zoe.email)
  await accept(page, slug)
  await mailTo(olive.email, new RegExp(`^${zoe.name} joined ${name}`))
})

test('an admin copies a link, and its holder accepts with another account after verification, with the keyboard', async ({
  open,
}) => {
  const org = await acme()
  const { adam, zoe, slug } = org
  await invitationTo(zoe.email, org, open)
  const admin = await open(adam, { permissions: ['clipboard-read', 'clipboard-write'] })
  await admin.goto(`/orgs/${slug}/invitations`)
  await press(admin, 'Copy link')
  await expect(admin.getByRole('button', { name: 'Copied' })).toBeFocused()
  const link = await admin.evaluate(() => navigator.clipboard.readText())

  const page = await open(null)
  await page.goto(link)
  await expectHeading(page, `Join ${org.name}`)
  await expect(page.getByRole('main')).not.toContainText(zoe.email)
  await expect(page.getByRole('button', { name: 'Decline' })).toBeHidden()
  const other = await person('Sam')
  await page.context().addCookies([sessionCookie(other.token)])
  await page.reload()
  await expectHeading(page, 'This invitation is for another account')
  await press(page, 'Prove that this address is mine')
  await expect(page.getByRole('status').getByText('Check your email')).toBeVisible()
  await expectFocus(page)
  await page.goto(linkIn(await mailTo(zoe.email, /with another account$/), 'invitations'))
  await expect(page.getByText(`You’re signed in as ${other.email}.`)).toBeVisible()
  await accept(page, slug)
})

test('a person declines with the keyboard, the inviter is notified, and an admin invites again', async ({
  open,
}) => {
  const org = await acme()
  const { olive, adam, zoe, slug } = org
  const [page, admin] = [await open(zoe), await open(adam)]
  await page.goto(await invitationTo(zoe.email, org, open))
  await press(page, 'Decline')
  await expectHeading(page, 'This invitation was declined')
  await expectFocus(page)
  expect((await page.goto(`/orgs/${slug}`))?.status()).toBe(404)
  expect((await mailTo(olive.email, /was declined/)).text).toContain(zoe.email)

  await admin.goto(`/orgs/${slug}/people`)
  await press(admin, 'Invitations (0)', 'link')
  await admin.waitForURL(`/orgs/${slug}/invitations`)
  await expectFocus(admin)
  await press(admin, 'Declined', 'link')
  await admin.waitForURL(/status=declined/)
  await expectFocus(admin)
  await press(admin, /^Resend/)
  await expect(announcement(admin)).toContainText('Invitation sent again.')
  await expectFocus(admin)
  await page.goto(linkIn(await mailTo(zoe.email, /invited you to/, 2), 'invitations'))
  await accept(page, slug)
})

test('an invitation that expires while its page is open says so, and only the newer link works', async ({
  page,
  open,
}) => {
  const org = await acme()
  const { olive, adam, slug } = org
  const [address, admin] = [newAddress('Newcomer'), await open(adam)]
  const older = await invitationTo(address, org, open)
  await page.goto(older)
  await expectHeading(page, `Join ${org.name}`)
  await change(address, `"expiresAt" = now() - interval '1 minute'`)
  await join(page)
  // Instead of the form.
  await expectHeading(page, 'This invitation has expired')
  await expect(page.getByRole('main')).toContainText(`Ask ${olive.name} for a new one`)
  await expectFocus(page)
  await expectNoAccount(address)
  await press(page, 'Ask for a new invitation')
  await expect(page.getByRole('status').getByText('Request sent')).toBeVisible()
  await expectFocus(page)
  const request = await mailTo(olive.email, /^New invitation to .* requested/)
  const list = new RegExp(`(/orgs/${slug}/invitations\\S*)`).exec(request.text)![1]!

  await admin.goto(list)
  await press(admin, /^Resend/)
  await expect(announcement(admin)).toContainText('The previous link no longer works.')
  const again = await mailTo(address, new RegExp(`^${adam.name} invited you to`))
  await page.goto(older)
  await expectHeading(page, 'There is a newer invitation')
  await page.goto(linkIn(again, 'invitations'))
  await join(page)
  await page.waitForURL(`/orgs/${slug}`)
})
