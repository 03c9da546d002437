import { acme } from './support/acme'
import { problem, signIn } from './support/forms'
import { mailTo } from './support/mailbox'
import { newSession, PASSWORD, person } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('a person changes their name, and others see it', async ({ open }) => {
  const { mia, max, slug } = await acme()
  const page = await open(mia)
  await page.goto('/account')
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue(mia.email)
  await expect(page.getByLabel('Email', { exact: true })).not.toBeEditable()
  await page.getByLabel('Full name').fill('')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByLabel('Full name')).toHaveAccessibleDescription(/Enter your name/)
  await page.getByLabel('Full name').fill('  Mia   Müller ')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Changes saved.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Account menu Mia Müller' })).toBeVisible()

  const other = await open(max)
  await other.goto(`/orgs/${slug}/people`)
  await expect(other.getByRole('row', { name: 'Mia Müller' })).toContainText(mia.email)
})

test('changing the password needs the present one and signs out every other session', async ({
  open,
  page,
}) => {
  const olive = await person('Olive')
  const [here, elsewhere] = [await open(olive), await open({ token: await newSession(olive.id) })]
  await elsewhere.goto('/account')
  await here.goto('/account/security')
  const change = async (present: string, next: string) => {
    await here.getByLabel('Current password').fill(present)
    await here.getByLabel('New password').fill(next)
    await here.getByLabel('Confirm password').fill(next)
    await here.getByRole('button', { name: 'Set password' }).click()
  }
  await change('not my password', 'three brown owls at noon')
  await expect(here.getByLabel('Current password')).toHaveAccessibleDescription(/is incorrect/)
  await change(PASSWORD, `${olive.email}`)
  await expect(here.getByLabel('New password')).toHaveAccessibleDescription(/easy to guess/)
  await change(PASSWORD, 'three brown owls at noon')
  await expect(here.getByText('Password set.')).toBeVisible()
  await expect(here.getByLabel('New password')).toHaveValue('')
  await mailTo(olive.email, /password was changed/)

  await elsewhere.getByRole('link', { name: 'Organizations' }).first().click()
  await elsewhere.waitForURL(/\/login/)
  await here.goto('/account')
  await expect(here.getByLabel('Full name')).toHaveValue(olive.name)
  await page.goto('/login')
  await signIn(page, olive.email, PASSWORD)
  await expect(problem(page)).toContainText('Incorrect email or password')
  await signIn(page, olive.email, 'three brown owls at noon')
  await page.waitForURL('/orgs')
})

test('a person ends one session, then all of them', async ({ open }) => {
  const olive = await person('Olive')
  const second = await newSession(olive.id)
  await sql(
    `UPDATE "Session" SET "userAgent" = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
     WHERE "userId" = $1 AND "createdAt" = (SELECT max("createdAt") FROM "Session" WHERE "userId" = $1)`,
    [olive.id],
  )
  const third = await newSession(olive.id)
  const [here, firefox, other] = await Promise.all(
    [olive.token, second, third].map((token) => open({ token })),
  )
  if (!here || !firefox || !other) throw new Error('three browsers')
  await here.goto('/account/sessions')
  const rows = here.getByRole('table').getByRole('row')
  await expect(rows).toHaveCount(4)
  await expect(rows.filter({ hasText: 'This device' })).toHaveCount(1)
  await rows
    .filter({ hasText: 'Firefox on Linux' })
    .getByRole('button', { name: 'Sign out' })
    .click()
  await expect(here.getByText('Session signed out.')).toBeVisible()
  await expect(rows).toHaveCount(3)
  await firefox.goto('/account')
  await expect(firefox).toHaveURL(/\/login/)
  await other.goto('/account')
  await expect(other).toHaveURL('/account')

  await here.getByRole('button', { name: 'Sign out everywhere' }).click()
  const dialog = here.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Sign out everywhere' }).click()
  await here.waitForURL('/login')
  await expect(here.getByText('You’re signed out everywhere.')).toBeVisible()
  await other.goto('/account')
  await expect(other).toHaveURL(/\/login/)
})
