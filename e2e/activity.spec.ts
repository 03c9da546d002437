import fs from 'node:fs'
import { acme, type Acme } from './support/acme'
import { announcement, expectFocus, pick, press, reach, takeFromMenu } from './support/keyboard'
import { sql } from './support/sql'
import { expect, test } from './support/test'

/** Sixty people in May and June 2026, every second removed by Adam, while the others left. */
const past = ({ id, adam }: Acme) =>
  sql(
    `INSERT INTO "Event" (id, type, "organizationId", "actorId", "actorName", "targetName", data,
       "createdAt")
     SELECT uuidv7(), CASE WHEN n % 2 = 0 THEN 'member.removed' ELSE 'member.left' END, $1::uuid,
       CASE WHEN n % 2 = 0 THEN $2::uuid END, CASE WHEN n % 2 = 0 THEN $3 END, 'Person ' || n,
       '{"role": "member"}'::jsonb, '2026-05-01'::timestamptz + n * interval '1 day'
     FROM generate_series(0, 59) n`,
    [id, adam.id, adam.name],
  )

test('an admin reads, pages, filters and exports the activity with the keyboard, and reads its figures', async ({
  open,
}) => {
  const org = await acme()
  const { adam, mia, slug } = org
  await past(org)
  const page = await open(adam)
  const rows = page.getByRole('main').getByRole('region').getByRole('listitem')
  await page.goto(`/orgs/${slug}/people/${mia.id}`)
  await pick(page, 'Role', 'Admin')
  await press(page, 'Save')
  await expect(announcement(page)).toContainText('Role changed.')
  await sql(`UPDATE "User" SET name = 'Somebody Else' WHERE id = $1`, [mia.id])
  await page.goto(`/orgs/${slug}`)
  await press(page, 'Activity', 'link')
  await page.waitForURL(`/orgs/${slug}/activity`)
  await expectFocus(page)
  // With the names at that time.
  await expect(rows.first()).toContainText(
    `${adam.name} changed ${mia.name}’s role from Member to Admin`,
  )
  await expect(rows).toHaveCount(25)
  await press(page, 'Next page', 'link')
  await expect(page.getByText('Person 34', { exact: true })).toBeVisible()
  await expectFocus(page)

  await pick(page, 'Person', adam.name)
  await pick(page, 'Event type', 'Members')
  await reach(page.getByLabel('From'))
  await page.keyboard.type('05052026') // the same with the month first
  await reach(page.getByLabel('To', { exact: true }))
  await page.keyboard.type('06062026')
  await press(page, 'Apply')
  await page.waitForURL(/person=.*&kind=member&from=2026-05-05&to=2026-06-06/)
  await expect(rows).toHaveCount(17)
  await expect(page.getByRole('heading', { name: '6 June 2026' })).toBeVisible()
  await expectFocus(page)
  for (const format of ['CSV', 'JSON'] as const) {
    const downloading = page.waitForEvent('download')
    const opener = await takeFromMenu(page, 'Export', format)
    const file = await downloading
    expect(file.suggestedFilename()).toMatch(
      new RegExp(`^${slug}-activity-.*\\.${format.toLowerCase()}$`),
    )
    const text = fs.readFileSync(await file.path(), 'utf8')
    expect(text.match(/member\.removed/g)).toHaveLength(17)
    expect(text).not.toContain('member.left')
    await expect(opener).toBeFocused()
  }

  await page.goto(`/orgs/${slug}/activity?kind=owner`)
  await expect(page.getByText('No matching activity')).toBeVisible()
  await press(page.getByRole('search'), 'Clear filters', 'link')
  await page.waitForURL(`/orgs/${slug}/activity`)
  await expect(rows.first()).toContainText(`${adam.name} exported the audit log`)
  await expectFocus(page)

  await press(page, 'Insights', 'link')
  await page.waitForURL(`/orgs/${slug}/insights`)
  await expectFocus(page)
  const members = page.getByRole('table', { name: 'Members at the end of each month' })
  await expect(members.getByRole('row').last()).toContainText('4')
  await expect(page.getByText('No data yet')).toBeVisible() // nobody was invited
  await expect(page.locator('main svg[preserveAspectRatio=none]').first()).toBeVisible()
})
