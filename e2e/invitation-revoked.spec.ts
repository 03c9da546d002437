import { acme } from './support/acme'
import { introduce, invite } from './support/forms'
import { invitationTo } from './support/invitation'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('a revoked invitation says so, also on a page that was open', async ({ page, open }) => {
  const org = await acme()
  const address = newAddress('Newcomer')
  const link = await invitationTo(address, org, open)
  await page.goto(link)
  await introduce(page, 'Newcomer')

  const admin = await open(org.adam)
  await admin.goto(`/orgs/${org.slug}/invitations`)
  await admin.getByRole('row', { name: address }).getByRole('button', { name: 'Revoke' }).click()
  await expect(admin.getByText('Invitation revoked.')).toBeVisible()
  await expect(admin.getByRole('row', { name: address })).toBeHidden()
  await admin.goto(`/orgs/${org.slug}/invitations?status=revoked`)
  await expect(admin.getByRole('row', { name: address })).toBeVisible()

  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(page.getByRole('heading', { name: 'This invitation was revoked' })).toBeVisible()
  expect(await sql('SELECT 1 FROM "User" WHERE email = $1', [address])).toEqual([])
})

test('removing a member revokes what they had invited', async ({ page, open }) => {
  const org = await acme()
  const address = newAddress('Newcomer')
  const admin = await open(org.adam)
  await invite(admin, org.slug, address)
  const link = linkIn(await mailTo(address, /invited you to/), 'invitations')
  const owner = await open(org.olive)
  await owner.goto(`/orgs/${org.slug}/people/${org.adam.id}`)
  await owner.getByRole('button', { name: 'Remove from organization' }).click()
  const dialog = owner.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Remove from organization' }).click()
  await owner.waitForURL(`/orgs/${org.slug}/people`)
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This invitation was revoked' })).toBeVisible()
})
