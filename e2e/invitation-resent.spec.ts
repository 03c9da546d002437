import { acme } from './support/acme'
import { introduce } from './support/forms'
import { invitationTo } from './support/invitation'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress } from './support/person'
import { expect, test } from './support/test'

test('a resent invitation makes the older link worthless, and the new one works', async ({
  page,
  open,
}) => {
  const org = await acme()
  const address = newAddress('Newcomer')
  const older = await invitationTo(address, org, open)
  await page.goto(older)
  await introduce(page, 'Newcomer')

  const owner = await open(org.olive)
  await owner.goto(`/orgs/${org.slug}/invitations`)
  await owner.getByRole('row', { name: address }).getByRole('button', { name: 'Resend' }).click()
  await expect(owner.getByText('The previous link no longer works.')).toBeVisible()
  const newer = linkIn(await mailTo(address, /invited you to/, 2), 'invitations')
  expect(newer).not.toBe(older)

  // On the page that was open all the while, and on the older link opened anew.
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(page.getByRole('heading', { name: 'There is a newer invitation' })).toBeVisible()
  await expect(page.getByLabel('Full name')).toHaveCount(0)
  await page.goto(older)
  await expect(page.getByRole('heading', { name: 'There is a newer invitation' })).toBeVisible()

  await page.goto(newer)
  await introduce(page, 'Newcomer')
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await page.waitForURL(`/orgs/${org.slug}`)
  await page.context().clearCookies()
  for (const link of [older, newer]) {
    await page.goto(link)
    await expect(
      page.getByRole('heading', { name: 'This invitation was already accepted' }),
    ).toBeVisible()
  }
})
