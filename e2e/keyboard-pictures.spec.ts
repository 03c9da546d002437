import type { Page } from '@playwright/test'
import { acme } from './support/acme'
import { announcement, chooseFile, expectFocus, press, reach, tabTo } from './support/keyboard'
import { pictureFile } from './support/picture-file'
import { expect, test } from './support/test'
import { takeOffline } from './support/watch'

const fieldOf = (page: Page) => page.getByLabel('Upload picture')

test('a logo is chosen, refused, cropped, saved and removed by keyboard alone', async ({
  open,
}) => {
  const { olive, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/settings`)
  const field = await chooseFile(fieldOf(page), {
    ...{ name: 'logo.png', mimeType: 'image/png' },
    buffer: Buffer.from('no picture'),
  })
  await expect(field).toHaveAccessibleDescription(/not a picture that can be read/)
  await expect(field).toBeFocused()

  await chooseFile(fieldOf(page), await pictureFile())
  const dialog = page.getByRole('dialog', { name: 'Crop the picture' })
  await expect(dialog.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(field).toBeFocused()

  await chooseFile(fieldOf(page), await pictureFile())
  await expect(dialog.getByRole('button', { name: 'Save picture' })).toBeEnabled()
  await tabTo(dialog, 'group', /^Part of the picture/)
  await page.keyboard.press('ArrowRight')
  await reach(dialog.getByLabel('Zoom'))
  await page.keyboard.press('ArrowRight')
  await press(dialog, 'Save picture')
  await expect(dialog).toBeHidden()
  await expect(announcement(page)).toContainText('Picture saved.')
  await expect(field).toBeFocused()
  const logo = page.getByRole('button', { name: 'Switch organization' }).locator('img')
  await expect(logo).toHaveCount(1)

  await press(page, 'Remove picture')
  await expect(announcement(page)).toContainText('Picture removed.')
  await expect(logo).toHaveCount(0)
  await expectFocus(page)
})

test('a picture that could not be sent is sent again by keyboard alone', async ({
  open,
  problems,
}) => {
  const { mia } = await acme()
  const page = await open(mia)
  await page.goto('/account')
  await chooseFile(fieldOf(page), await pictureFile())
  const dialog = page.getByRole('dialog', { name: 'Crop the picture' })
  await expect(dialog.getByRole('button', { name: 'Save picture' })).toBeEnabled()
  await page.context().setOffline(true)
  const save = await press(dialog, 'Save picture')
  await expect(dialog.getByRole('alert')).toContainText('was not sent')
  await expect(save).toBeFocused()
  await page.context().setOffline(false)
  await page.keyboard.press('Enter')
  await expect(announcement(page)).toContainText('Picture saved.')
  await expectFocus(page)
  takeOffline(problems)
})
