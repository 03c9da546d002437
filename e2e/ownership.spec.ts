import { acme } from './support/acme'
import { PASSWORD } from './support/person'
import { mailTo } from './support/mailbox'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('the owner hands over to an admin, stays an admin, and both are mailed', async ({ open }) => {
  const { olive, adam, mia, id, name, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/settings`)
  const choice = page.getByLabel('New owner')
  await expect(choice.getByRole('option')).toHaveText([/Choose/, new RegExp(adam.name)])
  await expect(choice).not.toContainText(mia.name)
  await page.getByRole('button', { name: 'Transfer ownership' }).click()
  await expect(choice).toHaveAccessibleDescription(/Choose the new owner/)
  await sql(
    `UPDATE "Session" SET "createdAt" = now() - interval '11 minutes' WHERE "userId" = $1`,
    [olive.id],
  )
  await page.reload()
  await choice.selectOption(adam.id)
  await page.getByRole('button', { name: 'Transfer ownership' }).click()
  const dialog = page.getByRole('alertdialog', { name: `Transfer ${name} to ${adam.name}?` })
  const secret = dialog.getByLabel('Password', { exact: true })
  await secret.fill('not her password')
  await dialog.getByRole('button', { name: 'Transfer ownership' }).click()
  await expect(secret).toHaveAccessibleDescription(/password is incorrect/)
  await secret.fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Transfer ownership' }).click()
  await expect(page.getByText('Ownership is transferred.')).toBeVisible()
  await expect(page.getByText(`${adam.name} owns ${name}`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Transfer ownership' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Delete organization' })).toBeHidden()

  await mailTo(olive.email, new RegExp(`^${adam.name} is now the owner of ${name}`))
  await mailTo(adam.email, new RegExp(`^You are now the owner of ${name}`))
  const owners = sql('SELECT "userId" FROM "OrganizationOwner" WHERE "organizationId" = $1', [id])
  expect(await owners).toEqual([{ userId: adam.id }])

  await page.goto(`/orgs/${slug}/people`)
  await expect(page.getByRole('row', { name: olive.email })).toContainText('Admin')
  await expect(page.getByRole('row', { name: adam.email })).toContainText('Owner')
  const owner = await open(adam)
  await owner.goto(`/orgs/${slug}/settings`)
  await expect(owner.getByLabel('New owner')).toContainText(olive.name)
  await expect(owner.getByRole('button', { name: 'Delete organization' })).toBeVisible()
})

test('somebody who is an admin no more when the button is pressed does not get it', async ({
  open,
}) => {
  const { olive, adam, id, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/settings`)
  await page.getByLabel('New owner').selectOption(adam.id)
  await sql(`UPDATE "OrganizationUser" SET role = 'member' WHERE "userId" = $1`, [adam.id])
  await page.getByRole('button', { name: 'Transfer ownership' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Transfer ownership' }).click()
  await expect(page.getByLabel('New owner')).toHaveAccessibleDescription(
    /Choose an active admin of this organization/,
  )
  const owners = sql('SELECT "userId" FROM "OrganizationOwner" WHERE "organizationId" = $1', [id])
  expect(await owners).toEqual([{ userId: olive.id }])
})
