import type { Page } from '@playwright/test'
import { TOTP } from 'otpauth'
import { acme } from './support/acme'
import { findings } from './support/axe'
import { pick, press, typeInto } from './support/keyboard'
import { expectFlawless } from './support/looks'
import { mailTo } from './support/mailbox'
import type { Person } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

const codeOf = async (page: Page) => {
  const secret = (await page.locator('main code').innerText()).replaceAll(' ', '')
  return new TOTP({ secret }).generate()
}

const withPasskey = ({ id }: Person) =>
  sql(
    `INSERT INTO "Passkey" (id, "userId", "credentialId", "publicKey", name)
     VALUES (uuidv7(), $1, $1::uuid::text, 'x', 'Key')`,
    [id],
  )

test('an admin requires a second factor; a member is blocked, sets one up and returns, by keyboard', async ({
  open,
}) => {
  const { adam, mia, name, slug } = await acme()
  await withPasskey(adam)
  const member = await open(mia)
  await member.goto(`/orgs/${slug}`)

  const admin = await open(adam)
  await admin.goto(`/orgs/${slug}/settings/security`)
  await expect(admin.getByText('1 of 4 members have set up')).toBeVisible()
  await expectFlawless(admin)
  await pick(admin, 'Require two-step verification', 'Yes, immediately')
  await press(admin, 'Save')
  await expect(admin.getByText('Sign-in policy saved.')).toBeVisible()
  await expect(admin.getByLabel('Require two-step verification')).toHaveValue('keep')
  await expect(admin.getByRole('row', { name: mia.email })).toContainText('Not set up')
  const mail = await mailTo(mia.email, new RegExp(`^${name} requires two-step verification`))

  // A page that was loaded before leads there by a click as well.
  await member.getByRole('link', { name: 'People', exact: true }).click()
  await member.waitForURL(
    `/account/required/${slug}?next=${encodeURIComponent(`/orgs/${slug}/people`)}`,
  )
  await member.goto('/orgs')
  await expect(member.getByRole('listitem').filter({ hasText: name })).toContainText(
    'Action needed',
  )
  expect(mail.text).toContain(`/account/required/${slug}`)
  await member.goto(`/account/required/${slug}`)
  await expect(member.getByRole('heading', { name: 'Set up two-step verification' })).toBeVisible()
  await expectFlawless(member)
  await member.goto(`/orgs/${slug}/people`)
  await press(member, 'Set up authenticator app')
  await member.waitForURL(/\/account\/security\/authenticator\?/)
  await typeInto(member, 'Code', await codeOf(member))
  await member.keyboard.press('Enter')
  await expect(member.getByRole('region', { name: 'Save your recovery codes' })).toBeVisible()
  expect(await findings(member, 'everything')).toEqual([])
  await press(member, 'Continue', 'link')
  await member.waitForURL(`/orgs/${slug}/people`)
})

test('without JavaScript a blocked member reads what is needed, sets it up and returns', async ({
  open,
}) => {
  const { id, mia, name, slug } = await acme()
  await sql(`UPDATE "Organization" SET "secondFactorFrom" = now() WHERE id = $1`, [id])
  const page = await open(mia, { javaScriptEnabled: false })
  await page.goto(`/orgs/${slug}/people`)
  await expect(page).toHaveURL(
    `/account/required/${slug}?next=${encodeURIComponent(`/orgs/${slug}/people`)}`,
  )
  await expect(page.getByRole('main')).toContainText(`${name} requires two-step verification.`)
  await page.getByRole('button', { name: 'Set up authenticator app' }).click()
  await page.getByLabel('Code').fill(await codeOf(page))
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByRole('link', { name: 'Continue' }).click()
  await expect(page).toHaveURL(`/orgs/${slug}/people`)

  await sql(`UPDATE "Organization" SET "sessionHours" = 1 WHERE id = $1`, [id])
  await sql(`UPDATE "Session" SET "provedAt" = now() - interval '2 hours' WHERE "userId" = $1`, [
    mia.id,
  ])
  await page.goto(`/orgs/${slug}/people`)
  await expect(page.getByRole('main')).toContainText('to confirm it’s them every hour')
  await page.getByRole('link', { name: 'Confirm' }).click()
  await page.getByLabel('Password', { exact: true }).fill('guildhall-demo-people')
  await page.getByRole('button', { name: 'Confirm' }).first().click()
  await expect(page).toHaveURL(`/orgs/${slug}/people`)

  await sql(`UPDATE "Organization" SET "allowedWays" = '{passkey,email}' WHERE id = $1`, [id])
  await page.goto(`/orgs/${slug}`)
  await expect(page.getByRole('main')).toContainText('Passkey, Email link or code')
  await page.getByRole('link', { name: 'Sign in with an email' }).click()
  await expect(page).toHaveURL(`/login?by=link&again=1&next=${encodeURIComponent(`/orgs/${slug}`)}`)
})
