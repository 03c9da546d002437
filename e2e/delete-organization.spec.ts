import { acme } from './support/acme'
import { signIn } from './support/forms'
import { invitationTo } from './support/invitation'
import { mailTo } from './support/mailbox'
import { newAddress } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('the owner types the name and deletes; the people keep their accounts', async ({
  page,
  open,
}) => {
  const org = await acme()
  const { olive, mia, zoe, id, name, slug } = org
  const link = await invitationTo(newAddress('Newcomer'), org, open)
  const owner = await open(olive)
  await owner.goto(`/orgs/${slug}/settings`)
  const field = owner.getByLabel(`Type “${name}” to confirm`)
  const button = owner.getByRole('button', { name: 'Delete organization' })
  await button.click()
  await expect(field).toHaveAccessibleDescription(/Type the organization’s name/)
  await field.fill(name.toUpperCase())
  await button.click()
  await expect(field).toHaveAccessibleDescription(`Type the name exactly as it stands: ${name}`)
  await expect(field).toHaveValue(name.toUpperCase())
  await field.fill(name)
  await button.click()
  await owner.waitForURL('/orgs')
  await expect(owner.getByText('The organization is deleted.')).toBeVisible()
  await mailTo(olive.email, new RegExp(`^${name} was deleted`))
  await mailTo(mia.email, new RegExp(`^${name} was deleted`))
  expect((await owner.goto(`/orgs/${slug}`))?.status()).toBe(200)
  await expect(owner.getByRole('heading', { name: `${name} was deleted` })).toBeVisible()
  const stranger = await open(zoe)
  expect((await stranger.goto(`/orgs/${slug}`))?.status()).toBe(404)
  for (const table of ['OrganizationUser', 'OrganizationOwner', 'OrganizationInvitation'])
    expect(await sql(`SELECT 1 FROM "${table}" WHERE "organizationId" = $1`, [id])).toEqual([])

  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Invitation not found' })).toBeVisible()
  await page.goto('/login')
  await signIn(page, mia.email)
  await page.waitForURL('/orgs')
  await expect(page.getByText('No organization yet')).toBeVisible()
})

test('an admin who is not the owner cannot delete, and is told who can', async ({ open }) => {
  const { olive, adam, slug, name } = await acme()
  const page = await open(adam)
  await page.goto(`/orgs/${slug}/settings`)
  await expect(page.getByText(`Only the owner, ${olive.name}, can delete ${name}.`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Delete organization' })).toBeHidden()
})
