import { acme } from './support/acme'
import { press, tabTo, takeFromMenu } from './support/keyboard'
import { expectFlawless } from './support/looks'
import { startServerBeside, type ServerBeside } from './support/server-beside'
import { sql } from './support/sql'
import { expect, test } from './support/test'

let server: ServerBeside
test.beforeAll(async () => {
  // A domain that somebody added stands for a resource of theirs.
  const config = { heldBy: { table: 'OrganizationDomain', column: 'addedById' } }
  server = await startServerBeside({ GUILDHALL_TEST_CONFIG: JSON.stringify(config) })
})
test.afterAll(() => server.stop())

test('the question about resources is asked in the list, on the member page, and when leaving', async ({
  open,
}) => {
  const { id, slug, olive, adam, mia, max, name } = await acme()
  const at = (path: string) => `${server.url}/orgs/${slug}${path}`
  await sql(
    `INSERT INTO "OrganizationDomain" (id, "organizationId", domain, token, "addedById")
     SELECT uuidv7(), $1::uuid, $3 || n || '.test', '', $2::uuid FROM generate_series(1, 2) n`,
    [id, mia.id, slug],
  )
  const holders = () =>
    sql(`SELECT DISTINCT "addedById" AS id FROM "OrganizationDomain" WHERE "organizationId" = $1`, [
      id,
    ])

  // In the list, with the keyboard: a member without resources is removed without a question.
  const page = await open(adam)
  await page.goto(at('/people'))
  await takeFromMenu(page, `Actions for ${mia.name}`, 'Remove')
  const dialog = page.getByRole('alertdialog', { name: `Remove ${mia.name} from ${name}?` })
  const choice = dialog.getByLabel('What happens to the 2 records they have?')
  await expect(choice.locator('option')).toHaveText([
    'Keep, without a member',
    adam.name,
    max.name,
    olive.name,
  ])
  await expectFlawless(page)
  await page.keyboard.press('Tab')
  await expect(choice).toBeFocused()
  await choice.selectOption({ label: max.name })
  await press(dialog, 'Remove')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('row', { name: mia.email })).toBeHidden()
  expect(await holders()).toEqual([{ id: max.id }])

  // On a member's page, without JavaScript.
  const plain = await open(olive, { javaScriptEnabled: false })
  await plain.goto(at(`/people/${adam.id}`))
  await expect(plain.getByLabel(/^What happens/)).toBeHidden()
  await plain.goto(at(`/people/${max.id}`))
  await plain.getByLabel(`What happens to the 2 records of ${max.name}?`).selectOption(adam.name)
  await plain.getByRole('checkbox', { name: `Remove ${max.name} from` }).check()
  await plain.getByRole('button', { name: 'Remove from organization' }).click()
  await expect(plain).toHaveURL(at('/people'))
  expect(await holders()).toEqual([{ id: adam.id }])

  // When leaving.
  await page.goto(at(''))
  await press(page, 'Leave organization')
  const leaving = page.getByRole('alertdialog', { name: `Leave ${name}?` })
  await expect(leaving.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expectFlawless(page)
  const own = await tabTo(leaving, 'combobox', 'What happens to your 2 records?')
  await own.selectOption({ label: olive.name })
  await press(leaving, 'Leave organization')
  await page.waitForURL(`${server.url}/orgs`)
  expect(await holders()).toEqual([{ id: olive.id }])
  await plain.goto(at('/activity'))
  await expect(plain.getByRole('main')).toContainText(
    `${adam.name} handed over their 2 records to ${olive.name}`,
  )
  await expect(plain.getByRole('main')).toContainText(
    `${adam.name} handed over 2 records of ${mia.name} to ${max.name}`,
  )
})
