import fs from 'node:fs'
import type { Download, Page } from '@playwright/test'
import { acme } from './support/acme'
import {
  chooseFile,
  expectFocus,
  pick,
  press,
  reach,
  tabTo,
  takeFromMenu,
  typeInto,
} from './support/keyboard'
import { mailTo } from './support/mailbox'
import { unique } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

const done = { timeout: 45_000 } // what is done by and by

const textOf = async (file: Download) => fs.readFileSync(await file.path(), 'utf8')

/** Follows a link to a file, and stays on the page. */
async function download(page: Page, name: string) {
  const downloading = page.waitForEvent('download')
  await press(page, name, 'link')
  await expectFocus(page)
  return textOf(await downloading)
}

test('the activity of some days is exported and downloaded by keyboard alone', async ({ open }) => {
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
    ['JSON', 60],
  ] as const) {
    await press(page, `Export ${format}`)
    await page.waitForURL(/\/jobs\//)
    const end = page.getByRole('main').getByRole('status')
    await expect(end).toContainText('The file is ready', done)
    await expectFocus(page)
    const file = await download(page, `Download ${format}`)
    expect(file.match(/member\.removed/g)).toHaveLength(removals)
    await press(page.getByRole('navigation', { name: 'Where you are' }), 'Activity', 'link')
    await page.waitForURL(`/orgs/${slug}/activity`)
    await expectFocus(page)
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
  const opener = await takeFromMenu(page, 'Export', 'As CSV')
  expect((await textOf(await csv)).trim().split('\n')).toHaveLength(3)
  await expect(opener).toBeFocused()
  const json = page.waitForEvent('download')
  await takeFromMenu(page, 'Export', 'As JSON')
  expect(JSON.parse(await textOf(await json))).toHaveLength(2)
  await expect(opener).toBeFocused()
  await expect(page.getByRole('row', { name: max.email })).toBeVisible()
})

test('a list of invitations is left, found again, changed and sent by keyboard alone', async ({
  open,
}) => {
  const { adam, mia, slug } = await acme()
  const [page, addresses] = [await open(adam), [1, 2].map((n) => `zoe.${n}@${unique()}.test`)]
  await page.goto(`/orgs/${slug}/people/invite/many`)
  await press(page, 'Check addresses')
  await expect(page.getByLabel('Addresses')).toBeFocused()
  await expect(page.getByLabel('Addresses')).toHaveAccessibleDescription(/at least one/)
  await page.keyboard.type(mia.email)
  await chooseFile(page.getByLabel('CSV file'), {
    ...{ name: 'people.csv', mimeType: 'text/csv' },
    buffer: Buffer.from(addresses.join('\n')),
  })
  await expect(page.getByLabel('Addresses')).toHaveValue([mia.email, ...addresses].join('\n'))
  await expect(page.getByLabel('CSV file')).toBeFocused()
  await press(page, 'Check addresses')
  await expect(page.getByRole('heading', { name: 'Invite 2 people?' })).toBeVisible()
  await expectFocus(page)

  await press(page.getByRole('navigation', { name: 'Where you are' }), 'People', 'link')
  await page.waitForURL(`/orgs/${slug}/people`)
  await expect(page.getByText('A list of 3 addresses waits for your yes.')).toBeVisible()
  await press(page, 'Open', 'link')
  await page.waitForURL(/\/jobs\//)
  await expectFocus(page)
  await press(page, 'Change the list', 'link')
  await page.waitForURL(/from=/)
  await expectFocus(page)
  await tabTo(page, 'textbox', 'Addresses')
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('\nno address')
  await pick(page, 'Role', 'Admin')
  await press(page, 'Check addresses')
  await expect(page.getByRole('row', { name: 'no address' })).toBeVisible()
  await press(page, 'Send 2 invitations')
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'Done: 2 people invited, 2 left out.',
    done,
  )
  await expectFocus(page)
  await mailTo(addresses[1]!, /invites you to/)
  expect(await download(page, 'Download the result')).toContain(mia.email)
})

test('a list of invitations is put away unsent by keyboard alone', async ({ open }) => {
  const { adam, slug } = await acme()
  const page = await open(adam)
  await page.goto(`/orgs/${slug}/people/invite/many`)
  await typeInto(page, 'Addresses', `zoe@${unique()}.test`)
  await press(page, 'Check addresses')
  await page.waitForURL(/\/jobs\//)
  await expectFocus(page)
  await press(page, 'Discard')
  await page.waitForURL(`/orgs/${slug}/people`)
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
  await expect(page.getByText('waits for your yes')).toBeHidden()
  await expectFocus(page)
})
