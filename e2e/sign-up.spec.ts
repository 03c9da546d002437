import { introduce } from './support/forms'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress, person, unique } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('a person signs up, activates their account and invites a colleague', async ({ page }) => {
  const id = unique()
  const [olive, mia] = [newAddress('Olive'), newAddress('Mia')]
  await page.goto('/')
  await page.getByRole('link', { name: 'Create organization' }).click()
  await page.getByLabel('Organization name').fill(`Müller & Söhne ${id}`)
  await expect(page.getByLabel('URL')).toHaveValue(`muller-sohne-${id}`)
  await expect(page.getByText('Available')).toBeVisible()
  await page.getByLabel('Email').fill(olive)
  await page.getByRole('button', { name: 'Create organization' }).click()
  await page.waitForURL('/signup/complete')
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  await expect(page.getByText(`a link to ${olive}`)).toBeVisible()

  const mail = await mailTo(olive, /^Activate your/)
  await page.goto(linkIn(mail, 'activate'))
  await expect(page.getByText(olive)).toBeVisible()
  await introduce(page, 'Olive Oyl')
  await page.getByRole('button', { name: 'Activate account' }).click()
  await page.waitForURL(`/orgs/muller-sohne-${id}`)
  await expect(page.getByRole('heading', { level: 1, name: `Müller & Söhne ${id}` })).toBeVisible()
  await expect(page.getByText('Welcome! Your account is ready.')).toBeVisible()

  await page.getByRole('link', { name: 'Invite people' }).click()
  await page.getByLabel('Email', { exact: true }).fill(mia)
  await page.getByLabel('Role').selectOption('member')
  await page.getByLabel('Message').fill('We meet on Mondays.')
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await page.waitForURL(`/orgs/muller-sohne-${id}/people`)
  await expect(page.getByText(`Invitation sent to ${mia}.`)).toBeVisible()
  await page.getByRole('link', { name: 'Invitations (1)' }).click()
  await expect(page.getByRole('row', { name: mia })).toBeVisible()

  const invitation = await mailTo(mia, /^Olive Oyl invited you to join Müller & Söhne/)
  expect(invitation.replyTo).toContain(olive)
  expect(invitation.text).toContain('We meet on Mondays.')
  linkIn(invitation, 'invitations')
})

test('the page after sign-up sends the mail again, with the same answer for every address', async ({
  browser,
}) => {
  for (const [email, subject] of [
    [newAddress('Olive'), /^Activate your/],
    [(await person('Zoe')).email, /password/],
  ] as const) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto('/signup')
    await page.getByLabel('Organization name').fill('Acme')
    await page.getByLabel('URL').fill(`acme-${unique()}`)
    await page.getByLabel('Email').fill(email)
    await page.getByRole('button', { name: 'Create organization' }).click()
    await page.waitForURL('/signup/complete')
    await page.getByRole('button', { name: 'Send again' }).click()
    await expect(page.getByText('Sent again.')).toBeVisible()
    await mailTo(email, subject, subject.source.includes('Activate') ? 2 : 1)
    await context.close()
  }
  // A browser that signed nobody up knows no address.
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto('/signup/complete')
  await expect(page.getByRole('button', { name: 'Send again' })).toBeHidden()
  await context.close()
})

test('the URL follows the name until somebody edits it', async ({ page }) => {
  await page.goto('/signup')
  const [name, slug] = [page.getByLabel('Organization name'), page.getByLabel('URL')]
  await name.fill('Blue  Sky!')
  await expect(slug).toHaveValue('blue-sky')
  await slug.fill('azure')
  await name.fill('Blue Sky and Sea')
  await expect(slug).toHaveValue('azure')
  // Emptied, it waits for another word; left empty, it follows the name again.
  await slug.fill('')
  await slug.pressSequentially('sea')
  await expect(slug).toHaveValue('sea')
  await slug.fill('')
  await name.fill('東京タワー')
  await expect(slug).toHaveValue(/^dong-jing-tawa/)
})

test('a taken URL says so while it is typed and when it is sent', async ({ page }) => {
  const email = newAddress('Olive')
  await page.goto('/signup')
  await page.getByLabel('Organization name').fill('Acme')
  const slug = page.getByLabel('URL')
  await expect(slug).toHaveAccessibleDescription(/already taken/)
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Create organization' }).click()
  await expect(slug).toBeFocused()
  await expect(slug).toHaveAttribute('aria-invalid', 'true')
  await expect(page).toHaveURL('/signup')
  expect(await sql('SELECT 1 FROM "User" WHERE email = $1', [email])).toEqual([])

  const other = `acme-${unique()}`
  await slug.fill(other)
  await expect(slug).toHaveAccessibleDescription(/Available/)
  await page.getByRole('button', { name: 'Create organization' }).click()
  await page.waitForURL('/signup/complete')
  await mailTo(email, /^Activate your/)
})

test('a URL that is reserved or badly formed is refused at its field', async ({ page }) => {
  await page.goto('/signup')
  await page.getByLabel('Organization name').fill('Something')
  await page.getByLabel('Email').fill(newAddress('Olive'))
  const slug = page.getByLabel('URL')
  for (const [typed, answer] of [
    ['settings', /reserved/],
    ['a', /at least 2/],
    ['-acme', /hyphens in between/],
    ['Ácme', /hyphens in between/],
  ] as const) {
    await slug.fill(typed)
    await page.getByRole('button', { name: 'Create organization' }).click()
    await expect(slug).toHaveAccessibleDescription(answer)
    await expect(page).toHaveURL('/signup')
  }
})

test('an address that has an account gets the same page, and a mail that says so', async ({
  page,
}) => {
  const olive = await person('Olive')
  const slug = `second-${unique()}`
  await page.goto('/signup')
  await page.getByLabel('Organization name').fill('Second')
  await page.getByLabel('URL').fill(slug)
  await page.getByLabel('Email').fill(olive.email.toUpperCase())
  await page.getByRole('button', { name: 'Create organization' }).click()
  await page.waitForURL('/signup/complete')
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  const mail = await mailTo(olive.email, /already have a/)
  expect(mail.text).not.toContain('/activate/')
  expect(await sql('SELECT 1 FROM "Organization" WHERE slug = $1', [slug])).toEqual([])
})

test('whoever is signed in creates an organization without a mail', async ({ open }) => {
  const page = await open(await person('Olive'))
  const slug = `second-${unique()}`
  await page.goto('/signup')
  await page.waitForURL('/orgs/new')
  await page.getByLabel('Organization name').fill('My second')
  await page.getByLabel('URL').fill(slug)
  await page.getByRole('button', { name: 'Create organization' }).dblclick()
  await page.waitForURL(`/orgs/${slug}`)
  await expect(page.getByRole('heading', { level: 1, name: 'My second' })).toBeVisible()
  await page.goto('/orgs')
  const mine = page.getByRole('list', { name: 'My organizations' }).getByRole('listitem')
  await expect(mine).toHaveCount(1)
  await expect(mine).toContainText('Owner')
})
