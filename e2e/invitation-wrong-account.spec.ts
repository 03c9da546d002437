import { acme } from './support/acme'
import { signIn } from './support/forms'
import { invitationTo } from './support/invitation'
import { person } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('the wrong account sees both addresses, may switch, and uses nothing up', async ({ open }) => {
  const org = await acme()
  const { zoe, slug } = org
  const link = await invitationTo(zoe.email, org, open)
  const stranger = await person('Stranger')
  const page = await open(stranger)
  await page.goto(link)
  await expect(page.getByRole('main')).toContainText(zoe.email)
  await expect(page.getByRole('main')).toContainText(stranger.email)
  await expect(page.getByRole('button', { name: 'Accept invitation' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Decline' })).toBeHidden()

  await page.getByRole('button', { name: 'Switch account' }).click()
  await page.waitForURL(/\/login\?next=/)
  await signIn(page, zoe.email)
  await page.waitForURL(link)
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await page.waitForURL(`/orgs/${slug}`)
})

test('a page left open by one person does not answer for the next one', async ({ open }) => {
  const org = await acme()
  const link = await invitationTo(org.zoe.email, org, open)
  const page = await open(org.zoe)
  await page.goto(link)
  // Somebody else signs in, in another tab of the same browser.
  const other = await page.context().newPage()
  const stranger = await person('Stranger')
  await page.context().clearCookies()
  await other.goto('/login')
  await signIn(other, stranger.email)
  await other.waitForURL('/orgs')
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(page.getByText('This invitation is for another address.')).toBeVisible()
  const [row] = await sql(
    'SELECT status, "inviteeId" FROM "OrganizationInvitation" WHERE "inviteeIdentifier" = $1',
    [org.zoe.email],
  )
  expect(row).toEqual({ status: 'pending', inviteeId: null })
})
