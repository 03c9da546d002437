import { settingsFor, startOidcServer, type OidcServer } from '../lib/testing/oidc-server'
import { mailTo } from './support/mailbox'
import { newAddress, PASSWORD, person, unique } from './support/person'
import { startServerBeside, type ServerBeside } from './support/server-beside'
import { sql } from './support/sql'
import { expect, test } from './support/test'

let provider: OidcServer
let server: ServerBeside
test.beforeAll(async () => {
  provider = await startOidcServer()
  server = await startServerBeside({ OWN_ADDRESS: '1', ...settingsFor(provider) })
})
test.afterAll(async () => {
  await server.stop()
  await provider.stop()
})

const comes = (email: string, more = {}) => {
  provider.person = { sub: unique(), email, email_verified: true, name: 'Pat', ...more }
}

test('without JavaScript a newcomer signs up and in by a provider, and is told what was wrong there', async ({
  open,
}) => {
  const [page, email] = [await open(null, { javaScriptEnabled: false }), newAddress('Pat')]
  const button = page.getByRole('button', { name: 'Continue with localhost' })
  comes(email, { email_verified: false })
  await page.goto(`${server.url}/signup`)
  await button.click()
  await expect(page.getByRole('alert')).toContainText('hasn’t verified your email address')
  comes(email)
  await page.context().clearCookies() // the provider knows somebody else in this browser
  await page.goto(`${server.url}/signup`)
  await button.click()
  await expect(page).toHaveURL(/\/orgs\/new/)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await button.click()
  await expect(page).toHaveURL(/\/orgs$/)
})

test('a person connects a provider after the password, signs in by it, and disconnects it', async ({
  open,
}) => {
  const mia = await person('Mia')
  await sql(`UPDATE "Session" SET "provedAt" = now() - interval '1 hour' WHERE "userId" = $1`, [
    mia.id,
  ])
  const page = await open(mia)
  comes(newAddress('Mia'))
  await page.goto(`${server.url}/account/security`)
  const section = page.getByRole('region', { name: 'Connected accounts' })
  await section.getByRole('button', { name: 'Connect localhost' }).click()
  await page.waitForURL(/\/account\/confirm/)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.waitForURL(/\/account\/security/)
  await section.getByRole('button', { name: 'Connect localhost' }).click()
  await expect(section.getByText(`Connected as ${provider.person.email}`)).toBeVisible()
  await expect(page.getByText('localhost connected.')).toBeVisible()
  await mailTo(mia.email, /localhost was connected/)

  const elsewhere = await open()
  await elsewhere.goto(`${server.url}/login?next=/account`)
  await elsewhere.getByRole('button', { name: 'Continue with localhost' }).click()
  await expect(elsewhere.getByLabel('Full name')).toHaveValue(mia.name)

  await section.getByRole('button', { name: 'Disconnect localhost' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click()
  await expect(section.getByText('Not connected')).toBeVisible()
  await elsewhere.reload()
  await expect(elsewhere).toHaveURL(/\/login/)
})
