import type { Page } from '@playwright/test'
import { TOTP } from 'otpauth'
import { findings } from './support/axe'
import { problem, signIn } from './support/forms'
import { person } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

const code = (secret: string, steps = 0) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 })

/** Proves by a code of the app, on the page that asks for it. */
async function confirm(page: Page, typed: string) {
  // Exactly: “Recovery code” may still be there.
  await page.getByLabel('Code', { exact: true }).fill(typed)
  await page.getByRole('button', { name: 'Confirm' }).last().click()
}

test('without JavaScript a person sets up an app, confirms a sign-in with it and with a recovery code, and removes it', async ({
  open,
}) => {
  const mia = await person('Mia')
  const page = await open(mia, { javaScriptEnabled: false })
  await sql(`UPDATE "Session" SET "provedAt" = now() - interval '1 hour' WHERE "userId" = $1`, [
    mia.id,
  ])
  await page.goto('/account/security')
  await page.getByRole('button', { name: 'Set up authenticator app' }).click()
  await expect(page).toHaveURL('/account/confirm?next=%2Faccount%2Fsecurity')
  await page.getByLabel('Password', { exact: true }).fill('guildhall-demo-people')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page).toHaveURL('/account/security')
  await page.getByRole('button', { name: 'Set up authenticator app' }).click()
  await expect(page).toHaveURL('/account/security/authenticator')

  await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible()
  const secret = (await page.locator('main code').innerText()).replaceAll(' ', '')
  await page.getByLabel('Code').fill('12345')
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/Enter the 6 digits/)
  await page.getByLabel('Code').fill(code(secret, -1))
  await page.getByRole('button', { name: 'Turn on' }).click()
  const codes = page.getByRole('region', { name: 'Save your recovery codes' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const [first] = await codes.allInnerTexts()

  const other = await open(null, { javaScriptEnabled: false })
  await other.goto('/account')
  await signIn(other, mia.email)
  await expect(other).toHaveURL('/login/confirm?next=%2Faccount')
  await other.goto('/account')
  await expect(other).toHaveURL(/\/login\?/)
  await other.goto('/login/confirm?next=%2Faccount')
  await confirm(other, '000000')
  await expect(other.getByLabel('Code')).toHaveAccessibleDescription(/code is incorrect/)
  await confirm(other, code(secret))
  await expect(other).toHaveURL('/account')

  const third = await open(null, { javaScriptEnabled: false })
  await third.goto('/login')
  await signIn(third, mia.email)
  await third.getByRole('link', { name: 'Use a recovery code' }).click()
  await third.getByLabel('Recovery code').fill('wrong')
  await third.getByRole('button', { name: 'Confirm' }).click()
  await expect(third.getByLabel('Recovery code')).toHaveAccessibleDescription(/unused recovery/)
  await third.getByLabel('Recovery code').fill(first!)
  await third.getByRole('button', { name: 'Confirm' }).click()
  await expect(third).toHaveURL('/orgs')

  await page.goto('/account/security')
  await expect(page.getByText('9 codes left.')).toBeVisible()
})

test('an app is set up and removed with JavaScript; the pages have no barriers', async ({
  open,
}) => {
  const mia = await person('Mia')
  const page = await open(mia)
  await page.goto('/account/security')
  await page.getByRole('button', { name: 'Set up authenticator app' }).click()
  await page.waitForURL('/account/security/authenticator')
  expect(await findings(page, 'everything')).toEqual([])
  const secret = (await page.locator('main code').innerText()).replaceAll(' ', '')
  await page.getByLabel('Code').fill('000000')
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/code is incorrect/)
  await page.getByLabel('Code').fill(code(secret, -1))
  await page.getByRole('button', { name: 'Turn on' }).click()
  const codes = page.getByRole('region', { name: 'Save your recovery codes' })
  await expect(codes.getByRole('listitem')).toHaveCount(10)
  expect(await findings(page, 'everything')).toEqual([])

  const other = await open()
  await other.goto('/login')
  await signIn(other, mia.email)
  await other.waitForURL('/login/confirm?next=%2F')
  expect(await findings(other, 'everything')).toEqual([])
  await other.context().clearCookies() // as after ten minutes
  await confirm(other, code(secret))
  await other.waitForURL('/login')
  await expect(other.getByText('This sign-in has expired. Start again.')).toBeVisible()
  await signIn(other, mia.email)
  await other.waitForURL('/login/confirm?next=%2F')
  await other.getByLabel('Code').fill('123')
  await other.getByRole('link', { name: 'Use a recovery code' }).click()
  await expect(other.getByLabel('Recovery code')).toHaveValue('')
  await other.getByRole('link', { name: 'Use your app or passkey' }).click()
  await confirm(other, code(secret))
  await other.waitForURL('/orgs')

  await sql(`UPDATE "Session" SET "provedAt" = now() - interval '1 hour' WHERE "userId" = $1`, [
    mia.id,
  ])
  await other.goto('/account/security')
  await other.getByRole('button', { name: 'Remove app' }).click()
  await other.getByRole('alertdialog').getByRole('button', { name: 'Remove app' }).click()
  await other.waitForURL('/account/confirm?next=%2Faccount%2Fsecurity')
  expect(await findings(other, 'everything')).toEqual([])
  await confirm(other, code(secret, 1))
  await other.waitForURL('/account/security')
  await other.getByRole('button', { name: 'Remove app' }).click()
  await other.getByRole('alertdialog').getByRole('button', { name: 'Remove app' }).click()
  await expect(other.getByRole('button', { name: 'Set up authenticator app' })).toBeVisible()
  await expect(problem(other)).toHaveCount(0)
})

test('a passkey is added, signs in, is the second factor, proves who one is, and is removed', async ({
  open,
  problems,
}) => {
  const mia = await person('Mia')
  const page = await open(mia)
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal' },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
      automaticPresenceSimulation: true,
    },
  })
  await page.goto('/account/security')
  await sql(`UPDATE "Session" SET "provedAt" = now() - interval '1 hour' WHERE "userId" = $1`, [
    mia.id,
  ])
  await page.getByLabel('Name of the passkey').fill('Work laptop')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Add passkey' }).click()
  await page.waitForURL('/account/confirm?next=%2Faccount%2Fsecurity')
  expect(problems.splice(0)).toEqual([expect.stringContaining('status of 400')])
  await page.getByLabel('Password', { exact: true }).fill('guildhall-demo-people')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.waitForURL('/account/security')
  await page.getByLabel('Name of the passkey').fill('Work laptop')
  await page.keyboard.press('Enter')
  const codes = page.getByRole('region', { name: 'Save your recovery codes' })
  await expect(codes.getByRole('listitem')).toHaveCount(10)
  await page.goto('/account/security')
  const passkeys = page.getByRole('table', { name: 'Your passkeys' })
  await expect(passkeys.getByRole('row', { name: /Work laptop.*Not used yet/ })).toBeVisible()
  expect(await findings(page, 'everything')).toEqual([])

  const signOut = async () => {
    await page.context().clearCookies()
    // Without it the page offers no passkey by itself, which the virtual device would answer at once.
    await page.evaluate(() => localStorage.clear())
    await page.goto('/login?next=%2Faccount%2Fsecurity')
  }
  await signOut()
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL('/account/security')
  await expect(passkeys.getByRole('row', { name: /Work laptop/ })).not.toContainText('Not used')

  await signOut()
  await signIn(page, mia.email)
  await page.waitForURL(/\/login\/confirm/)
  expect(await findings(page, 'everything')).toEqual([])
  await client.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByText('No passkey was used.')).toBeVisible()
  await client.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL('/account/security')

  await sql(`UPDATE "Session" SET "provedAt" = now() - interval '1 hour' WHERE "userId" = $1`, [
    mia.id,
  ])
  await page.getByRole('button', { name: 'Remove Work laptop' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await page.waitForURL('/account/confirm?next=%2Faccount%2Fsecurity')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL('/account/security')
  await page.getByRole('button', { name: 'Remove Work laptop' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(passkeys).toHaveCount(0)
  await signOut()
  await signIn(page, mia.email)
  await page.waitForURL('/account/security')
})
