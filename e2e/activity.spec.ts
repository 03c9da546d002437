import fs from 'node:fs'
import { acme, type Acme } from './support/acme'
import { invite } from './support/forms'
import { newAddress } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('the trail tells what happened, newest first, by the names of then', async ({ open }) => {
  const { olive, adam, mia, slug, id } = await acme()
  const page = await open(olive)
  const address = newAddress('Newcomer')
  await invite(page, slug, address)
  await page.goto(`/orgs/${slug}/invitations`)
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
  await expect(admin.getByRole('main').getByRole('region').getByRole('listitem')).toContainText([
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
  await expect(admin.getByRole('main').getByRole('region').getByRole('listitem')).toHaveCount(25)
  await admin.getByRole('link', { name: 'Next page' }).click()
  await expect(admin.getByText(`${olive.name} invited ${address}`)).toBeVisible()
})

/** Thirty who left in May 2026, of whom Adam removed every second one; and a product of Olive's. */
const past = ({ id, adam, olive }: Acme) =>
  sql(
    `INSERT INTO "Event" (id, type, "organizationId", "actorId", "actorName", "targetName", data,
       "createdAt")
     SELECT uuidv7(), CASE WHEN n % 2 = 0 THEN 'member.removed' ELSE 'member.left' END, $1::uuid,
       CASE WHEN n % 2 = 0 THEN $2::uuid END, CASE WHEN n % 2 = 0 THEN $3 END, 'Person ' || n,
       '{"role": "member"}'::jsonb, '2026-05-01'::timestamptz + n * interval '1 day'
     FROM generate_series(0, 29) n
     UNION ALL SELECT uuidv7(), 'product.created', $1::uuid, $4::uuid, $5, NULL,
       '{"name": "=Anvil"}'::jsonb, '2026-05-10T12:00:00Z'::timestamptz`,
    [id, adam.id, adam.name, olive.id, olive.name],
  )

test('the activity is narrowed by person, kind and days, and exported as it is', async ({
  open,
}) => {
  const org = await acme()
  const { olive, adam, slug } = org
  await past(org)
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/activity`)
  const rows = page.getByRole('main').getByRole('region').getByRole('listitem')
  await expect(rows).toHaveCount(25)
  await page.getByLabel('Person').selectOption(adam.name)
  await page.getByLabel('Kind').selectOption('Members')
  await page.getByLabel('From').fill('2026-05-05')
  await page.getByLabel('To', { exact: true }).fill('2026-05-09')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(rows).toHaveCount(3)
  await expect(page).toHaveURL(/person=.*&kind=member&from=2026-05-05&to=2026-05-09/)
  await expect(page.getByRole('heading', { name: '9 May 2026' })).toBeVisible()
  await rows.first().getByRole('link', { name: adam.name }).click()
  await page.waitForURL(`/orgs/${slug}/people/${adam.id}`)
  await page.goBack()
  await expect(rows).toHaveCount(3)

  await page.getByRole('button', { name: 'Export' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'CSV' }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toMatch(new RegExp(`^${slug}-activity-.*\\.csv$`))
  const lines = fs
    .readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\r\n')
  expect(lines[0]).toBe('\uFEFFid,time,event,actor_id,actor,as_staff,target_id,target,data')
  expect(lines.slice(1).map((line) => line.split(',')[1])).toEqual([
    '2026-05-09T00:00:00.000Z',
    '2026-05-07T00:00:00.000Z',
    '2026-05-05T00:00:00.000Z',
  ])

  await page.goto(`/orgs/${slug}/activity?kind=product&to=2026-05-01`)
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await page.getByRole('link', { name: 'Clear filters' }).last().click()
  await expect(rows.first()).toContainText(`${olive.name} exported the activity`)

  await page.getByLabel('Kind').selectOption('Products')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(rows).toHaveCount(1)
  const answer = await page.request.get(`/orgs/${slug}/activity/export?format=json&kind=product`)
  expect(await answer.json()).toMatchObject([
    { event: 'product.created', actor: olive.name, data: { name: '=Anvil' } },
  ])
})

test('without JavaScript the activity can be narrowed, and its pages keep the filter', async ({
  open,
}) => {
  const org = await acme()
  await past(org)
  const page = await open(org.olive, { javaScriptEnabled: false })
  await page.goto(`/orgs/${org.slug}/activity`)
  await page.getByLabel('Kind').selectOption('Members')
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(page).toHaveURL(/kind=member.*cursor=/)
  await expect(page.getByText('Person 0', { exact: true })).toBeVisible()
})

test('insights show the figures as tables, and draw them', async ({ open }) => {
  const { adam, mia, slug } = await acme()
  const page = await open(adam)
  await page.goto(`/orgs/${slug}`)
  await page.getByRole('link', { name: 'Insights' }).click()
  const members = page.getByRole('table', { name: 'Members at the end of each month' })
  await expect(members.getByRole('row').last()).toContainText('4')
  await expect(page.getByText('No data yet')).toBeVisible() // nobody was invited
  await expect(page.locator('main svg[preserveAspectRatio=none]').first()).toBeVisible()
  expect((await (await open(mia)).goto(`/orgs/${slug}/insights`))?.status()).toBe(403)
})
