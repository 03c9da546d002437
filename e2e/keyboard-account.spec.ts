import { acme } from './support/acme'
import { problem } from './support/forms'
import { announcement, expectFocus, press, tabTo, typeInto, overtype } from './support/keyboard'
import { linkIn, mailTo } from './support/mailbox'
import { newSession, PASSWORD, person } from './support/person'
import { expect, test } from './support/test'

const NEW_PASSWORD = 'three brown owls at noon'

test('a wrong password is tried again, then reset, by keyboard alone', async ({ page }) => {
  const olive = await person('Olive')
  await page.goto('/login')
  await typeInto(page, 'Email', olive.email)
  await typeInto(page, 'Password', 'not my own password')
  await page.keyboard.press('Enter')
  await expect(problem(page)).toContainText('Incorrect email or password')
  await expectFocus(page)
  await press(page, 'Forgot password?', 'link')
  await page.waitForURL('/forgot-password')
  await expectFocus(page)
  await typeInto(page, 'Email', olive.email)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('sent an email')
  await expectFocus(page)

  await page.goto(linkIn(await mailTo(olive.email, /^Set a new/), 'reset-password'))
  await typeInto(page, 'New password', NEW_PASSWORD)
  await typeInto(page, 'Confirm password', NEW_PASSWORD)
  await press(page, 'Set password')
  await page.waitForURL('/orgs')
  await expectFocus(page)
})

test('a link to sign in is asked for and used by keyboard alone', async ({ page }) => {
  const olive = await person('Olive')
  await page.goto('/login')
  await press(page, 'Email me a sign-in link', 'link')
  await page.waitForURL(/by=link/)
  await expectFocus(page)
  await typeInto(page, 'Email', olive.email)
  await press(page, 'Email me a sign-in link')
  await expect(page.getByRole('status')).toContainText('sent an email')
  await page.goto(linkIn(await mailTo(olive.email, /sign-in link/), 'login'))
  await press(page, 'Sign in')
  await page.waitForURL('/orgs')
  await expectFocus(page)
})

test('name, language and password are changed by keyboard alone', async ({ open }) => {
  const mia = await person('Mia')
  const page = await open(mia)
  await page.goto('/account')
  await tabTo(page, 'textbox', 'Full name')
  await overtype(page, 'Mia the Second')
  const language = await tabTo(page, 'combobox', 'Language')
  await page.keyboard.type('English (UK)')
  const chosen = await language.inputValue()
  await press(page, 'Save')
  await expect(announcement(page)).toContainText('Changes saved.')
  await expect(page.getByRole('button', { name: 'Account menu Mia the Second' })).toBeVisible()
  await expect(language).toHaveValue(chosen)
  await expectFocus(page)

  await page.goto('/account/security')
  await typeInto(page, 'Current password', PASSWORD)
  await typeInto(page, 'New password', NEW_PASSWORD)
  await typeInto(page, 'Confirm password', NEW_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(announcement(page)).toContainText('Password set.')
  await expectFocus(page)
})

test('one session is ended, then all of them, by keyboard alone', async ({ open }) => {
  const olive = await person('Olive')
  await newSession(olive.id)
  const page = await open(olive)
  await page.goto('/account/sessions')
  await press(page, /^Sign out (?!everywhere)./)
  await expect(announcement(page)).toContainText('Session signed out.')
  await expectFocus(page)
  await press(page, 'Sign out everywhere')
  const dialog = page.getByRole('alertdialog')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL('/login')
  await expectFocus(page)
})

test('a member leaves by keyboard alone', async ({ open }) => {
  const { mia, name, slug } = await acme()
  const page = await open(mia)
  await page.goto(`/orgs/${slug}`)
  await press(page, 'Leave organization')
  await press(page.getByRole('alertdialog'), 'Leave organization')
  await page.waitForURL('/orgs')
  await expect(announcement(page)).toContainText(`You left ${name}.`)
  await expectFocus(page)
})
