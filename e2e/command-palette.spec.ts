import { acme } from './support/acme'
import { tabTo } from './support/keyboard'
import { ownMany } from './support/organizations'
import { expect, test } from './support/test'

test('an admin finds a page, a person and an organization by keyboard alone', async ({ open }) => {
  const { adam, mia, slug } = await acme()
  const mark = await ownMany(adam, 20)
  const page = await open(adam)
  await page.goto(`/orgs/${slug}`)
  await tabTo(page, 'button', 'Search') // what it opens is on its way
  const palette = page.getByRole('dialog', { name: 'Search and commands' })
  const field = palette.getByRole('combobox')
  const options = palette.getByRole('option')

  await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await page.keyboard.type('activ')
  await expect(options).toHaveText([/Activity/])
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/${slug}/activity`)
  await expect(palette).toBeHidden()

  await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('')
  await page.keyboard.type(mia.email)
  await expect(options).toHaveText([new RegExp(mia.name)])
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/${slug}/people/${mia.id}`)

  await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await page.keyboard.type(`17 ${mark}`)
  await expect(options).toHaveText([new RegExp(`Many 17 ${mark}`)])
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/many-17-${mark}`)

  await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await page.keyboard.type('nothing is called so')
  await expect(palette.getByRole('status')).toHaveText('No results')
})

test('the palette opens by its button, closes with Escape, and gives the focus back', async ({
  open,
}) => {
  const { mia, adam, slug } = await acme()
  const page = await open(mia)
  await page.goto(`/orgs/${slug}/people`)
  const button = page.getByRole('button', { name: 'Search', exact: true }).first()
  await button.click()
  const palette = page.getByRole('dialog', { name: 'Search and commands' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  await expect(palette.getByRole('option', { name: 'New organization' })).toBeVisible()
  // A member invites nobody, and a person leads them to the list.
  await expect(palette.getByRole('option', { name: 'Invite people' })).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type(adam.email)
  await palette.getByRole('option', { name: adam.name }).click()
  await page.waitForURL(/\/people\?q=/)
  await expect(page.getByRole('row', { name: adam.email })).toBeVisible()
})

test('the palette switches the theme, leads to the invite page and signs out', async ({ open }) => {
  const { olive, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}`)
  await page.getByRole('button', { name: 'Search', exact: true }).focus()
  const choose = async (words: string) => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox')).toBeFocused()
    await page.keyboard.type(words)
    await page.getByRole('option', { name: words }).click()
  }
  await choose('Use the dark theme')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await choose('Invite people')
  await page.waitForURL(`/orgs/${slug}/people/invite`)
  await choose('Sign out')
  await page.waitForURL('/login')
})

test('strangers find nobody, and the signed-out nothing', async ({ open, request }) => {
  const { zoe, mia, slug } = await acme()
  const people = `/api/organizations/${slug}/members?q=${mia.email}`
  const stranger = await open(zoe)
  expect((await stranger.request.get(people)).status()).toBe(404)
  expect((await request.get(people)).status()).toBe(404)
  expect((await request.get('/api/organizations')).status()).toBe(401)
  const member = await open(mia)
  expect(await (await member.request.get(people)).json()).toMatchObject([{ userId: mia.id }])
  expect(await (await member.request.get(`/api/organizations/${slug}/members`)).json()).toEqual([])
})
