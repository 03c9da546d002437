import { acme } from './support/acme'
import { mailTo } from './support/mailbox'
import { expect, test } from './support/test'

test('a role change takes effect on the person’s next click', async ({ open }) => {
  const { olive, mia, name, slug } = await acme()
  const member = await open(mia)
  await member.goto(`/orgs/${slug}`)
  await expect(member.getByRole('link', { name: 'Invite people' })).toBeHidden()
  await expect(member.getByRole('link', { name: 'Settings' })).toBeHidden()

  const owner = await open(olive)
  await owner.goto(`/orgs/${slug}/people`)
  await owner.getByRole('link', { name: `Manage ${mia.name}` }).click()
  await owner.waitForURL(`/orgs/${slug}/people/${mia.id}`)
  await owner.getByRole('combobox', { name: 'Role' }).selectOption('admin')
  await owner.getByRole('button', { name: 'Save' }).click()
  await expect(owner.getByText('Role changed.')).toBeVisible()
  await mailTo(mia.email, new RegExp(`^Your role in ${name}`))

  await member.getByRole('link', { name: 'People', exact: true }).click()
  await expect(member.getByRole('link', { name: 'Invite people' })).toBeVisible()
  await member.reload()
  await expect(member.getByRole('link', { name: 'Settings' })).toBeVisible()

  await owner.getByRole('combobox', { name: 'Role' }).selectOption('member')
  await owner.getByRole('button', { name: 'Save' }).click()
  await mailTo(mia.email, new RegExp(`^Your role in ${name}`), 2)
  await member.getByRole('link', { name: 'Settings' }).click()
  await expect(member.getByRole('heading', { name: 'This page is for admins' })).toBeVisible()
  await expect(member.getByRole('main')).toContainText(olive.name)
})
