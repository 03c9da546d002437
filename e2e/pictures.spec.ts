import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { acme } from './support/acme'
import { invitationTo } from './support/invitation'
import { newAddress } from './support/person'
import { pictureFile } from './support/picture-file'
import { expect, test } from './support/test'
import { takeOffline } from './support/watch'

const pictureIn = (place: ReturnType<Page['getByRole']>) => place.locator('img').first()
const switcher = (page: Page) => page.getByRole('button', { name: 'Switch organization' })

/** It is there, and has really been loaded. */
async function expectShown(picture: ReturnType<typeof pictureIn>) {
  await expect(picture).toHaveAttribute('src', /^\/api\/pictures\/[\w-]{32}-(64|256)\.webp$/)
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0)
}

/** The colour in the middle of a picture of the site. */
async function colourOf(page: Page, picture: ReturnType<typeof pictureIn>) {
  const src = (await picture.getAttribute('src')) ?? ''
  const bytes = await (await page.request.get(src)).body()
  const middle = sharp(bytes).resize(1, 1, { fit: 'cover' }).raw()
  const [red = 0, , blue = 0] = [...(await middle.toBuffer())]
  return red > 200 && blue > 200 ? 'white' : red > blue ? 'red' : 'blue'
}

async function choose(page: Page, file: Awaited<ReturnType<typeof pictureFile>>) {
  await page.getByLabel('Upload picture').setInputFiles(file)
}

test('an admin gives a logo; the switcher, the invitation and the members’ pages show it', async ({
  open,
}) => {
  const org = await acme()
  const page = await open(org.adam)
  await page.goto(`/orgs/${org.slug}/settings`)
  await expect(switcher(page).locator('img')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Send picture' })).toBeHidden()
  await choose(page, await pictureFile())
  const dialog = page.getByRole('dialog', { name: 'Crop the picture' })
  await dialog.getByRole('button', { name: 'Save picture' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Picture saved.')).toBeVisible()
  await expectShown(pictureIn(switcher(page)))
  expect(await colourOf(page, pictureIn(switcher(page)))).toBe('white')

  const guest = await open()
  await guest.goto(await invitationTo(newAddress('Zoe'), org, open))
  await expectShown(pictureIn(guest.getByRole('main')))

  const member = await open(org.mia)
  await member.goto(`/orgs/${org.slug}`)
  await expectShown(pictureIn(member.getByRole('main')))
  await member.goto('/orgs')
  await expectShown(pictureIn(member.getByRole('listitem').filter({ hasText: org.name })))

  await page.getByRole('button', { name: 'Remove picture' }).click()
  await expect(page.getByText('Picture removed.')).toBeVisible()
  await expect(switcher(page).locator('img')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Remove picture' })).toBeHidden()
})

test('by the keyboard alone a person crops their picture', async ({ open }) => {
  const { mia, max, slug } = await acme()
  const page = await open(mia)
  await page.goto('/account')
  await choose(page, await pictureFile())
  const dialog = page.getByRole('dialog', { name: 'Crop the picture' })
  const area = dialog.getByRole('group', { name: 'Part of the picture' })
  await expect(dialog.getByRole('button', { name: 'Save picture' })).toBeEnabled()
  while (!(await area.evaluate((element) => element === document.activeElement)))
    await page.keyboard.press('Tab')
  // The picture goes to the right, as far as it does: what was at its left end comes into the frame.
  for (let step = 0; step < 40; step++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Tab')
  await expect(dialog.getByLabel('Zoom')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('button', { name: 'Save picture' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByLabel('Upload picture')).toBeFocused()
  const mine = pictureIn(page.getByRole('button', { name: 'Account menu' }))
  await expectShown(mine)
  expect(await colourOf(page, mine)).toBe('red')

  const other = await open(max)
  await other.goto(`/orgs/${slug}/people`)
  await expectShown(pictureIn(other.getByRole('row', { name: mia.name })))
})

test('what is no picture, or too large, is refused at the field', async ({ open }) => {
  const { olive, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/settings`)
  const field = page.getByLabel('Upload picture')
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
  await field.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: svg })
  await expect(field).toHaveAccessibleDescription(/not a picture that can be read/)
  await field.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: svg })
  await expect(field).toHaveAccessibleDescription(/not a picture that can be read/)
  const heavy = Buffer.alloc(5 * 1024 * 1024 + 1)
  await field.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: heavy })
  await expect(field).toHaveAccessibleDescription(/larger than 5 MB/)
  await expect(page.getByRole('dialog')).toBeHidden()
  await choose(page, await pictureFile())
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(switcher(page).locator('img')).toHaveCount(0)
})

test('what could not be sent stays in the dialog, and is sent once one is online', async ({
  open,
  problems,
}) => {
  const { mia } = await acme()
  const page = await open(mia)
  await page.goto('/account')
  await choose(page, await pictureFile())
  const dialog = page.getByRole('dialog', { name: 'Crop the picture' })
  const save = dialog.getByRole('button', { name: 'Save picture' })
  await expect(save).toBeEnabled()
  await page.context().setOffline(true)
  await save.click()
  await expect(dialog.getByRole('alert')).toContainText('was not sent')
  await page.context().setOffline(false)
  await save.click()
  await expect(dialog).toBeHidden()
  await expectShown(pictureIn(page.getByRole('button', { name: 'Account menu' })))
  takeOffline(problems)
})

test('without JavaScript a picture is sent as it is and cut in the middle', async ({ open }) => {
  const { mia } = await acme()
  const page = await open(mia, { javaScriptEnabled: false })
  await page.goto('/account')
  await page.getByRole('button', { name: 'Send picture' }).click()
  await expect(page.getByText('Choose a picture.')).toBeVisible()
  await page
    .getByLabel('Upload picture')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') })
  await page.getByRole('button', { name: 'Send picture' }).click()
  await expect(page.getByText('This is not a picture that can be read.')).toBeVisible()
  await choose(page, await pictureFile())
  await page.getByRole('button', { name: 'Send picture' }).click()
  const mine = pictureIn(page.getByRole('main'))
  await expectShown(mine)
  expect(await colourOf(page, mine)).toBe('white')
  await page.getByRole('button', { name: 'Remove picture' }).click()
  await expect(page.getByRole('main').locator('img')).toHaveCount(0)
})
