import { acme } from './support/acme'
import { introduce, problem, signIn } from './support/forms'
import { invitationTo } from './support/invitation'
import { linkIn, mailTo } from './support/mailbox'
import { adminPages, memberPages, ownPages } from './support/org-pages'
import { newAddress, newSession, unique } from './support/person'
import { expect, test } from './support/test'

const options = { javaScriptEnabled: false }

test('without JavaScript a person signs up and activates their account', async ({ open }) => {
  const page = await open(null, options)
  const [olive, id] = [newAddress('Olive'), unique()]
  await page.goto('/signup')
  await page.getByLabel('Organization name').fill(`Ångström ${id}`)
  await page.getByLabel('Email').fill(olive)
  await page.getByRole('button', { name: 'Create organization' }).click()
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
  // The URL was left empty: it is made from the name.
  await expect(page).toHaveURL(`/orgs/angstrom-${id}`)
})

test('without JavaScript an error stands at its field, with what was typed', async ({ open }) => {
  const { slug } = await acme()
  const page = await open(null, options)
  const email = newAddress('Olive')
  await page.goto('/signup')
  await page.getByLabel('Organization name').fill('Second')
  await page.getByLabel('URL').fill(slug)
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Create organization' }).click()
  await expect(page.getByLabel('URL')).toHaveAccessibleDescription(/already taken/)
  await expect(page.getByLabel('URL')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('URL')).toHaveValue(slug)
  await expect(page.getByLabel('Organization name')).toHaveValue('Second')
  await expect(page.getByLabel('Email')).toHaveValue(email)
})

test('without JavaScript a person signs in, comes to where they wanted, and signs out', async ({
  open,
}) => {
  const { olive, slug } = await acme()
  const page = await open(null, options)
  await page.goto(`/orgs/${slug}/people`)
  await signIn(page, olive.email, 'not the password at all')
  await expect(problem(page)).toContainText('Incorrect email or password')
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue(olive.email)
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
  await signIn(page, olive.email)
  await expect(page).toHaveURL(`/orgs/${slug}/people`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/login')
  await page.goto(`/orgs/${slug}`)
  await expect(page).toHaveURL(/\/login\?next=/)
})

test('without JavaScript a newcomer accepts an invitation', async ({ open }) => {
  const org = await acme()
  const address = newAddress('Newcomer')
  const page = await open(null, options)
  await page.goto(await invitationTo(address, org, open))
  await introduce(page, 'Newcomer', 'too short')
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    /at least 15 characters/,
  )
  await expect(page.getByLabel('Full name')).toHaveValue('Newcomer')
  await introduce(page, 'Newcomer')
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(page).toHaveURL(`/orgs/${org.slug}`)
})

test('without JavaScript somebody with an account switches to it, and declines or accepts', async ({
  open,
}) => {
  const [first, second] = [await acme(), await acme()]
  const { zoe } = first
  const page = await open(first.mia, options)
  await page.goto(await invitationTo(zoe.email, first, open))
  await page.getByRole('button', { name: 'Switch account' }).click()
  await signIn(page, zoe.email)
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByRole('heading', { name: 'This invitation was declined' })).toBeVisible()
  await page.goto(await invitationTo(zoe.email, second, open))
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(page).toHaveURL(`/orgs/${second.slug}`)
})

test('without JavaScript every page is whole', async ({ open }) => {
  const org = await acme()
  const visits = [
    { who: org.mia, paths: [...ownPages, ...memberPages(org)] },
    { who: org.adam, paths: [...ownPages, ...memberPages(org), ...adminPages(org)] },
  ]
  for (const { who, paths } of visits) {
    const page = await open(who, options)
    for (const path of paths) {
      await page.goto(path)
      const main = page.getByRole('main')
      await expect(main.getByRole('heading', { level: 1 }), path).toBeVisible()
      // What React would send later waits, hidden, below the page.
      await expect(page.locator('[hidden] h1'), path).toHaveCount(0)
    }
  }
})

test('without JavaScript an admin changes a role, removes, resends and revokes', async ({
  open,
}) => {
  const org = await acme()
  const { adam, mia, max, slug } = org
  const address = newAddress('Zoe')
  await invitationTo(address, org, open)
  const page = await open(adam, options)

  await page.goto(`/orgs/${slug}/people/${mia.id}`)
  const role = page.getByRole('combobox', { name: 'Role' })
  await role.selectOption('admin')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(role).toHaveValue('admin')
  await page.goto(`/orgs/${slug}/people`)
  await expect(page.getByRole('row', { name: mia.email })).toContainText('Admin')

  await page.goto(`/orgs/${slug}/people/${max.id}`)
  await page.getByRole('button', { name: 'Remove from organization' }).click()
  await expect(page).toHaveURL(`/orgs/${slug}/people`)
  await expect(page.getByRole('row', { name: max.email })).toBeHidden()

  await page.goto(`/orgs/${slug}/invitations`)
  const row = page.getByRole('row', { name: address })
  await row.getByRole('button', { name: 'Resend' }).click()
  await mailTo(address, /invited you to/, 2)
  await row.getByRole('button', { name: 'Revoke' }).click()
  await expect(row).toBeHidden()
  await page.goto(`/orgs/${slug}/invitations?status=revoked`)
  await expect(row).toBeVisible()
})

test('without JavaScript the owner hands over and leaves', async ({ open }) => {
  const { olive, adam, slug } = await acme()
  const page = await open(olive, options)
  await page.goto(`/orgs/${slug}/settings`)
  await page.getByLabel('New owner').selectOption(adam.id)
  await page.getByRole('button', { name: 'Transfer ownership' }).click()
  await expect(page.getByRole('button', { name: 'Transfer ownership' })).toBeHidden()
  await page.goto(`/orgs/${slug}`)
  await page.getByRole('button', { name: 'Leave organization' }).click()
  await expect(page).toHaveURL('/orgs')
  expect((await page.goto(`/orgs/${slug}`))?.status()).toBe(404)
})

test('without JavaScript a person goes to another organization and ends their sessions', async ({
  open,
}) => {
  const { mia, name, slug } = await acme()
  await newSession(mia.id)
  const page = await open(mia, options)
  await page.goto('/account')
  await page.getByRole('link', { name: /Choose an organization/ }).click()
  await page.getByRole('main').getByRole('link', { name }).click()
  await expect(page).toHaveURL(`/orgs/${slug}`)
  await page.goto('/account/sessions')
  const ends = page.getByRole('row').getByRole('button', { name: /^Sign out/ })
  await expect(ends).toHaveCount(1)
  await ends.click()
  await expect(ends).toHaveCount(0)
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page).toHaveURL('/login')
})

test('without JavaScript a person chooses a theme', async ({ open }) => {
  const { mia } = await acme()
  const page = await open(mia, { ...options, colorScheme: 'light' })
  await page.goto('/account')
  await expect(page.getByRole('radio', { name: 'System' })).toBeChecked()
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.getByRole('button', { name: 'Apply theme' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.goto('/orgs')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})
