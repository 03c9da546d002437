import { acme } from './support/acme'
import { announcement, expectFocus, press, tabTo, typeInto } from './support/keyboard'
import { person, unique } from './support/person'
import { sam } from './support/sam'
import { expect, test } from './support/test'

test('several people are chosen, given a role and removed by keyboard alone', async ({ open }) => {
  const { olive, mia, max, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people`)
  const choose = async () => {
    for (const { name } of [mia, max]) {
      await tabTo(page, 'checkbox', `Select ${name}`)
      await page.keyboard.press('Space')
    }
  }
  await choose()
  await press(page, 'Change role')
  const dialog = page.getByRole('dialog', { name: 'Change the role of 2 people' })
  await expect(dialog.getByRole('combobox', { name: 'Role' })).toBeFocused()
  await page.keyboard.press('a')
  await page.keyboard.press('Tab')
  while (!(await isFocused(dialog.getByRole('button', { name: 'Change role' }))))
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(announcement(page)).toContainText('2 roles changed.')
  await expect(page.getByRole('row', { name: mia.email })).toContainText('Admin')
  await expectFocus(page)

  await page.goto(`/orgs/${slug}/people`)
  await choose()
  await press(page, 'Remove')
  const ask = page.getByRole('alertdialog')
  await expect(ask.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(announcement(page)).toContainText('2 people removed.')
  await expect(page.getByRole('row', { name: mia.email })).toBeHidden()
  await expectFocus(page)
})

test('an organization is created and renamed by keyboard alone', async ({ open }) => {
  const page = await open(await person('Olive'))
  const slug = `keys-${unique()}`
  await page.goto('/orgs')
  await press(page, 'New organization', 'link')
  await page.waitForURL('/orgs/new')
  await expectFocus(page)
  await typeInto(page, 'Organization name', slug)
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/${slug}`)
  await expectFocus(page)
  await page.reload() // the navigation stands before the content, where the focus is
  await press(page, 'Settings', 'link')
  await page.waitForURL(`/orgs/${slug}/settings`)
  await expectFocus(page)
  await tabTo(page, 'textbox', 'Organization name')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Renamed')
  await page.keyboard.press('Enter')
  await expect(announcement(page)).toContainText('Changes saved.')
  await expectFocus(page)
})

test('a product is added, changed and deleted by keyboard alone', async ({ open }) => {
  const { adam, slug } = await acme()
  const page = await open(adam)
  await page.goto(`/orgs/${slug}/products`)
  await press(page, 'New product', 'link')
  await page.waitForURL(`/orgs/${slug}/products/new`)
  await expectFocus(page)
  await typeInto(page, 'Name', 'Anvil')
  await typeInto(page, 'Price', '12.50')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Anvil' })).toBeVisible()
  await expectFocus(page)
  await press(page, 'Edit', 'link')
  await page.waitForURL(/\/edit$/)
  await tabTo(page, 'textbox', 'Name')
  await page.keyboard.press('End')
  await page.keyboard.type('s')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Anvils' })).toBeVisible()
  await expectFocus(page)
  await press(page, 'Delete product')
  await expect(page.getByRole('alertdialog').getByRole('button').first()).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/${slug}/products`)
  await expectFocus(page)
})

test('staff find an organization and switch it off and on by keyboard alone', async ({ open }) => {
  const [page, { id, name, slug }] = [await open(await sam()), await acme()]
  await page.goto('/admin')
  await press(page, 'Organizations', 'link')
  await page.waitForURL('/admin/organizations')
  await expectFocus(page)
  await tabTo(page, 'searchbox', 'Search organizations')
  await page.keyboard.type(slug)
  await page.keyboard.press('Enter')
  await page.waitForURL(/q=/)
  await press(page, name, 'link')
  await page.waitForURL(`/admin/organizations/${id}`)
  await expectFocus(page)
  await press(page, 'Deactivate organization')
  await expect(page.getByRole('alertdialog').getByRole('button').first()).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Switched off since')).toBeVisible()
  await expectFocus(page)
  await press(page, 'Activate organization')
  await expect(page.getByText('Its members can use it.')).toBeVisible()
  await expectFocus(page)
})

const isFocused = (target: ReturnType<Parameters<typeof tabTo>[0]['getByRole']>) =>
  target.evaluate((element) => element === document.activeElement)
