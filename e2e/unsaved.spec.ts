import { acme } from './support/acme'
import { expect, test } from './support/test'

test('a person is asked before a link, the command palette, going back or reloading loses unsaved edits', async ({
  open,
}) => {
  const { olive, slug } = await acme()
  const page = await open(olive)
  let leaves = false
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void (leaves ? dialog.accept() : dialog.dismiss())
  })
  await page.goto(`/orgs/${slug}`)
  await page.getByRole('link', { name: 'Settings' }).click()
  const name = page.getByLabel('Organization name', { exact: true })
  await expect(name).toBeVisible()
  // Without unsaved edits nothing is asked, and neither is it on a search.
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await page.waitForURL(`/orgs/${slug}/people`)
  await page.getByRole('searchbox', { name: 'Search people' }).fill('mi')
  await page.waitForURL(/q=mi/)
  await page.getByRole('link', { name: 'Settings' }).click()
  await name.fill('Acme Trading')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Changes saved.')).toBeVisible()
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await page.waitForURL(`/orgs/${slug}/people`)
  await page.goBack()
  await name.fill('Acme Limited')
  expect(asked).toEqual([])

  await page.getByRole('link', { name: 'People', exact: true }).click()
  await expect.poll(() => asked).toEqual(['confirm'])
  await expect(name).toHaveValue('Acme Limited')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog').getByRole('combobox').fill('activity')
  await page.keyboard.press('Enter')
  await expect.poll(() => asked).toEqual(['confirm', 'confirm'])
  await expect(page).toHaveURL(`/orgs/${slug}/settings`)
  await expect(name).toHaveValue('Acme Limited')
  await page.evaluate(() => window.history.back())
  await expect.poll(() => asked).toEqual(['confirm', 'confirm', 'confirm'])
  await expect(page).toHaveURL(`/orgs/${slug}/settings`)
  await expect(name).toHaveValue('Acme Limited')

  leaves = true
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await page.waitForURL(`/orgs/${slug}/people`)
  expect(asked).toHaveLength(4)

  // An invitation that was not sent, and a list that was not reviewed; not what was cleared again.
  leaves = false
  await page.goto(`/orgs/${slug}/people/invite`)
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(page.getByText('Enter an email address.')).toBeVisible()
  const message = page.getByLabel(/^Message/)
  await message.fill('We meet on Mondays.')
  await page.getByRole('link', { name: 'Bulk invite' }).click()
  await expect.poll(() => asked).toHaveLength(5)
  await expect(message).toHaveValue('We meet on Mondays.')
  await message.fill('')
  await page.getByRole('link', { name: 'Bulk invite' }).click()
  await page.waitForURL(`/orgs/${slug}/people/invite/many`)
  expect(asked).toHaveLength(5)
  await page.getByRole('button', { name: 'Review list' }).click()
  await expect(page.getByText('Paste at least one email address.')).toBeVisible()
  await page.getByLabel('Addresses').fill('mia@acme.test')
  leaves = true
  await page.getByRole('link', { name: 'People', exact: true }).first().click()
  await page.waitForURL(`/orgs/${slug}/people`)
  expect(asked).toHaveLength(6)

  // On reload and close, the browser's own text is shown.
  await page.goto('/account')
  const fullName = page.getByLabel('Full name')
  await fullName.fill('Olive Muster')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Changes saved.')).toBeVisible()
  await page.reload()
  expect(asked).toHaveLength(6)
  await fullName.fill('Olive Moor')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Changes saved.')).toBeVisible()
  await fullName.fill('Olive Muster')
  await page.reload()
  expect(asked.slice(6)).toEqual(['beforeunload'])
})
