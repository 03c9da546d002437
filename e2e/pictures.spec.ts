import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { acme } from './support/acme'
import { invitationTo } from './support/invitation'
import { announcement, chooseFile, expectFocus, press, reach, tabTo } from './support/keyboard'
import { newAddress } from './support/person'
import { pictureFile } from './support/picture-file'
import { expect, test } from './support/test'
import { takeOffline } from './support/watch'

const pictureIn = (place: ReturnType<Page['getByRole']>) => place.locator('img').first()
const switcher = (page: Page) => page.getByRole('button', { name: 'Switch organization' })

/** Expects the picture to be visible and loaded. */
async function expectShown(picture: ReturnType<typeof pictureIn>) {
  await expect(picture).toHaveAttribute('src', /^\/api\/pictures\/[\w-]{32}-(64|256)\.webp$/)
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0)
}

/** Returns the color in the middle of a picture. */
async function colourOf(page: Page, picture: ReturnType<typeof pictureIn>) {
  const src = (await picture.getAttribute('src')) ?? ''
  const bytes = await (await page.request.get(src)).body()
  const middle = sharp(bytes).resize(1, 1, { fit: 'cover' }).raw()
  const [red = 0, , blue = 0] = [...(await middle.toBuffer())]
  return red > 200 && blue > 200 ? 'white' : red > blue ? 'red' : 'blue'
}

const fieldOf = (page: Page) => page.getByLabel('Upload picture')

test('an admin sets a logo with the keyboard, which the switcher, the members page and an invitation show', async ({
  open,
}) => {
  const org = await acme()
  const [page, guest, member] = [await open(org.adam), await open(), await open(org.mia)]
  await page.goto(`/orgs/${org.slug}/settings`)
  await expect(switcher(page).locator('img')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Upload', exact: true })).toBeHidden()
  const field = await chooseFile(fieldOf(page), {
    ...{ name: 'logo.png', mimeType: 'image/png' },
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
  })
  await expect(field).toHaveAccessibleDescription(/couldn’t be read as a picture/)
  await expect(field).toBeFocused()
  await chooseFile(fieldOf(page), {
    ...{ name: 'logo.png', mimeType: 'image/png' },
    buffer: Buffer.alloc(5 * 1024 * 1024 + 1),
  })
  await expect(field).toHaveAccessibleDescription(/larger than 5 MB/)

  await chooseFile(fieldOf(page), await pictureFile())
  const dialog = page.getByRole('dialog', { name: 'Crop the picture' })
  await expect(dialog.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(field).toBeFocused()
  await chooseFile(fieldOf(page), await pictureFile())
  await expect(dialog.getByRole('button', { name: 'Save picture' })).toBeEnabled()
  await press(dialog, 'Save picture')
  await expect(dialog).toBeHidden()
  await expect(announcement(page)).toContainText('Picture saved.')
  await expect(field).toBeFocused()
  await expectShown(pictureIn(switcher(page)))
  expect(await colourOf(page, pictureIn(switcher(page)))).toBe('white')

  await guest.goto(await invitationTo(newAddress('Zoe'), org, open))
  await expectShown(pictureIn(guest.getByRole('main')))
  await member.goto(`/orgs/${org.slug}`)
  await expectShown(pictureIn(member.getByRole('main')))
  await member.goto('/orgs')
  await expectShown(pictureIn(member.getByRole('listitem').filter({ hasText: org.name })))

  await press(page, 'Remove picture')
  await expect(announcement(page)).toContainText('Picture removed.')
  await expect(switcher(page).locator('img')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Remove picture' })).toBeHidden()
  await expectFocus(page)
})

test('a person crops their picture with the keyboard, and sends it again after a failed attempt', async ({
  open,
  problems,
}) => {
  const { mia, max, slug } = await acme()
  const [page, other] = [await open(mia), await open(max)]
  await page.goto('/account')
  const field = await chooseFile(fieldOf(page), await pictureFile())
  const dialog = page.getByRole('dialog', { name: 'Crop the picture' })
  await expect(dialog.getByRole('button', { name: 'Save picture' })).toBeEnabled()
  await tabTo(dialog, 'group', /^Visible part of the picture/)
  // Moves the picture to the right as far as possible, so that its left end is in the frame.
  for (let step = 0; step < 40; step++) await page.keyboard.press('ArrowRight')
  await reach(dialog.getByLabel('Zoom'))
  await page.keyboard.press('ArrowRight')
  await page.context().setOffline(true)
  const save = await press(dialog, 'Save picture')
  await expect(dialog.getByRole('alert')).toContainText('wasn’t sent')
  await expect(save).toBeFocused()
  await page.context().setOffline(false)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(announcement(page)).toContainText('Picture saved.')
  await expect(field).toBeFocused()
  const mine = pictureIn(page.getByRole('button', { name: 'Account menu' }))
  await expectShown(mine)
  expect(await colourOf(page, mine)).toBe('red')
  takeOffline(problems)

  await other.goto(`/orgs/${slug}/people`)
  await expectShown(pictureIn(other.getByRole('row', { name: mia.name })))
})

test('without JavaScript a picture is sent as is and cropped to the center', async ({ open }) => {
  const { mia } = await acme()
  const page = await open(mia, { javaScriptEnabled: false })
  await page.goto('/account')
  await page.getByRole('button', { name: 'Upload', exact: true }).click()
  await expect(page.getByText('Choose a picture.')).toBeVisible()
  await page
    .getByLabel('Upload picture')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') })
  await page.getByRole('button', { name: 'Upload', exact: true }).click()
  await expect(page.getByText('This file couldn’t be read as a picture.')).toBeVisible()
  await fieldOf(page).setInputFiles(await pictureFile())
  await page.getByRole('button', { name: 'Upload', exact: true }).click()
  const mine = pictureIn(page.getByRole('main'))
  await expectShown(mine)
  expect(await colourOf(page, mine)).toBe('white')
  await page.getByRole('button', { name: 'Remove picture' }).click()
  await expect(page.getByRole('main').locator('img')).toHaveCount(0)
})
