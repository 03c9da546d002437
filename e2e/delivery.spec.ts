import { acme } from './support/acme'
import { invite } from './support/forms'
import { mailTo } from './support/mailbox'
import { newAddress } from './support/person'
import { expect, test } from './support/test'

test('an admin sees that an invitation bounced, and must confirm inviting the address again', async ({
  open,
}) => {
  const { adam, slug } = await acme()
  const [page, address] = [await open(adam), newAddress('Newcomer')]
  await invite(page, slug, address)
  await mailTo(address, /invited you to/)
  await page.goto(`/orgs/${slug}/invitations`)
  const row = page.getByRole('row').filter({ hasText: address })
  await expect(row).toContainText('Email sent')
  await page.goto(`/dev/mailbox?to=${address}`)
  await page.getByRole('button', { name: 'Bounced' }).click()
  await expect(page.getByText('Bounced. Check the address')).toBeVisible()
  await page.goto(`/orgs/${slug}/invitations`)
  await expect(row).toContainText('Bounced. Check the address and invite again.')
  await row.getByRole('button', { name: 'Revoke' }).click()
  await expect(row).toHaveCount(0)
  await page.goto(`/orgs/${slug}/people/invite`)
  await page.getByLabel('Email', { exact: true }).fill(address)
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(row).toContainText('an earlier email wasn’t delivered')
  await page.getByRole('button', { name: 'Send 1 invitation' }).click()
  await expect(row).toContainText('Invited')
})
