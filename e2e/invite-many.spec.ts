import { acme } from './support/acme'
import { mailTo } from './support/mailbox'
import { unique } from './support/person'
import { expect, test } from './support/test'

/** Forty rows: thirty-six new addresses, a member, one twice, and two that are none. */
function list(member: string) {
  const id = unique()
  const addresses = Array.from({ length: 36 }, (_, n) => `newcomer.${n}@${id}.test`)
  const text = [...addresses, `Mia <${member}>`, addresses[0], 'no address', 'nobody@'].join('\n')
  return { addresses, text }
}

test('many are invited at once: first a look, then they go out while one is elsewhere', async ({
  open,
}) => {
  const { adam, mia, slug } = await acme()
  const page = await open(adam)
  const { addresses, text } = list(mia.email)
  await page.goto(`/orgs/${slug}/people`)
  await page.getByRole('link', { name: 'Invite many people' }).click()
  await page.waitForURL(`/orgs/${slug}/people/invite/many`)
  await page.getByRole('button', { name: 'Check addresses' }).click()
  await expect(page.getByText('Paste at least one email address.')).toBeVisible()
  const [first = '', ...rest] = text.split('\n')
  await page.getByLabel('Addresses').fill(first)
  await page.getByLabel('CSV file').setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rest.join('\n')),
  })
  await expect(page.getByLabel('Addresses')).toHaveValue(text)
  await page.getByLabel('Role').selectOption('admin')
  await page.getByRole('button', { name: 'Check addresses' }).click()

  await expect(page.getByRole('heading', { name: 'Invite 36 people?' })).toBeVisible()
  await expect(page.getByRole('row', { name: mia.email })).toContainText('A member already')
  await expect(page.getByRole('row', { name: 'no address' })).toContainText('No email address')
  await expect(page.getByRole('row', { name: addresses[0] }).last()).toContainText('Twice')
  const address = page.url()

  // One may leave before saying yes, and change the list.
  await page.goto(`/orgs/${slug}/people`)
  await expect(page.getByText('A list of 40 addresses waits for your yes.')).toBeVisible()
  await page.getByRole('link', { name: 'Open', exact: true }).click()
  await page.getByRole('link', { name: 'Change the list' }).click()
  await expect(page.getByLabel('Addresses')).toHaveValue(/no address\nnobody@$/)
  await expect(page.getByLabel('Role')).toHaveValue('admin')

  await page.goto(address)
  await page.getByRole('button', { name: 'Send 36 invitations' }).click()
  await expect(page.getByRole('button', { name: 'Send 36 invitations' })).toBeHidden()
  await page.goto(`/orgs/${slug}/people`)
  await page
    .getByRole('link', { name: /^(Open|See the result)$/ })
    .first()
    .click()
  await expect(page).toHaveURL(address)
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'Done: 36 people invited, 4 left out.',
    {
      timeout: 45_000,
    },
  )
  await expect(page.getByRole('table', { name: 'Not invited' }).getByRole('row')).toHaveCount(5)
  await expect(page.getByRole('listitem').filter({ hasText: addresses[35] })).toBeVisible()
  await mailTo(addresses[35]!, /invites you to/)

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the result' }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toMatch(new RegExp(`^${slug}-invitations-.*\\.csv$`))

  // The end was seen: nobody is told again.
  await page.goto(`/orgs/${slug}/people`)
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible()
  await expect(page.getByText('Your list of invitations is done.')).toBeHidden()
})

test('without JavaScript a list is checked, sent and watched to its end', async ({ open }) => {
  const { adam, zoe, slug } = await acme()
  const page = await open(adam, { javaScriptEnabled: false })
  const address = `newcomer@${unique()}.test`
  await page.goto(`/orgs/${slug}/people/invite/many`)
  await page.getByLabel('Addresses').fill(`${address}\nnobody`)
  await page.getByRole('button', { name: 'Check addresses' }).click()
  await expect(page.getByRole('heading', { name: 'Invite 1 person?' })).toBeVisible()
  await page.getByRole('button', { name: 'Send 1 invitation' }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'Done: 1 person invited, 1 left out.',
    {
      timeout: 30_000,
    },
  )
  await mailTo(address, /invites you to/)

  // To a stranger, and to a member who may not invite, it is not there.
  expect((await (await open(zoe)).goto(page.url()))?.status()).toBe(404)
})

test('a member who may not invite is told so', async ({ open }) => {
  const { mia, slug } = await acme()
  const page = await open(mia)
  expect((await page.goto(`/orgs/${slug}/people/invite/many`))?.status()).toBe(403)
  await page.goto(`/orgs/${slug}/people`)
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Invite many people' })).toBeHidden()
})
