import { acme } from './support/acme'
import { problem } from './support/forms'
import { mailTo } from './support/mailbox'
import { newAddress } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('a new role counts at the next click of the person whose role it is', async ({ open }) => {
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

test('a form that was open before a demotion is refused', async ({ open }) => {
  const { adam, id, slug } = await acme()
  const address = newAddress('Newcomer')
  const page = await open(adam)
  await page.goto(`/orgs/${slug}/people/invite`)
  await page.getByLabel('Email', { exact: true }).fill(address)
  await sql(
    `UPDATE "OrganizationUser" SET role = 'member' WHERE "organizationId" = $1 AND "userId" = $2`,
    [id, adam.id],
  )
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(problem(page)).toContainText('Your role doesn’t allow this')
  const invitations = sql('SELECT 1 FROM "OrganizationInvitation" WHERE "organizationId" = $1', [
    id,
  ])
  expect(await invitations).toEqual([])
})

test('nobody changes their own role, and an admin does not touch the owner', async ({ open }) => {
  const { olive, adam, slug } = await acme()
  const page = await open(adam)
  await page.goto(`/orgs/${slug}/people`)
  await expect(page.getByRole('link', { name: `Manage ${olive.name}` })).toBeHidden()
  await expect(page.getByRole('link', { name: `Manage ${adam.name}` })).toBeHidden()
  for (const [who, why] of [
    [olive, `${olive.name} owns`],
    [adam, 'You can’t change your own role'],
  ] as const) {
    await page.goto(`/orgs/${slug}/people/${who.id}`)
    await expect(page.getByText(why).first()).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Role' })).toBeHidden()
    await expect(page.getByRole('button', { name: 'Remove from organization' })).toBeHidden()
  }
})
