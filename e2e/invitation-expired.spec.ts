import { acme } from './support/acme'
import { introduce, invite } from './support/forms'
import { invitationTo } from './support/invitation'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

const letWeekPass = (address: string) =>
  sql(
    `UPDATE "OrganizationInvitation" SET "expiresAt" = now() - interval '1 minute'
     WHERE "inviteeIdentifier" = $1`,
    [address],
  )

test('an expired invitation says so, also on a page that was opened in time', async ({
  page,
  open,
}) => {
  const org = await acme()
  const address = newAddress('Newcomer')
  const link = await invitationTo(address, org, open)
  await page.goto(link)
  await introduce(page, 'Newcomer')
  await letWeekPass(address)
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(page.getByRole('heading', { name: 'This invitation has expired' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(`Ask ${org.olive.name} for a new one`)
  expect(await sql('SELECT 1 FROM "User" WHERE email = $1', [address])).toEqual([])
})

test('the hour at which an invitation expires is the reader’s own, and UTC without JavaScript', async ({
  open,
}) => {
  const org = await acme()
  const link = await invitationTo(newAddress('Newcomer'), org, open)
  const inTokyo = { timezoneId: 'Asia/Tokyo', locale: 'en' }
  const page = await open(null, inTokyo)
  await page.goto(link)
  await expect(page.getByText('Expires')).toContainText(/\d+:\d\d [AP]M GMT\+9/)
  const plain = await open(null, { ...inTokyo, javaScriptEnabled: false })
  await plain.goto(link)
  await expect(plain.getByText('Expires')).toContainText(/\d+:\d\d [AP]M UTC/)
})

test('an admin finds it among the expired ones and sends it again', async ({ page, open }) => {
  const org = await acme()
  const address = newAddress('Newcomer')
  await invitationTo(address, org, open)
  await letWeekPass(address)
  const admin = await open(org.adam)
  await admin.goto(`/orgs/${org.slug}/people`)
  await expect(admin.getByRole('heading', { name: 'People' })).toBeVisible()
  await expect(admin.getByText(address)).toBeHidden()
  await admin.getByRole('link', { name: 'Invitations (0)' }).click()
  await admin.getByRole('link', { name: 'Expired' }).click()
  await admin.getByRole('row', { name: address }).getByRole('button', { name: 'Resend' }).click()
  await expect(admin.getByText('Invitation sent again.')).toBeVisible()
  const again = await mailTo(address, new RegExp(`^${org.adam.name} invited you to`))
  await page.goto(linkIn(again, 'invitations'))
  await introduce(page, 'Newcomer')
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await page.waitForURL(`/orgs/${org.slug}`)
})

test('an address whose invitation expired can simply be invited anew', async ({ page, open }) => {
  const org = await acme()
  const address = newAddress('Newcomer')
  const older = await invitationTo(address, org, open)
  await letWeekPass(address)
  const owner = await open(org.olive)
  await invite(owner, org.slug, address)
  const newer = linkIn(await mailTo(address, /invited you to/, 2), 'invitations')
  await page.goto(older)
  await expect(page.getByRole('heading', { name: 'This invitation has expired' })).toBeVisible()
  await page.goto(newer)
  await introduce(page, 'Newcomer')
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await page.waitForURL(`/orgs/${org.slug}`)
})
