import { acme } from './support/acme'
import { press } from './support/keyboard'
import { mailTo } from './support/mailbox'
import { unique } from './support/person'
import { expect, test } from './support/test'

/** Forty rows: thirty-six new addresses, a member, a duplicate, and two invalid ones. */
function list(member: string) {
  const id = unique()
  const addresses = Array.from({ length: 36 }, (_, n) => `newcomer.${n}@${id}.test`)
  const text = [...addresses, `Mia <${member}>`, addresses[0], 'no address', 'nobody@'].join('\n')
  return { addresses, text }
}

test('a list is pasted and uploaded, reviewed, changed and sent, and its result downloaded', async ({
  open,
}) => {
  const { adam, mia, slug } = await acme()
  const page = await open(adam)
  const { addresses, text } = list(mia.email)
  await page.goto(`/orgs/${slug}/people`)
  await page.getByRole('link', { name: 'Bulk invite' }).click()
  await page.waitForURL(`/orgs/${slug}/people/invite/many`)
  await page.getByRole('button', { name: 'Review list' }).click()
  await expect(page.getByText('Paste at least one email address.')).toBeVisible()
  const [first = '', ...rest] = text.split('\n')
  await page.getByLabel('Addresses').fill(first)
  await page.getByLabel('CSV file').setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rest.join('\n')),
  })
  await page.getByLabel('Role').selectOption('admin')
  await page.getByLabel('Language').selectOption('de')
  await page.getByRole('button', { name: 'Review list' }).click()

  await expect(page.getByRole('heading', { name: 'Invite 36 people?' })).toBeFocused()
  await expect(page.getByRole('row', { name: mia.email })).toContainText('Already a member')
  await expect(page.getByRole('row', { name: 'no address' })).toContainText('Not a valid email')
  await expect(page.getByRole('row', { name: addresses[0] }).last()).toContainText('Duplicate')

  await page.getByRole('button', { name: 'Change list' }).click()
  await expect(page.getByLabel('Addresses')).toHaveValue(/no address\nnobody@$/)
  await expect(page.getByLabel('Role')).toHaveValue('admin')
  await expect(page.getByLabel('Language')).toHaveValue('de')
  await page.getByRole('button', { name: 'Review list' }).click()
  await page.getByRole('button', { name: 'Send 36 invitations' }).click()
  const done = page.getByRole('heading', { name: '36 invitations sent, 4 rows left out.' })
  await expect(done).toBeFocused()
  await expect(page).toHaveURL(`/orgs/${slug}/people/invite/many`)
  await mailTo(addresses[35]!, /./)

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download CSV' }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toMatch(new RegExp(`^${slug}-invitations-.*\\.csv$`))
})

test('without JavaScript a file is reviewed and sent', async ({ open }) => {
  const { adam, slug } = await acme()
  const page = await open(adam, { javaScriptEnabled: false })
  const address = `newcomer@${unique()}.test`
  await page.goto(`/orgs/${slug}/people/invite/many`)
  await page.getByLabel('CSV file').setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`Name;E-Mail-Adresse\r\nZoe;${address}\r\nSam;\r\n`),
  })
  await page.getByRole('button', { name: 'Review list' }).click()
  await expect(page.getByRole('heading', { name: 'Invite 1 person?' })).toBeVisible()
  await page.getByRole('button', { name: 'Send 1 invitation' }).click()
  await expect(page.getByRole('row', { name: address })).toContainText('Invited')
  await expect(page.getByRole('link', { name: 'Download CSV' })).toBeVisible()
  await mailTo(address, /./)
})

test('several pasted addresses are invited from the invite form', async ({ open }) => {
  const { adam, mia, slug } = await acme()
  const page = await open(adam)
  const [one, two] = [`one@${unique()}.test`, `two@${unique()}.test`]
  await page.goto(`/orgs/${slug}/people/invite`)
  const field = page.getByLabel('Email')
  const list = page.getByRole('list', { name: 'Addresses' }).getByRole('listitem')
  await field.fill(`One <${one}> mailto:${two};\n"Member, Mia" <${mia.email}> nobody@`)
  await expect(list).toHaveText([one, two, mia.email, 'nobody@'])
  await expect(page.getByRole('button', { name: 'Remove nobody@' })).toHaveAccessibleDescription(
    /Enter one plain email address/,
  )
  await field.press('Backspace')
  await expect(list).toHaveCount(3)
  await press(page, `Remove ${two}`)
  await expect(list).toHaveText([one, mia.email])
  await expect(field).toBeFocused()
  await page.keyboard.type(`${two},`)
  await expect(list).toHaveText([one, mia.email, two])
  await page.getByRole('button', { name: 'Send 3 invitations' }).click()
  await expect(page.getByRole('row', { name: one })).toContainText('Invited')
  await expect(page.getByRole('row', { name: mia.email })).toContainText('Already a member')
  await mailTo(two, /./)
})
