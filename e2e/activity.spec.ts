import { acme } from './support/acme'
import { invite } from './support/forms'
import { newAddress } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('the trail tells what happened, newest first, by the names of then', async ({ open }) => {
  const { olive, adam, mia, slug, id } = await acme()
  const page = await open(olive)
  const address = newAddress('Newcomer')
  await invite(page, slug, address)
  await page.getByRole('row', { name: address }).getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('Invitation revoked.')).toBeVisible()
  await page.goto(`/orgs/${slug}/people/${mia.id}`)
  await page.getByRole('combobox', { name: 'Role' }).selectOption('admin')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Role changed.')).toBeVisible()
  await page.goto(`/orgs/${slug}/settings`)
  await page.getByLabel('Organization name', { exact: true }).fill('Acme & Daughters')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Changes saved.')).toBeVisible()
  await sql(`UPDATE "User" SET name = 'Somebody Else' WHERE id = $1`, [mia.id])

  const admin = await open(adam)
  await admin.goto(`/orgs/${slug}`)
  await admin.getByRole('link', { name: 'Activity' }).click()
  await expect(admin.getByRole('main').getByRole('listitem')).toContainText([
    `${olive.name} changed Acme ${slug.slice(5)} to Acme & Daughters`,
    `${olive.name} changed the role of ${mia.name} from Member to Admin`,
    `${olive.name} revoked the invitation of ${address}`,
    `${olive.name} invited ${address} as Member`,
  ])

  // A long trail stands on pages.
  await sql(
    `INSERT INTO "Event" (id, type, "organizationId", "targetName", data)
     SELECT uuidv7(), 'member.left', $1, 'Person ' || n, '{"role": "member"}'
     FROM generate_series(1, 30) n`,
    [id],
  )
  await admin.reload()
  await expect(admin.getByRole('main').getByRole('listitem')).toHaveCount(25)
  await admin.getByRole('link', { name: 'Next page' }).click()
  await expect(admin.getByText(`${olive.name} invited ${address}`)).toBeVisible()
})
