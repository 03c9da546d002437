import { acme } from './support/acme'
import { introduce } from './support/forms'
import { invitationTo } from './support/invitation'
import { newAddress } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('opening an invitation fifty times uses nothing up', async ({ page, open, request }) => {
  const org = await acme()
  const address = newAddress('Newcomer')
  const link = await invitationTo(address, org, open)
  const read = () =>
    sql('SELECT * FROM "OrganizationInvitation" WHERE "inviteeIdentifier" = $1', [address])
  const before = await read()
  for (let n = 0; n < 10; n++) {
    const answers = await Promise.all(Array.from({ length: 5 }, () => request.get(link)))
    for (const answer of answers) expect(answer.status()).toBe(200)
  }
  expect((await request.head(link)).status()).toBe(200)
  expect(await read()).toEqual(before)
  await page.goto(link)
  await introduce(page, 'Newcomer')
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await page.waitForURL(`/orgs/${org.slug}`)
})

test('an unknown, a cut and a forged link say that nobody knows them', async ({ page, open }) => {
  const org = await acme()
  const link = await invitationTo(newAddress('Newcomer'), org, open)
  const last = link.at(-1) === 'A' ? 'E' : 'A'
  for (const wrong of [
    '/invitations/nonsense',
    '/invitations/%00',
    link.slice(0, -5),
    link.slice(0, -1) + last,
    link.replace(/\.[^.]+$/, `.${'A'.repeat(43)}`),
  ]) {
    await page.goto(wrong)
    await expect(page.getByRole('heading', { name: 'Invitation not found' })).toBeVisible()
    await expect(page.getByRole('main')).not.toContainText(org.name)
  }
})
