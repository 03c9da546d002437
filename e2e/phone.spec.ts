import type { Page } from '@playwright/test'
import { acme } from './support/acme'
import { introduce } from './support/forms'
import { announcement } from './support/keyboard'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress, newSession, person, unique } from './support/person'
import { expect, test } from './support/test'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/**
 * Expects nothing beyond the edge, so that a page only scrolls vertically, and no name or address in a
 * row cut. A dialog hides the page's heading, so that the first visible one is the dialog's.
 */
async function expectToFit(page: Page) {
  await expect(page.getByRole('heading').first()).toBeVisible()
  const tooWide = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    return scrollWidth > clientWidth ? `${scrollWidth} > ${clientWidth}` : ''
  })
  expect(tooWide, page.url()).toBe('')
  const cut = await page
    .locator('.identity span, .identity a')
    .evaluateAll((texts) =>
      texts.filter((text) => text.scrollWidth > text.clientWidth).map((text) => text.textContent),
    )
  expect(cut, page.url()).toEqual([])
}

test('on a phone a person signs up and invites a colleague, who accepts', async ({ open }) => {
  const page = await open(null, phone)
  const [olive, newcomer, slug] = [newAddress('Olive'), newAddress('Newcomer'), `phone-${unique()}`]
  await page.goto('/')
  await expectToFit(page)
  await page.getByRole('link', { name: 'Create organization' }).tap()
  await page.waitForURL('/signup')
  await expectToFit(page)
  await page.getByLabel('Organization name').fill(`Donaudampfschifffahrtsgesellschaft ${slug}`)
  await page.getByLabel('URL').fill(slug)
  await page.getByLabel('Email').fill(olive)
  await page.getByRole('button', { name: 'Create organization' }).tap()
  await page.waitForURL('/signup/complete')
  await expectToFit(page)
  await page.goto(linkIn(await mailTo(olive, /^Activate your/), 'activate'))
  await expectToFit(page)
  await introduce(page, 'Olive Donaudampfschifffahrtsgesellschaftskapitänin')
  await page.getByRole('button', { name: 'Activate account' }).tap()
  await page.waitForURL(`/orgs/${slug}`)
  await expectToFit(page)

  await page.getByRole('button', { name: 'Open navigation' }).tap()
  await page.getByRole('dialog').getByRole('link', { name: 'People' }).tap()
  await page.waitForURL(`/orgs/${slug}/people`)
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.getByRole('link', { name: 'Invite people' }).tap()
  await page.waitForURL(`/orgs/${slug}/people/invite`)
  await expect(page.getByRole('heading', { name: 'Invite people' })).toBeVisible()
  await expectToFit(page)
  await page.getByLabel('Email', { exact: true }).fill(newcomer)
  await page.getByRole('button', { name: 'Send invitation' }).tap()
  await page.waitForURL(`/orgs/${slug}/people`)
  await expect(page.getByRole('link', { name: 'Invitations (1)' })).toBeVisible()
  await expectToFit(page)

  const invited = await open(null, phone)
  await invited.goto(linkIn(await mailTo(newcomer, /invited you to/), 'invitations'))
  await expectToFit(invited)
  await introduce(invited, 'Newcomer')
  await invited.getByRole('button', { name: 'Accept invitation' }).tap()
  await invited.waitForURL(`/orgs/${slug}`)
  await expectToFit(invited)
})

test('rows fit the narrowest phone and a zoomed window', async ({ open }) => {
  const { olive, slug } = await acme()
  const narrow = { ...phone, viewport: { width: 320, height: 640 }, locale: 'de' }
  const page = await open(olive, narrow)
  await page.goto(`/orgs/${slug}/settings/security`)
  await expectToFit(page)
  const status = await page.getByText('Nicht eingerichtet').first().boundingBox()
  const role = await page.getByRole('table').getByText('Inhaber').boundingBox()
  expect(status!.x + status!.width).toBeCloseTo(role!.x + role!.width, 0)

  // A window of 1280 pixels at 200 % zoom.
  await page.setViewportSize({ width: 640, height: 512 })
  await page.goto(`/orgs/${slug}/people`)
  await expectToFit(page)
})

test('on a phone the current tab is in view, and a toast leaves the buttons of a dialog free', async ({
  open,
}) => {
  const mia = await person('Mia')
  await newSession(mia.id)
  const page = await open(mia, { ...phone, locale: 'de' })
  await page.goto('/account/activity')
  const current = page.getByRole('link', { name: 'Ihre Aktivität' })
  await expect(current).toBeInViewport({ ratio: 0.9 })
  await page.goto('/account/security')
  await expect(page.getByRole('link', { name: 'Profil', exact: true })).toBeInViewport({
    ratio: 0.9,
  })

  await page.goto('/account/sessions')
  await page.getByRole('table').getByRole('button').tap()
  const toast = announcement(page).getByRole('listitem')
  await expect(toast).toBeVisible()
  await page.getByRole('button', { name: 'Überall abmelden' }).tap()
  const cancel = page.getByRole('alertdialog').getByRole('button', { name: 'Abbrechen' })
  const distance = async () => {
    const [above, below] = [await toast.boundingBox(), await cancel.boundingBox()]
    return below!.y - (above!.y + above!.height)
  }
  await expect.poll(distance).toBeGreaterThan(0)
})
