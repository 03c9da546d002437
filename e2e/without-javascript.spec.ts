import { acme } from './support/acme'
import { introduce, problem, signIn } from './support/forms'
import { invitationTo } from './support/invitation'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress, unique } from './support/person'
import { expect, test } from './support/test'

// The pages for everybody, by which people come in. Behind them, pages show their skeleton first,
// and what follows is put in its place by a script.
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
  // The URL name was left empty: it is made from the name.
  await expect(page).toHaveURL(`/orgs/angstrom-${id}`)
})

test('without JavaScript an error stands at its field, with what was typed', async ({ open }) => {
  const { slug } = await acme()
  const page = await open(null, options)
  const email = newAddress('Olive')
  await page.goto('/signup')
  await page.getByLabel('Organization name').fill('Second')
  await page.getByLabel('URL name').fill(slug)
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Create organization' }).click()
  await expect(page.getByLabel('URL name')).toHaveAccessibleDescription(/is taken/)
  await expect(page.getByLabel('URL name')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('URL name')).toHaveValue(slug)
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
  await expect(problem(page)).toContainText('do not fit together')
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
