import { signIn } from './support/forms'
import { person, SESSION_COOKIE } from './support/person'
import { expect, test } from './support/test'

test('signing out ends the session for every copy of its cookie', async ({ page, open }) => {
  const olive = await person('Olive')
  await page.goto('/login')
  await signIn(page, olive.email)
  await page.waitForURL('/orgs')
  const cookies = await page.context().cookies()
  const cookie = cookies.find(({ name }) => name === SESSION_COOKIE)
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  const thief = await open({ token: cookie?.value ?? '' })
  await thief.goto('/account')
  await expect(thief.getByLabel('Full name')).toHaveValue(olive.name)

  await page.getByRole('button', { name: 'Account menu' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL('/login')
  await expect(page.getByText('You’re signed out.')).toBeVisible()
  await page.goto('/account')
  await expect(page).toHaveURL('/login?next=%2Faccount')

  await thief.getByRole('link', { name: 'Security' }).first().click()
  await thief.waitForURL('/login?next=%2Faccount%2Fsecurity')
})
