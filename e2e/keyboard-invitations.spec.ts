import type { Page } from '@playwright/test'
import { acme } from './support/acme'
import { invitationTo } from './support/invitation'
import { announcement, expectFocus, press, retype, typeInto } from './support/keyboard'
import { mailTo } from './support/mailbox'
import { newAddress, PASSWORD, person, unique } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

async function signInByKeyboard(page: Page, email: string) {
  await page.waitForURL(/\/login\?next=/)
  await expectFocus(page)
  await typeInto(page, 'Email', email)
  await typeInto(page, 'Password', PASSWORD)
  await page.keyboard.press('Enter')
}

test('somebody with an account signs in and accepts by keyboard alone', async ({ page, open }) => {
  const org = await acme()
  await page.goto(await invitationTo(org.zoe.email, org, open))
  await press(page, 'Sign in to accept', 'link')
  await signInByKeyboard(page, org.zoe.email)
  await page.waitForURL(/\/invitations\//)
  await expectFocus(page)
  await press(page, 'Accept invitation')
  await page.waitForURL(`/orgs/${org.slug}`)
  await expectFocus(page)
})

test('with the wrong account a person switches and accepts by keyboard alone', async ({ open }) => {
  const org = await acme()
  const link = await invitationTo(org.zoe.email, org, open)
  const page = await open(await person('Max'))
  await page.goto(link)
  await press(page, 'Switch account')
  await signInByKeyboard(page, org.zoe.email)
  await page.waitForURL(link)
  await expectFocus(page)
  await press(page, 'Accept invitation')
  await page.waitForURL(`/orgs/${org.slug}`)
})

test('a person declines by keyboard alone, and an admin asks again', async ({ open }) => {
  const org = await acme()
  const page = await open(org.zoe)
  await page.goto(await invitationTo(org.zoe.email, org, open))
  await press(page, 'Decline')
  await expect(page.getByRole('heading', { name: 'This invitation was declined' })).toBeVisible()
  await expectFocus(page)

  const admin = await open(org.adam)
  await admin.goto(`/orgs/${org.slug}/people`)
  await press(admin, 'Invitations (0)', 'link')
  await admin.waitForURL(`/orgs/${org.slug}/invitations`)
  await expectFocus(admin)
  await press(admin, 'Declined', 'link')
  await admin.waitForURL(/status=declined/)
  await expectFocus(admin)
  await press(admin, /^Resend/)
  await expect(announcement(admin)).toContainText('Invitation sent again.')
  await expectFocus(admin)
  await mailTo(org.zoe.email, /invited you to/, 2)
})

test('an invitation that ran out is found and sent again by keyboard alone', async ({ open }) => {
  const org = await acme()
  const address = newAddress('Zoe')
  await invitationTo(address, org, open)
  await sql(
    `UPDATE "OrganizationInvitation" SET "expiresAt" = now() - interval '1 minute'
     WHERE "inviteeIdentifier" = $1`,
    [address],
  )
  const page = await open(org.adam)
  await page.goto(`/orgs/${org.slug}/invitations`)
  await press(page, 'Expired', 'link')
  await page.waitForURL(/status=expired/)
  await press(page, /^Resend/)
  await expect(announcement(page)).toContainText('Invitation sent again.')
  await expectFocus(page)
  await mailTo(address, /invited you to/, 2)
})

test('a list is reviewed, changed and sent by keyboard alone', async ({ open }) => {
  const { adam, slug } = await acme()
  const page = await open(adam)
  const address = `zoe@${unique()}.test`
  await page.goto(`/orgs/${slug}/people`)
  await press(page, 'Bulk invite', 'link')
  await page.waitForURL(`/orgs/${slug}/people/invite/many`)
  await expectFocus(page)
  await typeInto(page, 'Addresses', address)
  await press(page, 'Review list')
  await expect(page.getByRole('heading', { name: 'Invite 1 person?' })).toBeFocused()
  await press(page, 'Change list')
  await retype(page, 'Addresses', `${address}\nno address`)
  await press(page, 'Review list')
  await expect(page.getByRole('row', { name: 'no address' })).toBeVisible()
  await press(page, 'Send 1 invitation')
  await expect(page.getByRole('heading', { name: '1 invitation sent' })).toBeFocused()
  await mailTo(address, /./)
})
