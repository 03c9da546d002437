import fs from 'node:fs'
import type { Download } from '@playwright/test'
import { acme } from './support/acme'
import { expectFocus, pick, press, reach, takeFromMenu } from './support/keyboard'
import { sql } from './support/sql'
import { expect, test } from './support/test'

const textOf = async (file: Download) => fs.readFileSync(await file.path(), 'utf8')

test('the activity of some days is exported by keyboard alone', async ({ open }) => {
  const { id, adam, slug } = await acme()
  await sql(
    `INSERT INTO "Event" (id, type, "organizationId", "actorId", "actorName", "targetName", data, "createdAt")
     SELECT uuidv7(), 'member.removed', $1, $2, $3, 'Person ' || n, '{"role": "member"}',
       '2026-05-01'::timestamptz + n * interval '1 day' FROM generate_series(0, 59) n`,
    [id, adam.id, adam.name],
  )
  const page = await open(adam)
  await page.goto(`/orgs/${slug}`)
  await press(page, 'Activity', 'link')
  await page.waitForURL(`/orgs/${slug}/activity`)
  await expectFocus(page)
  await press(page, 'Next page', 'link')
  await expect(page.getByText('Person 34', { exact: true })).toBeVisible()
  await expectFocus(page)
  await pick(page, 'Person', adam.name)
  await reach(page.getByLabel('From'))
  await page.keyboard.type('05052026') // the same with the month first
  await reach(page.getByLabel('To', { exact: true }))
  await page.keyboard.type('06062026')
  await press(page, 'Apply')
  await page.waitForURL(/from=2026-05-05&to=2026-06-06/)
  await expectFocus(page)
  for (const [format, removals] of [
    ['CSV', 33],
    ['JSON', 33],
  ] as const) {
    const downloading = page.waitForEvent('download')
    const opener = await takeFromMenu(page, 'Export', format)
    const text = await textOf(await downloading)
    expect(text.match(/member\.removed/g)).toHaveLength(removals)
    await expect(opener).toBeFocused()
  }
  await press(page, 'Insights', 'link')
  await page.waitForURL(`/orgs/${slug}/insights`)
  await expect(page.getByRole('table', { name: /^Members at the end/ })).toBeVisible()
  await expectFocus(page)
})

test('the list of people is a file, by keyboard alone', async ({ open }) => {
  const { olive, max, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people?role=member`)
  const csv = page.waitForEvent('download')
  const opener = await takeFromMenu(page, 'Export', 'CSV')
  expect((await textOf(await csv)).trim().split('\n')).toHaveLength(3)
  await expect(opener).toBeFocused()
  const json = page.waitForEvent('download')
  await takeFromMenu(page, 'Export', 'JSON')
  expect(JSON.parse(await textOf(await json))).toHaveLength(2)
  await expect(opener).toBeFocused()
  await expect(page.getByRole('row', { name: max.email })).toBeVisible()
})
