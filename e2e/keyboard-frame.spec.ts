import { acme } from './support/acme'
import {
  announcement,
  expectFocus,
  pick,
  press,
  tabTo,
  takeFromMenu,
  typeInto,
  overtype,
} from './support/keyboard'
import { addMembers } from './support/members'
import { linkIn, mailTo } from './support/mailbox'
import { ownMany } from './support/organizations'
import { newAddress } from './support/person'
import { requestsOf } from './support/requests'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('a theme is chosen in the menu, among the settings and in the palette by keyboard alone', async ({
  open,
}) => {
  const { mia } = await acme()
  const page = await open(mia)
  const html = page.locator('html')
  await page.goto('/account')
  const menu = await takeFromMenu(page, /^Account menu/, 'Dark')
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await tabTo(page, 'radio', 'Dark')
  await page.keyboard.press('ArrowLeft')
  await expect(html).toHaveAttribute('data-theme', 'light')
  await expect(page.getByRole('radio', { name: 'Light' })).toBeFocused()
  await press(page, /^Search/)
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type('theme of the system')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(html).not.toHaveAttribute('data-theme')
  await expectFocus(page)
})

test('the palette closes, invites and signs out by keyboard alone', async ({ open }) => {
  const { olive, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people`)
  const button = await press(page.getByRole('banner'), /^Search/)
  const field = page.getByRole('dialog', { name: 'Search and commands' }).getByRole('combobox')
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
  const choose = async (words: string) => {
    await page.keyboard.press('Control+k')
    await expect(field).toBeFocused()
    await page.keyboard.type(words)
    await expect(page.getByRole('option')).toHaveText([new RegExp(words)])
    await page.keyboard.press('Enter')
  }
  await choose('Invite people')
  await page.waitForURL(`/orgs/${slug}/people/invite`)
  await expect(page.getByRole('dialog').getByLabel('Email')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expectFocus(page)
  await choose('Sign out')
  await page.waitForURL('/login')
  await expectFocus(page)
})

test('a person goes from one organization to another by keyboard alone', async ({ open }) => {
  const { zoe } = await acme()
  const mark = await ownMany(zoe, 20)
  const page = await open(zoe)
  await page.goto(`/orgs/many-7-${mark}`)
  await press(page, /^Switch organization/)
  await expect(page.getByPlaceholder('Search organizations')).toBeFocused()
  await page.keyboard.type('many 17')
  await expect(page.getByRole('menuitem').first()).toContainText(`Many 17 ${mark}`)
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/many-17-${mark}`)
  await expectFocus(page)
})

test('one of many is found by typing, by keyboard alone', async ({ open }) => {
  const org = await acme()
  await addMembers(org, 12)
  await sql(`UPDATE "OrganizationUser" SET role = 'admin' WHERE "organizationId" = $1`, [org.id])
  const page = await open(org.olive)
  const quiet = requestsOf(page)
  await page.goto(`/orgs/${org.slug}/settings`)
  const owner = await tabTo(page, 'combobox', 'New owner')
  const search = page.getByRole('combobox', { name: 'Search', exact: true })
  await quiet() // what it opens is on its way
  await page.keyboard.press('Enter')
  await expect(search).toBeFocused()
  await page.keyboard.type('nobody is called so')
  await expect(page.getByText('Nothing fits')).toBeVisible()
  await overtype(page, 'person 1')
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText([
    /Person 1 /,
    /10/,
    /11/,
    /12/,
  ])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(owner).toBeFocused()
  await expect(owner.locator('option:checked')).toHaveText(/^Person 10/)
  await press(page, 'Transfer ownership')
  await press(page.getByRole('alertdialog'), 'Transfer ownership')
  await expect(announcement(page)).toContainText('Ownership is transferred.')
  await expect(page.getByText(`Person 10 owns ${org.name}`)).toBeVisible()
  await expectFocus(page)
})

test('the first steps are taken and put away by keyboard alone', async ({ open }) => {
  const { olive, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}`)
  const list = page.getByRole('region', { name: /^Set up / })
  await press(list, 'Add a logo', 'link')
  await page.waitForURL(`/orgs/${slug}/settings#picture`)
  await expectFocus(page)
  await page.goto(`/orgs/${slug}`)
  await press(list, 'Hide this list')
  await expect(announcement(page)).toContainText('Checklist hidden.')
  await expect(list).toBeHidden()
  await expectFocus(page)
})

test('where there is no room, the navigation is opened and a list ordered by keyboard alone', async ({
  open,
}) => {
  const { mia, max, slug } = await acme()
  const page = await open(mia, { viewport: { width: 390, height: 844 } })
  await page.goto(`/orgs/${slug}`)
  const opener = await press(page, 'Open navigation')
  const drawer = page.getByRole('dialog')
  await expect(drawer.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(opener).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(drawer.locator(':focus')).toHaveCount(1)
  await press(drawer, 'People', 'link')
  await page.waitForURL(`/orgs/${slug}/people`)
  await expect(drawer).toBeHidden()
  await expectFocus(page)
  // Where there are no heads of columns, a menu orders the list.
  const sort = await takeFromMenu(page, 'Sort', 'Last to join')
  await expect(
    page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') })
      .first(),
  ).toContainText(max.email)
  await expect(sort).toBeFocused()
})

test('a language is picked, set and sent along by keyboard alone', async ({ page, open }) => {
  const { olive, name, slug } = await acme()
  const address = newAddress('Zoe')
  const owner = await open(olive)
  await owner.goto(`/orgs/${slug}/people/invite`)
  await typeInto(owner, 'Email', address)
  await pick(owner, 'Language', 'Deutsch')
  await press(owner, 'Send invitation')
  await owner.waitForURL(`/orgs/${slug}/people`)
  const mail = await mailTo(address, new RegExp(name))
  expect(mail.html).toContain('lang="de"')
  await page.goto(linkIn(mail, 'invitations'))
  await press(page, 'Deutsch')
  await expect(page.getByRole('heading', { name: `${name} beitreten` })).toBeVisible()
  await expectFocus(page)
  await owner.goto('/account')
  await pick(owner, 'Language', 'Deutsch')
  await press(owner, 'Save')
  await expect(owner.locator('html')).toHaveAttribute('lang', 'de')
  await expect(announcement(owner)).toContainText('gespeichert')
  await expectFocus(owner)
  await pick(owner, 'Sprache', 'Wie')
  await press(owner, 'Speichern')
  await expect(owner.locator('html')).toHaveAttribute('lang', 'en-GB')
  await expectFocus(owner)
})

test('a mail is looked at in another language and theme by keyboard alone', async ({ page }) => {
  await page.goto('/dev/mails')
  await pick(page, 'Mail', 'invitation')
  await pick(page, 'Theme', 'Dark')
  await press(page, 'Show')
  await page.waitForURL(/theme=dark/)
  await expect(page.locator('pre')).toContainText('Your role there will be: Admin')
  await expectFocus(page)
})
