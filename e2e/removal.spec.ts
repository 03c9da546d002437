import { acme } from './support/acme'
import { mailTo } from './support/mailbox'
import { expect, test } from './support/test'

test('a removed member loses access on the next click of their open session', async ({ open }) => {
  const { adam, max, name, slug } = await acme()
  const member = await open(max)
  await member.goto(`/orgs/${slug}`)

  const admin = await open(adam)
  await admin.goto(`/orgs/${slug}/people/${max.id}`)
  await admin.getByRole('button', { name: 'Remove from organization' }).click()
  const dialog = admin.getByRole('alertdialog')
  await expect(dialog).toContainText(`Remove ${max.name} from ${name}?`)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
  expect((await member.goto(`/orgs/${slug}`))?.status()).toBe(200)

  await admin.getByRole('button', { name: 'Remove from organization' }).click()
  await dialog.getByRole('button', { name: 'Remove from organization' }).click()
  await admin.waitForURL(`/orgs/${slug}/people`)
  await expect(admin.getByText(`${max.name} was removed.`)).toBeVisible()
  await expect(admin.getByRole('row', { name: max.email })).toBeHidden()
  await mailTo(max.email, new RegExp(`^You’re no longer a member of ${name}`))

  await member.getByRole('link', { name: 'People', exact: true }).click()
  await expect(member.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  await member.goto('/')
  await member.waitForURL('/orgs')
  await expect(member.getByText('No organization yet')).toBeVisible()
  // The account is kept.
  await member.goto('/account')
  await expect(member.getByLabel('Full name')).toHaveValue(max.name)
})
