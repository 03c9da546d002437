import { acme } from './support/acme'
import { linkIn, mailTo } from './support/mailbox'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('a person without a password deletes an organization after signing in by email, without being asked for one', async ({
  open,
}) => {
  const { olive, name, slug } = await acme()
  await sql(`UPDATE "User" SET "passwordHash" = NULL WHERE id = $1`, [olive.id])
  await sql(`UPDATE "Session" SET "provedAt" = now() - interval '1 hour' WHERE "userId" = $1`, [
    olive.id,
  ])
  const page = await open(olive)
  await page.goto('/account/security')
  await expect(page.getByText('Your account has no password yet.')).toBeVisible()
  await expect(page.locator('input[type=password]')).toHaveCount(0)

  const settings = `/orgs/${slug}/settings`
  await page.goto(settings)
  await expect(page.locator('input[type=password]')).toHaveCount(0)
  const danger = page.getByRole('region', { name: 'Danger zone' })
  await danger.getByRole('link', { name: 'Sign in again with a link by email' }).click()
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue(olive.email)
  await page.getByRole('button', { name: 'Email me a sign-in link' }).click()
  await page.goto(linkIn(await mailTo(olive.email, /^Your sign-in link/), 'login'))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(settings)

  await page.getByLabel(`Type “${name}” to confirm`).fill(name)
  await page.getByRole('button', { name: 'Delete organization' }).click()
  await page.waitForURL('/orgs')
  await expect(page.getByText(`${name} was deleted.`)).toBeVisible()
})
