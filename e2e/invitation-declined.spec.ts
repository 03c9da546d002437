import { acme } from './support/acme'
import { invitationTo } from './support/invitation'
import { mailTo } from './support/mailbox'
import { newAddress } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('somebody with an account declines; the inviter is told, and may ask again', async ({
  open,
}) => {
  const org = await acme()
  const { olive, zoe, slug } = org
  const link = await invitationTo(zoe.email, org, open)
  const page = await open(zoe)
  await page.goto(link)
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByRole('heading', { name: 'This invitation was declined' })).toBeVisible()
  expect((await page.goto(`/orgs/${slug}`))?.status()).toBe(404)
  const mail = await mailTo(olive.email, /was declined/)
  expect(mail.text).toContain(zoe.email)

  const owner = await open(olive)
  await owner.goto(`/orgs/${slug}/invitations`)
  await owner.getByRole('link', { name: 'Declined' }).click()
  await owner.getByRole('row', { name: zoe.email }).getByRole('button', { name: 'Resend' }).click()
  await expect(owner.getByText('Invitation sent again.')).toBeVisible()
  await mailTo(zoe.email, /invited you to/, 2)
  await page.goto('/orgs')
  await page.getByRole('link', { name: 'View invitation' }).click()
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await page.waitForURL(`/orgs/${slug}`)
})

test('a newcomer declines by the mailed link alone, and no account comes of it', async ({
  page,
  open,
}) => {
  const org = await acme()
  const address = newAddress('Newcomer')
  const link = await invitationTo(address, org, open)
  await page.goto(link)
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByRole('heading', { name: 'This invitation was declined' })).toBeVisible()
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This invitation was declined' })).toBeVisible()
  await mailTo(org.olive.email, /was declined/)
  expect(await sql('SELECT 1 FROM "User" WHERE email = $1', [address])).toEqual([])
})
