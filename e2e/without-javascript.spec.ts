import { acme } from './support/acme'
import { introduce, problem, signIn } from './support/forms'
import { invitationTo } from './support/invitation'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress, newSession, unique } from './support/person'
import { expect, test } from './support/test'

const options = { javaScriptEnabled: false }

test('without JavaScript a person corrects refused input, signs up and activates their account', async ({
  open,
}) => {
  const [{ slug }, page] = [await acme(), await open(null, options)]
  const [olive, id] = [newAddress('Olive'), unique()]
  const [url, submit] = [
    page.getByLabel('URL'),
    page.getByRole('button', { name: 'Create organization' }),
  ]
  await page.goto('/signup')
  await page.getByLabel('Organization name').fill(`Ångström ${id}`)
  await url.fill(slug)
  await page.getByLabel('Email').fill(olive)
  await submit.click()
  await expect(url).toHaveAccessibleDescription(/already taken/)
  await expect(url).toHaveAttribute('aria-invalid', 'true')
  await expect(url).toHaveValue(slug)
  await expect(page.getByLabel('Organization name')).toHaveValue(`Ångström ${id}`)
  await expect(page.getByLabel('Email')).toHaveValue(olive)
  // Left empty, it is derived from the name.
  await url.fill('')
  await submit.click()
  await expect(page).toHaveURL('/signup/complete')

  await page.goto(linkIn(await mailTo(olive, /^Activate your/), 'activate'))
  await introduce(page, 'Olive', 'passwordpassword')
  await page.getByRole('button', { name: 'Activate account' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    /easy to guess/,
  )
  await expect(page.getByLabel('Full name')).toHaveValue('Olive')
  await introduce(page, 'Olive')
  await page.getByRole('button', { name: 'Activate account' }).click()
  await expect(page).toHaveURL(`/orgs/angstrom-${id}`)
})

test('without JavaScript a person signs in, chooses a theme and an organization, and ends their sessions', async ({
  open,
}) => {
  const { mia, name, slug } = await acme()
  const page = await open(null, { ...options, colorScheme: 'light' })
  await page.goto('/account')
  await signIn(page, mia.email, 'not the password at all')
  await expect(problem(page)).toContainText('Incorrect email or password')
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue(mia.email)
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
  await signIn(page, mia.email)
  await expect(page).toHaveURL('/account')

  await expect(page.getByRole('radio', { name: 'System' })).toBeChecked()
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.getByRole('button', { name: 'Apply theme' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('link', { name: /Choose an organization/ }).click()
  await page.getByRole('main').getByRole('link', { name }).click()
  await expect(page).toHaveURL(`/orgs/${slug}`)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')

  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/login')
  await page.goto('/account/sessions')
  await signIn(page, mia.email)
  await expect(page).toHaveURL('/account/sessions')
  const ends = page.getByRole('row').getByRole('button', { name: /^Sign out/ })
  await expect(ends).toHaveCount(1)
  await ends.click()
  await expect(ends).toHaveCount(0)
  const elsewhere = await open({ token: await newSession(mia.id) })
  await page.getByRole('checkbox', { name: 'Sign out everywhere?' }).check()
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page).toHaveURL('/login')
  await elsewhere.goto('/orgs')
  await expect(elsewhere).toHaveURL(/\/login\?next=/)
})

test('without JavaScript an invitation is accepted by a new person, and declined and accepted by one with an account', async ({
  open,
}) => {
  const [first, second] = [await acme(), await acme()]
  const { zoe } = first
  const accept = 'Accept invitation'
  const newcomer = await open(null, { ...options, timezoneId: 'Asia/Tokyo' })
  await newcomer.goto(await invitationTo(newAddress('Newcomer'), first, open))
  await expect(newcomer.getByText('Expires')).toContainText('UTC')
  await introduce(newcomer, 'Newcomer', 'too short')
  await newcomer.getByRole('button', { name: accept }).click()
  await expect(newcomer.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    /at least 15 characters/,
  )
  await expect(newcomer.getByLabel('Full name')).toHaveValue('Newcomer')
  await introduce(newcomer, 'Newcomer')
  await newcomer.getByRole('button', { name: accept }).click()
  await expect(newcomer).toHaveURL(`/orgs/${first.slug}`)

  const page = await open(first.mia, options)
  await page.goto(await invitationTo(zoe.email, first, open))
  await page.getByRole('button', { name: 'Switch account' }).click()
  await signIn(page, zoe.email)
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByRole('heading', { name: 'This invitation was declined' })).toBeVisible()
  await page.goto(await invitationTo(zoe.email, second, open))
  await page.getByRole('button', { name: accept }).click()
  await expect(page).toHaveURL(`/orgs/${second.slug}`)
})

test('without JavaScript an admin manages people and invitations, and the owner transfers ownership and leaves', async ({
  open,
}) => {
  const org = await acme()
  const { olive, adam, mia, max, slug } = org
  const address = newAddress('Zoe')
  await invitationTo(address, org, open)
  const page = await open(adam, options)
  await page.goto(`/orgs/${slug}/people/${mia.id}`)
  const role = page.getByRole('combobox', { name: 'Role' })
  await role.selectOption('admin')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(role).toHaveValue('admin')
  await expect(page.getByRole('status')).toHaveText('Role changed.')
  await page.goto(`/orgs/${slug}/people/${max.id}`)
  const remove = page.getByRole('button', { name: 'Remove from organization' })
  await remove.click()
  await expect(page).toHaveURL(`/orgs/${slug}/people/${max.id}`)
  await page.getByRole('checkbox', { name: `Remove ${max.name} from` }).check()
  await remove.click()
  await expect(page).toHaveURL(`/orgs/${slug}/people`)
  await expect(page.getByRole('status').first()).toHaveText(`${max.name} was removed.`)
  await expect(page.getByRole('row', { name: mia.email })).toContainText('Admin')
  await expect(page.getByRole('row', { name: max.email })).toBeHidden()

  await page.goto(`/orgs/${slug}/invitations`)
  await expect(page.getByRole('status').filter({ hasText: 'was removed.' })).toHaveCount(0)
  const row = page.getByRole('row', { name: address })
  await row.getByRole('button', { name: 'Copy link' }).click()
  const holder = await open(null, options)
  await holder.goto(await row.getByLabel('Invitation link').inputValue())
  await holder.getByRole('button', { name: 'Email me the link' }).click()
  await expect(holder.getByText('Check your email')).toBeVisible()
  await mailTo(address, /invited you to/, 2)
  await row.getByRole('button', { name: 'Resend' }).click()
  await mailTo(address, /invited you to/, 3)
  await row.getByRole('button', { name: 'Revoke' }).click()
  await expect(row).toBeHidden()
  await page.goto(`/orgs/${slug}/invitations?status=revoked`)
  await expect(row).toBeVisible()

  const owner = await open(olive, options)
  await owner.goto(`/orgs/${slug}/settings`)
  const transfer = owner.getByRole('button', { name: 'Transfer ownership' })
  await owner.getByLabel('New owner').selectOption(adam.id)
  await transfer.click()
  await expect(transfer).toBeHidden()
  const admin = await open(adam, options)
  await admin.goto(`/orgs/${slug}/settings`)
  await admin.getByRole('button', { name: 'Accept ownership' }).click()
  await expect(admin.getByRole('button', { name: 'Delete organization' })).toBeVisible()
  await owner.goto(`/orgs/${slug}`)
  await owner.getByRole('checkbox', { name: `Leave ${org.name}?` }).check()
  await owner.getByRole('button', { name: 'Leave organization' }).click()
  await expect(owner).toHaveURL('/orgs')
  expect((await owner.goto(`/orgs/${slug}`))?.status()).toBe(404)
})

test('without JavaScript a person signs in by an emailed code, after a wrong one', async ({
  open,
}) => {
  const [{ mia }, page] = [await acme(), await open(null, options)]
  await page.goto('/login?by=link&next=/account')
  await page.getByLabel('Email').fill(mia.email)
  await page.getByRole('button', { name: 'Email me a sign-in link' }).click()
  const code = /\b\d{6}\b/.exec((await mailTo(mia.email, /sign-in link/)).text)?.[0] ?? ''
  const field = page.getByLabel('Code', { exact: true })
  await field.fill(code === '000000' ? '111111' : '000000')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(field).toHaveAccessibleDescription(/code is incorrect/)
  await field.fill(code)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/account')
})
