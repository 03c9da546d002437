import type { Page } from '@playwright/test'
import { acme } from './support/acme'
import { invitationTo } from './support/invitation'
import {
  announcement,
  confirm,
  expectFocus,
  overtype,
  pick,
  press,
  retype,
  tabTo,
  takeFromMenu,
  typeInto,
} from './support/keyboard'
import { mailTo } from './support/mailbox'
import { newAddress, person, unique } from './support/person'
import { sam } from './support/sam'
import { sql } from './support/sql'
import { expect, test } from './support/test'

/** Each step is announced, and leaves the focus where the person can continue. */
async function expectSaid(page: Page, text: string) {
  await expect(announcement(page)).toContainText(text)
  await expectFocus(page)
}

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('staff deactivate, activate, rename and delete an organization with the keyboard', async ({
  open,
}) => {
  const [staff, { id, mia, name, slug }] = [await sam(), await acme()]
  const [page, asMia] = [await open(staff), await open(mia)]
  const answerToMia = async () => (await asMia.request.get(`/orgs/${slug}`)).status()
  await page.goto('/orgs')
  await takeFromMenu(page, /^Account menu/, 'Back office')
  await page.waitForURL('/admin')
  await expectFocus(page)
  await expect(page.getByRole('table', { name: /^Organizations and memberships/ })).toBeVisible()
  await expect(page.locator('main svg[preserveAspectRatio=none]').first()).toBeVisible()
  await press(page, 'Organizations', 'link')
  await page.waitForURL('/admin/organizations')
  await expectFocus(page)
  await tabTo(page, 'searchbox', 'Search organizations')
  await page.keyboard.type(slug)
  await page.keyboard.press('Enter')
  await page.waitForURL(/q=/)
  await press(page, name, 'link')
  await page.waitForURL(`/admin/organizations/${id}`)
  await expectFocus(page)
  await press(page, 'Deactivate organization')
  await confirm(page)
  await expect(page.getByText('Deactivated since')).toBeVisible()
  await expectFocus(page)
  expect(await answerToMia()).toBe(404)
  await press(page, 'Activate organization')
  await expect(page.getByText('Members can use it.')).toBeVisible()
  await expectFocus(page)
  expect(await answerToMia()).toBe(200)

  const general = section(page, 'General')
  await retype(general, 'URL', `renamed-${unique()}`)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Former URLs: ${slug}`)).toBeVisible()
  await expectSaid(page, 'Changes saved.')

  const field = await typeInto(page, `Type “${name}” to confirm`, 'Acme')
  await page.keyboard.press('Enter')
  await expect(field).toHaveAccessibleDescription(/That doesn’t match/)
  await expect(field).toBeFocused()
  await overtype(page, name)
  await page.keyboard.press('Enter')
  await page.waitForURL('/admin/organizations')
  await expectSaid(page, `${name} was deleted.`)
})

test('staff add a member to an organization, change its owner, and resend and revoke an invitation with the keyboard', async ({
  open,
}) => {
  const [page, org, zoe] = [await open(await sam()), await acme(), await person('Zoe')]
  const address = newAddress('Newcomer')
  await invitationTo(address, org, open)
  await page.goto(`/admin/organizations/${org.id}`)
  const members = section(page, 'Members')
  const email = await typeInto(members, 'Email', 'nobody@acme.test')
  await page.keyboard.press('Enter')
  await expect(email).toHaveAccessibleDescription(/There is no account/)
  await expect(email).toBeFocused()
  await overtype(page, zoe.email)
  await pick(members, 'Role', 'Admin')
  await press(members, 'Add to organization')
  await expectSaid(page, 'Added and notified by email.')
  await expect(members.getByRole('row', { name: zoe.name })).toContainText('Admin')
  await mailTo(zoe.email, /^You’re now a member/)

  const owner = section(page, 'Owner')
  await pick(owner, 'New owner', zoe.name)
  await typeInto(owner, 'Reason', 'Ticket 12')
  await press(owner, 'Change owner')
  await expectSaid(page, `${zoe.name} is now the owner.`)
  await expect(owner.getByRole('link', { name: zoe.name })).toBeVisible()
  const latest = section(page, 'Activity').getByRole('listitem').first()
  await expect(latest).toContainText('Reason: Ticket 12')
  await expect(latest).toContainText('Staff')

  const invitations = section(page, 'Invitations')
  await press(invitations, 'Resend')
  await expectSaid(page, 'Invitation sent again.')
  await mailTo(address, /invited you to/, 2)
  await press(invitations, 'Revoke')
  await expectSaid(page, 'Invitation revoked.')
  await expect(invitations.getByRole('row', { name: address })).toContainText('Revoked')

  await press(members, `Manage ${org.mia.name} in ${org.name}`, 'link')
  await page.waitForURL(`/admin/organizations/${org.id}/members/${org.mia.id}`)
  await expectFocus(page)
  await pick(page, 'Role', 'Admin')
  await press(page, 'Save')
  await expectSaid(page, 'Role changed.')
})

test('staff edit, deactivate and delete a person with the keyboard', async ({ open }) => {
  const [staff, { olive, name }, zoe] = [await sam(), await acme(), await person('Zoe')]
  const [page, asZoe] = [await open(staff), await open(zoe)]
  await page.goto(`/admin/people/${zoe.id}`)
  await press(page, 'Sign out everywhere')
  await confirm(page)
  await expectSaid(page, 'Signed out everywhere.')
  await asZoe.goto('/orgs')
  await expect(asZoe).toHaveURL(/^[^?]*\/login\?/)
  const email = await retype(page, 'Email', olive.email)
  await page.keyboard.press('Enter')
  await expect(email).toHaveAccessibleDescription(/Another account already uses this address/)
  await expect(email).toBeFocused()
  await overtype(page, `second.${zoe.email}`)
  await retype(page, 'Full name', 'Zoe the Second')
  await page.keyboard.press('Enter')
  await expectSaid(page, 'Changes saved.')
  await expect(page.getByRole('heading', { level: 1, name: 'Zoe the Second' })).toBeVisible()

  await press(page, 'Send reset link')
  await expectSaid(page, 'Link sent.')
  await press(page, 'Grant staff access')
  await confirm(page)
  await expectSaid(page, 'Staff access granted.')
  await press(page, 'Remove staff access')
  await expectSaid(page, 'Staff access removed.')
  await press(page, 'Deactivate account')
  await confirm(page)
  await expectSaid(page, 'Account deactivated')
  await press(page, 'Activate account')
  await expectSaid(page, 'Account activated.')

  await typeInto(page, `Type “second.${zoe.email}” to confirm`, `second.${zoe.email}`)
  await press(page, 'Delete account')
  await page.waitForURL('/admin/people')
  await expectSaid(page, 'Account deleted.')
  expect((await page.request.get(`/admin/people/${zoe.id}`)).status()).toBe(404)
  await page.goto(`/admin/people/${olive.id}`)
  await expect(page.getByText(`They own ${name}.`)).toBeVisible()
})

test('staff find failed emails, retry and discard them with the keyboard', async ({ open }) => {
  const [staff, { olive }] = [await sam(), await acme()]
  const page = await open(staff)
  await sql(
    `INSERT INTO "Outbox" (id, template, recipient, payload, status, attempts, "lastError")
     SELECT uuidv7(), template, $1, jsonb_build_object('userId', $2::text), 'failed', 9, error
     FROM (VALUES ('account-exists', 'too-late'), ('password-changed', 'MailError: 422')) AS m (template, error)`,
    [olive.email, olive.id],
  )
  await page.goto('/admin')
  await press(page, 'Outbox', 'link')
  await page.waitForURL('/admin/outbox')
  await expectFocus(page)
  await expect(page.getByText('Oldest pending')).toBeVisible()
  await tabTo(page, 'searchbox', 'Search emails')
  await page.keyboard.type(olive.email)
  await pick(page, 'Status', 'Failed')
  await press(page, 'Apply')
  await page.waitForURL(/status=failed/)
  await expectFocus(page)
  const [late, refused] = [
    page.getByRole('row', { name: 'account-exists' }),
    page.getByRole('row', { name: 'password-changed' }),
  ]
  await expect(late).toContainText('Not retried: the first attempt was a day ago')
  await expect(refused).toContainText('MailError: 422')
  await press(page, `Discard password-changed to ${olive.email}`)
  await expectSaid(page, 'Email discarded.')
  await expect(refused).toBeHidden()
  await press(page, `Retry account-exists to ${olive.email}`)
  await expectSaid(page, 'Email queued again.')
  await expect(late).toBeHidden()
  await mailTo(olive.email, /already have a/)
  await page.goto(`/admin/people/${staff.id}`)
  await expect(page.getByText(`queued an email to ${olive.email} again`)).toBeVisible()
  await expect(page.getByText(`discarded an email to ${olive.email}`)).toBeVisible()
})
