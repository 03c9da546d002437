import { acme } from './support/acme'
import { mailTo } from './support/mailbox'
import { person } from './support/person'
import { sam } from './support/sam'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('to everybody but staff, the back office is not there', async ({ page, open }) => {
  const { olive, id } = await acme()
  await page.goto('/admin/people')
  await expect(page).toHaveURL('/login?next=%2Fadmin%2Fpeople')
  const asOlive = await open(olive)
  const paths = ['', '/people', '/organizations', `/organizations/${id}`, `/people/${olive.id}`]
  for (const path of paths) expect((await asOlive.goto(`/admin${path}`))?.status()).toBe(404)
  await asOlive.goto('/orgs')
  await asOlive.getByRole('button', { name: /^Account menu/ }).click()
  await expect(asOlive.getByRole('menuitem', { name: 'Profile' })).toBeVisible()
  await expect(asOlive.getByRole('menuitem', { name: 'Back office' })).toHaveCount(0)
})

test('staff switch an organization off and on, and put a person in', async ({ open }) => {
  const [staff, org, newcomer] = [await sam(), await acme(), await person('Newcomer')]
  const [page, asMia] = [await open(staff), await open(org.mia)]
  await page.goto('/orgs')
  await page.getByRole('button', { name: /^Account menu/ }).click()
  await page.getByRole('menuitem', { name: 'Back office' }).click()
  await page.waitForURL('/admin')
  await expect(page.getByRole('table', { name: /^Organizations and memberships/ })).toBeVisible()
  await expect(page.locator('main svg[preserveAspectRatio=none]').first()).toBeVisible()

  await page.getByRole('link', { name: 'Organizations', exact: true }).click()
  await page.getByLabel('Search organizations').fill(org.slug)
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('link', { name: org.name, exact: true }).click()
  await page.waitForURL(`/admin/organizations/${org.id}`)

  await page.getByRole('button', { name: 'Deactivate organization' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Deactivate organization' }).click()
  await expect(page.getByText('Deactivated since')).toBeVisible()
  expect((await asMia.goto(`/orgs/${org.slug}`))?.status()).toBe(404)
  await page.getByRole('button', { name: 'Activate organization' }).click()
  await expect(page.getByText('Its members can use it.')).toBeVisible()
  expect((await asMia.goto(`/orgs/${org.slug}`))?.status()).toBe(200)

  const members = page.getByRole('region', { name: 'Members' })
  await members.getByLabel('Email').fill('nobody@acme.test')
  await members.getByRole('button', { name: 'Add to organization' }).click()
  await expect(members.getByText('Nobody has an account with this address.')).toBeVisible()
  await members.getByLabel('Email').fill(newcomer.email)
  await members.getByLabel('Role').selectOption('admin')
  await members.getByRole('button', { name: 'Add to organization' }).click()
  await expect(members.getByRole('row', { name: newcomer.name })).toContainText('Admin')
  await mailTo(newcomer.email, /^You are now a member/)

  const owner = page.getByRole('region', { name: 'Owner' })
  await owner
    .getByLabel('New owner')
    .selectOption({ label: `${newcomer.name} (${newcomer.email})` })
  await owner.getByRole('button', { name: 'Change owner' }).click()
  await expect(owner.getByRole('link', { name: newcomer.name })).toBeVisible()
  const trail = page.getByRole('region', { name: 'Activity' })
  await expect(trail.getByRole('listitem').first()).toContainText('transferred ownership')
  await expect(trail.getByRole('listitem').first()).toContainText('Staff')
})

test('staff edit a person, switch them off and delete them', async ({ open }) => {
  const [staff, org, outsider] = [await sam(), await acme(), await person('Outsider')]
  const [page, asOutsider] = [await open(staff), await open(outsider)]
  await page.goto('/admin/people')
  await page.getByLabel('Search people').fill(outsider.email)
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('link', { name: outsider.name, exact: true }).click()
  await page.waitForURL(`/admin/people/${outsider.id}`)

  const profile = page.getByRole('region', { name: 'Profile' })
  await profile.getByLabel('Email').fill(org.olive.email)
  await profile.getByRole('button', { name: 'Save' }).click()
  await expect(profile.getByText('Another account has this address.')).toBeVisible()
  await profile.getByLabel('Email').fill(outsider.email)
  await profile.getByLabel('Full name').fill('Zachary')
  await profile.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Zachary' })).toBeVisible()

  await page.getByRole('button', { name: 'Deactivate account' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Deactivate account' }).click()
  await expect(page.getByText('Signed in nowhere')).toBeVisible()
  await asOutsider.goto('/orgs')
  await expect(asOutsider).toHaveURL(/^[^?]*\/login\?/)

  await page.getByLabel('Type the email address to confirm').fill(outsider.email)
  await page.getByRole('button', { name: 'Delete account' }).click()
  await page.waitForURL('/admin/people')
  expect((await page.goto(`/admin/people/${outsider.id}`))?.status()).toBe(404)

  await page.goto(`/admin/people/${org.olive.id}`)
  await expect(page.getByText(`They own ${org.name}.`)).toBeVisible()
})

test('staff see what waits in the outbox and what failed, send it again or take it out', async ({
  open,
}) => {
  const [staff, { olive }] = [await sam(), await acme()]
  const page = await open(staff)
  await sql(
    `INSERT INTO "Outbox" (id, template, recipient, payload, status, attempts, "lastError")
     SELECT uuidv7(), template, $1, jsonb_build_object('userId', $2::text), 'failed', 9, error
     FROM (VALUES ('account-exists', 'too-late'), ('password-changed', 'MailError: 422')) AS m (template, error)`,
    [olive.email, olive.id],
  )
  await page.goto('/admin')
  await page.getByRole('link', { name: 'Outbox' }).click()
  await page.waitForURL('/admin/outbox')
  await expect(page.getByText('Oldest that waits')).toBeVisible()
  await page.getByLabel('Search mails').fill(olive.email)
  await page.getByLabel('Status').selectOption('Failed')
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.waitForURL(/[?&]q=/)
  const [late, refused] = [
    page.getByRole('row', { name: 'account-exists' }),
    page.getByRole('row', { name: 'password-changed' }),
  ]
  await expect(late).toContainText('Not tried again: the first try was a day ago')
  await expect(refused).toContainText('MailError: 422')
  await refused.getByRole('button', { name: /^Discard/ }).click()
  await expect(refused).toBeHidden()
  await late.getByRole('button', { name: /^Retry/ }).click()
  await expect(late).toBeHidden()
  await mailTo(olive.email, /already have a/)
  await page.goto(`/admin/people/${staff.id}`)
  await expect(page.getByText(`sent a mail to ${olive.email} again`)).toBeVisible()
  await expect(page.getByText(`discarded a mail to ${olive.email}`)).toBeVisible()
})
