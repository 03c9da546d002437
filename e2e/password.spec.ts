import { problem, signIn } from './support/forms'
import { announcement, expectFocus, overtype, press, retype, typeInto } from './support/keyboard'
import { linkIn, mailTo } from './support/mailbox'
import { newSession, PASSWORD, person } from './support/person'
import { expect, test } from './support/test'

const NEW_PASSWORD = 'three brown owls at noon'

test('a forgotten password is reset with the keyboard; of two links only the newest works, and only once', async ({
  page,
  open,
}) => {
  const olive = await person('Olive')
  const requestReset = async (count: number) => {
    await page.waitForURL('/forgot-password')
    await expectFocus(page)
    await typeInto(page, 'Email', olive.email)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status')).toContainText('sent an email')
    await expectFocus(page)
    return linkIn(await mailTo(olive.email, /^Set a new/, count), 'reset-password')
  }
  const dead = { name: 'This link is no longer valid' }
  const [elsewhere, second] = [await open(olive), await open()]
  await elsewhere.goto('/account')
  await page.goto('/login')
  await press(page, 'Forgot password?', 'link')
  const first = await requestReset(1)
  await page.goto('/reset-password/nonsense')
  await expect(page.getByRole('heading', dead)).toBeVisible()
  await press(page, 'Get a new link', 'link')
  const newest = await requestReset(2)
  await page.goto(first)
  await expect(page.getByRole('heading', dead)).toBeVisible()

  await second.goto(newest)
  await page.goto(newest)
  await expect(page.getByText(olive.email)).toBeVisible()
  const password = await typeInto(page, 'New password', 'aaaaaaaaaaaaaaaaaaaa')
  await typeInto(page, 'Confirm password', 'aaaaaaaaaaaaaaaaaaaa')
  await page.keyboard.press('Enter')
  await expect(password).toHaveAccessibleDescription(/easy to guess/)
  await expect(password).toBeFocused()
  await overtype(page, NEW_PASSWORD)
  await retype(page, 'Confirm password', NEW_PASSWORD)
  await press(page, 'Set password')
  await page.waitForURL('/orgs')
  await expect(announcement(page)).toContainText('Password set.')
  await expectFocus(page)
  await mailTo(olive.email, /password was changed/)

  await elsewhere.getByRole('link', { name: 'Sessions' }).first().click()
  await elsewhere.waitForURL('/login?next=%2Faccount%2Fsessions')
  await typeInto(second, 'New password', 'four brown owls at noon')
  await typeInto(second, 'Confirm password', 'four brown owls at noon')
  await second.keyboard.press('Enter')
  await expect(second.getByRole('heading', dead)).toBeVisible()
  await expect(second.getByLabel('New password')).toHaveCount(0)
  await second.goto('/login')
  await signIn(second, olive.email, PASSWORD)
  await expect(problem(second)).toContainText('Incorrect email or password')
  await signIn(second, olive.email, NEW_PASSWORD)
  await second.waitForURL('/orgs')
})

test('the password is changed with the keyboard, which requires the current one and signs out all other sessions', async ({
  open,
}) => {
  const olive = await person('Olive')
  const [page, elsewhere] = [await open(olive), await open({ token: await newSession(olive.id) })]
  await elsewhere.goto('/account')
  await page.goto('/account/security')
  const current = await typeInto(page, 'Current password', 'not my password')
  const next = await typeInto(page, 'New password', NEW_PASSWORD)
  await typeInto(page, 'Confirm password', NEW_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(current).toHaveAccessibleDescription(/is incorrect/)
  await expect(current).toBeFocused()
  await overtype(page, PASSWORD)
  await retype(page, 'New password', olive.email)
  await retype(page, 'Confirm password', olive.email)
  await page.keyboard.press('Enter')
  await expect(next).toHaveAccessibleDescription(/easy to guess/)
  await expect(next).toBeFocused()
  await overtype(page, NEW_PASSWORD)
  await retype(page, 'Confirm password', NEW_PASSWORD)
  await press(page, 'Set password')
  await expect(announcement(page)).toContainText('Password set.')
  await expect(next).toHaveValue('')
  await expectFocus(page)
  await mailTo(olive.email, /password was changed/)

  await page.goto('/account')
  await expect(page.getByLabel('Full name')).toHaveValue(olive.name)
  await elsewhere.getByRole('link', { name: 'Organizations' }).first().click()
  await elsewhere.waitForURL(/\/login/)
  await signIn(elsewhere, olive.email, NEW_PASSWORD)
  await elsewhere.waitForURL('/orgs')
})

test('a password is masked, can be pasted and shown, and password managers can tell the fields apart', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/login')
  const field = page.getByLabel('Password', { exact: true })
  await expect(field).toHaveAttribute('type', 'password')
  await expect(field).toHaveAttribute('autocomplete', 'current-password')
  await page.evaluate((text) => navigator.clipboard.writeText(text), NEW_PASSWORD)
  await field.focus()
  await page.keyboard.press('ControlOrMeta+v')
  await expect(field).toHaveValue(NEW_PASSWORD)
  await press(page, 'Show password')
  await expect(field).toHaveAttribute('type', 'text')
  await press(page, 'Hide password')
  await expect(field).toHaveAttribute('type', 'password')
})
