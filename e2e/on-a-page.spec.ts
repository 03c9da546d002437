import { acme } from './support/acme'
import { findings } from './support/axe'
import { addMembers } from './support/members'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('a custom page shows two members tables, each with its own search, order, filter and paging', async ({
  open,
}) => {
  const [one, two] = [await acme(), await acme()]
  await addMembers(one, 30)
  await addMembers(two, 30)
  // Olive is also an admin of the second.
  await sql(
    `INSERT INTO "OrganizationUser" (id, "organizationId", "userId", role, "modifiedAt")
     VALUES (uuidv7(), $1, $2, 'admin', now())`,
    [two.id, one.olive.id],
  )
  const page = await open(one.olive)
  const here = `/examples/${one.slug}/${two.slug}`
  await page.goto(here)
  await expect(page.getByTestId(one.slug)).toHaveText('Owner')
  await expect(page.getByTestId(two.slug)).toHaveText('Admin')
  expect(await findings(page, 'everything')).toEqual([])
  const [first, second] = [one, two].map(({ name }) => page.getByRole('region', { name })) as [
    ReturnType<typeof page.getByRole>,
    ReturnType<typeof page.getByRole>,
  ]
  const rows = (part: typeof first) => part.getByRole('rowheader')

  await first.getByRole('link', { name: 'Name', exact: true }).click()
  await expect(page).toHaveURL(`${here}?${one.slug}-sort=name`)
  await expect(rows(first).first()).toContainText('Adam')
  await expect(rows(second).first()).toContainText('Olive')

  await second.getByRole('searchbox').fill('person 30')
  await expect(rows(second)).toHaveText([/Person 30/])
  await expect(page).toHaveURL(`${here}?${one.slug}-sort=name&${two.slug}-q=person+30`)
  await expect(rows(first).first()).toContainText('Adam')

  await first.getByRole('navigation').getByRole('link', { name: 'Next page' }).first().click()
  await expect(rows(first)).toHaveCount(9)
  await expect(rows(second)).toHaveText([/Person 30/])
  await first.getByRole('button', { name: /^Filter by role/ }).click()
  await page.getByRole('menuitem', { name: 'Admin', exact: true }).click()
  await expect(rows(first)).toHaveText([/Adam/, /Olive/])
  await expect(rows(second)).toHaveText([/Person 30/])

  // Actions in a row happen here, and the page stays the same.
  const before = page.url()
  await second.getByRole('button', { name: 'Actions for Person 30' }).click()
  await page.getByRole('menuitemradio', { name: 'Admin' }).click()
  await expect(second.getByRole('row', { name: /Person 30/ })).toContainText('Admin')
  expect(page.url()).toBe(before)
  await second.getByRole('link', { name: 'Clear filters' }).click()
  await expect(rows(second)).toHaveCount(25)
  await expect(rows(first)).toHaveText([/Adam/, /Olive/])

  // The plain list has its own paging.
  const names = first.getByRole('list').last().getByRole('link')
  await expect(names).toHaveText([/Olive/, /Adam/, /Mia/])
})
