import type { Page } from '@playwright/test'
import { acme } from './support/acme'
import { problem } from './support/forms'
import { invitationTo } from './support/invitation'
import { announcement, expectFocus, press, retype, typeInto } from './support/keyboard'
import { newAddress, newSession, PASSWORD, person } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

const introduce = async (page: Page, password = PASSWORD) => {
  await retype(page, 'Full name', 'Zoe')
  await retype(page, 'Password', password)
  await retype(page, 'Confirm password', password)
  await page.keyboard.press('Enter')
}

test('an invitation among one’s organizations is accepted by keyboard alone, in two windows', async ({
  open,
}) => {
  const org = await acme()
  const link = await invitationTo(org.zoe.email, org, open)
  const [page, other] = [await open(org.zoe), await open({ token: await newSession(org.zoe.id) })]
  await other.goto(link)
  await page.goto('/orgs')
  await press(page, 'View invitation', 'link')
  await page.waitForURL(/\/invitations\//)
  await expectFocus(page)
  for (const window of [page, other]) {
    await press(window, 'Accept invitation')
    await window.waitForURL(`/orgs/${org.slug}`)
    await expectFocus(window)
  }
  await expect(announcement(page)).toContainText(`Welcome to ${org.name}!`)
  // A member already, who opens the link again.
  await page.goto(link)
  await press(page, `Open ${org.name}`, 'link')
  await page.waitForURL(`/orgs/${org.slug}`)
  await expectFocus(page)
})

test('what a newcomer mistypes is put right by keyboard alone; of an invitation that is over, too', async ({
  page,
  open,
}) => {
  const org = await acme()
  const address = newAddress('Zoe')
  const link = await invitationTo(address, org, open)
  await page.goto(link)
  await introduce(page, 'too short')
  const password = page.getByLabel('Password', { exact: true })
  await expect(password).toHaveAccessibleDescription(/at least 15 characters/)
  await expect(password).toBeFocused()
  await introduce(page, `${org.slug}${org.slug}`)
  await expect(password).toHaveAccessibleDescription(/easy to guess/)
  await expect(password).toBeFocused()
  await sql(
    `UPDATE "OrganizationInvitation" SET status = 'revoked' WHERE "inviteeIdentifier" = $1`,
    [address],
  )
  // The page says so in the form's place.
  await introduce(page)
  await expect(page.getByRole('heading', { name: 'This invitation was revoked' })).toBeVisible()
  await expectFocus(page)
  await press(page, 'Sign in', 'link')
  await page.waitForURL(/\/login/)
  await expectFocus(page)
})

test('a newcomer declines by keyboard alone, and an unknown link leads to the start page', async ({
  page,
  open,
}) => {
  const org = await acme()
  await page.goto(await invitationTo(newAddress('Zoe'), org, open))
  await press(page, 'Decline')
  await expect(page.getByRole('heading', { name: 'This invitation was declined' })).toBeVisible()
  await expectFocus(page)
  await page.goto('/invitations/nonsense')
  await press(page, 'Go to home page', 'link')
  await page.waitForURL('/')
  await expectFocus(page)
})

test('a page left open by one person says by keyboard alone that it is not for the next', async ({
  open,
}) => {
  const org = await acme()
  const max = await person('Max')
  const page = await open(org.zoe)
  await page.goto(await invitationTo(org.zoe.email, org, open))
  await sql(`UPDATE "Session" SET "userId" = $1 WHERE "userId" = $2`, [max.id, org.zoe.id])
  await press(page, 'Accept invitation')
  await expect(announcement(page)).toContainText('This invitation is for another address.')
  await expectFocus(page)
})

test('who has an open invitation is not invited again, by keyboard alone', async ({ open }) => {
  const org = await acme()
  await invitationTo(org.zoe.email, org, open)
  const page = await open(org.adam)
  await page.goto(`/orgs/${org.slug}/people/invite`)
  const email = await typeInto(page, 'Email', org.zoe.email)
  await page.keyboard.press('Enter')
  await expect(email).toHaveAccessibleDescription(/already has a pending invitation/)
  await expect(email).toBeFocused()
  // Whose role was taken away meanwhile is told so.
  await sql(`UPDATE "OrganizationUser" SET role = 'member' WHERE "userId" = $1`, [org.adam.id])
  await retype(page, 'Email', newAddress('Sam'))
  await page.keyboard.press('Enter')
  await expect(problem(page)).toContainText('Your role doesn’t allow this')
  await expectFocus(page)
})
