import { acme } from './support/acme'
import { expectFocus, press, retype, typeInto, overtype } from './support/keyboard'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress, PASSWORD, person, unique } from './support/person'
import { expect, test } from './support/test'

test('a URL that is taken or reserved is changed by keyboard alone', async ({ page }) => {
  const [{ slug: taken }, free] = [await acme(), unique()]
  await page.goto('/signup')
  await typeInto(page, 'Organization name', 'Blue  Sky!')
  const slug = page.getByLabel('URL')
  await expect(slug).toHaveValue('blue-sky')
  await typeInto(page, 'Email', newAddress('Olive'))
  for (const [typed, answer] of [
    ['settings', /reserved/],
    [taken, /taken/],
  ] as const) {
    await retype(page, 'URL', typed)
    await press(page, 'Create organization')
    await expect(slug).toHaveAccessibleDescription(answer)
    await expect(slug).toBeFocused()
  }
  await overtype(page, free)
  await expect(slug).toHaveAccessibleDescription(/Available/)
  await page.keyboard.press('Enter')
  await page.waitForURL('/signup/complete')
  await expectFocus(page)
})

test('somebody new signs up with a vendor by keyboard alone', async ({ page }) => {
  const email = newAddress('Olive')
  await page.goto('/signup')
  await press(page, 'Vendor', 'link')
  await page.waitForURL('/signup?kind=vendor')
  await expectFocus(page)
  await typeInto(page, 'Vendor name', 'Acme Supplies')
  await retype(page, 'URL', `supplies-${unique()}`)
  await typeInto(page, 'Tax number', 'DE123456789')
  await typeInto(page, 'Email', email)
  await page.keyboard.press('Enter')
  await page.waitForURL('/signup/complete')
  await expectFocus(page)
  await mailTo(email, /^Activate your/)
})

test('an address that has an account is told so by mail alone, by keyboard alone', async ({
  page,
}) => {
  const olive = await person('Olive')
  await page.goto('/signup')
  await typeInto(page, 'Organization name', 'Second')
  await retype(page, 'URL', `second-${unique()}`)
  await typeInto(page, 'Email', olive.email)
  await page.keyboard.press('Enter')
  await page.waitForURL('/signup/complete')
  await expectFocus(page)
  await mailTo(olive.email, /already have a/)
})

test('somebody new signs up and comes in, in German, by keyboard alone', async ({ open }) => {
  const [email, slug] = [newAddress('Olive'), `org-${unique()}`]
  const page = await open(null, { locale: 'de-DE' })
  await page.goto('/signup')
  await typeInto(page, 'Name der Organisation', 'Acme')
  await retype(page, 'URL', slug)
  const field = await typeInto(page, 'E-Mail-Adresse', 'nobody')
  await page.keyboard.press('Enter')
  await expect(field).toHaveAccessibleDescription(/einzelne E-Mail/)
  await expect(field).toBeFocused()
  await overtype(page, email)
  await page.keyboard.press('Enter')
  await page.waitForURL('/signup/complete')
  await expectFocus(page)
  await page.goto(linkIn(await mailTo(email, /^Aktivieren Sie/), 'activate'))
  await typeInto(page, 'Vollständiger Name', 'Olive')
  await typeInto(page, 'Passwort', PASSWORD)
  await typeInto(page, 'Passwort bestätigen', PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/${slug}`)
  await expectFocus(page)
})
