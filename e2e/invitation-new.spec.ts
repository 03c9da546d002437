import { acme } from './support/acme'
import { introduce, invite } from './support/forms'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress } from './support/person'
import { signUp } from './support/sign-up'
import { expect, test } from './support/test'

test('a newcomer gives a name and a password, and is in at once', async ({ page, open }) => {
  const { olive, name, slug } = await acme()
  const address = newAddress('Newcomer')
  const owner = await open(olive)
  await invite(owner, slug, address, 'admin')

  await page.goto(linkIn(await mailTo(address, /invited you to/), 'invitations'))
  await expect(page.getByRole('heading', { name: `Join ${name}` })).toBeVisible()
  const main = page.getByRole('main')
  await expect(main).toContainText(`${olive.name} invited you to join ${name}. Your role: Admin.`)
  await expect(main).toContainText(address)
  await introduce(page, 'Newcomer')
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await page.waitForURL(`/orgs/${slug}`)
  await expect(page.getByText(`Welcome to ${name}!`)).toBeVisible()
  // As an admin, who may invite.
  await expect(page.getByRole('link', { name: 'Invite people' })).toBeVisible()

  await mailTo(olive.email, new RegExp(`^Newcomer joined ${name}`))
  await owner.goto(`/orgs/${slug}/people?q=newcomer`)
  const row = owner.getByRole('row', { name: 'Newcomer' })
  await expect(row).toContainText(address)
  await expect(row).toContainText('Admin')
  await owner.goto(`/orgs/${slug}/people`)
  await expect(owner.getByRole('link', { name: 'Invitations (0)' })).toBeVisible()
  await owner.goto(`/orgs/${slug}/activity`)
  await expect(owner.getByText('Newcomer joined as an admin')).toBeVisible()
})

test('what a newcomer mistypes is said at the field, and nothing is used up', async ({
  page,
  open,
}) => {
  const { olive, slug } = await acme()
  const address = newAddress('Newcomer')
  await invite(await open(olive), slug, address)
  await page.goto(linkIn(await mailTo(address, /invited you to/), 'invitations'))
  await introduce(page, 'Newcomer', 'too short')
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    /at least 15 characters/,
  )
  // Little more than the organization's own name.
  await introduce(page, 'Newcomer', `${slug}${slug}`)
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    /easy to guess/,
  )
  await introduce(page, 'Newcomer')
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await page.waitForURL(`/orgs/${slug}`)
})

test('an invitation brings in somebody who signed up and never activated', async ({
  page,
  open,
}) => {
  const { olive, slug } = await acme()
  const waiting = await signUp(page)
  await invite(await open(olive), slug, waiting.email)
  await page.goto(linkIn(await mailTo(waiting.email, /invited you to/), 'invitations'))
  await introduce(page, 'Newcomer')
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await page.waitForURL(`/orgs/${slug}`)
  // The mailed link has proven the address: their own organization is theirs as well.
  await page.goto('/orgs')
  await expect(page.getByRole('list', { name: 'My organizations' })).toContainText(waiting.slug)
  await page.goto(waiting.link)
  await expect(page.getByRole('heading', { name: 'This link is no longer valid' })).toBeVisible()
})
