import { acme } from './support/acme'
import { newAddress, PASSWORD } from './support/person'
import { sql } from './support/sql'
import { problem, signIn } from './support/forms'
import { expectFocus, press, typeInto } from './support/keyboard'
import { expect, test } from './support/test'

test('a form sent with the keyboard after the session has ended says so, and keeps what was typed', async ({
  open,
}) => {
  const { olive, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people/invite`)
  await typeInto(page, 'Email', 'newcomer@acme.test')
  const message = await typeInto(page, /^Message/, 'Hello Newcomer')
  await page.context().clearCookies()
  await press(page, 'Send invitation')
  await expect(problem(page)).toContainText('You’re signed out')
  await expect(message).toHaveValue('Hello Newcomer')
  await expectFocus(page)

  // The link asks nothing, because the form is filled in again after the sign-in.
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  await press(page, 'Sign in', 'link')
  await page.waitForURL(/login/)
  await signIn(page, olive.email)
  await expect(page).toHaveURL(`/orgs/${slug}/people/invite`)
  await expect(message).toHaveValue('Hello Newcomer')
  await press(page, 'Send invitation')
  await expect(page.getByText('Invitation sent to newcomer@acme.test.')).toBeVisible()
  expect(asked).toEqual([])
})

test('a form sent when the proof of identity is too old keeps what was typed', async ({ open }) => {
  const { mia } = await acme()
  const page = await open(mia)
  await page.goto('/account/email')
  const address = newAddress('Mia')
  await page.getByLabel('Additional email').fill(address)
  await sql(`UPDATE "Session" SET "provedAt" = now() - interval '1 hour' WHERE "userId" = $1`, [
    mia.id,
  ])
  await press(page, 'Add email')
  await page.waitForURL('/account/confirm?next=%2Faccount%2Femail')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await press(page, 'Confirm')
  await page.waitForURL('/account/email')
  await expect(page.getByLabel('Additional email')).toHaveValue(address)
  await expect(page.getByLabel('New email')).toHaveValue('')
  await press(page, 'Add email')
  await expect(page.getByText('Check the new address')).toBeVisible()
})
