import { acme } from './support/acme'
import { expectFocus, press, tabTo } from './support/keyboard'
import { ownMany } from './support/organizations'
import { expect, test } from './support/test'

test('the palette opens with its button and restores the focus, and an admin finds a page, a person, an organization and a command with the keyboard', async ({
  open,
}) => {
  const { adam, mia, slug } = await acme()
  const mark = await ownMany(adam, 20)
  const page = await open(adam)
  const palette = page.getByRole('dialog', { name: 'Search and commands' })
  const field = palette.getByRole('combobox')
  const options = palette.getByRole('option')
  const search = async (words: string) => {
    await page.keyboard.press('Control+k')
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('')
    await page.keyboard.type(words)
  }
  const choose = async (words: string, ...found: string[]) => {
    await search(words)
    await expect(options).toHaveText(found.map((option) => new RegExp(option)))
    await page.keyboard.press('Enter')
  }
  await page.goto(`/orgs/${slug}`)
  const button = await press(page.getByRole('banner'), /^Search/)
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
  await expect(button).toBeFocused()
  await choose('activ', 'Activity', 'Your activity')
  await page.waitForURL(`/orgs/${slug}/activity`)
  await expect(palette).toBeHidden()
  await choose(mia.email, mia.name)
  await page.waitForURL(`/orgs/${slug}/people/${mia.id}`)
  await choose(`17 ${mark}`, `Many 17 ${mark}`)
  await page.waitForURL(`/orgs/many-17-${mark}`)
  await search('nothing is called so')
  await expect(palette.getByRole('status')).toHaveText('No results')
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()

  await choose('Invite people', 'Invite people')
  await page.waitForURL(`/orgs/many-17-${mark}/people/invite`)
  await expectFocus(page)
  await page.goto(`/orgs/${slug}`)
  await tabTo(page, 'button', 'Search')
  await choose('Sign out', 'Sign out')
  await page.waitForURL('/login')
  await expectFocus(page)
})
