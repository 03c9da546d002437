import { introduce, problem, signIn } from './support/forms'
import { linkIn, mailTo } from './support/mailbox'
import { PASSWORD, person } from './support/person'
import { signUp } from './support/sign-up'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('opening the link activates nobody; the button does', async ({ page, request }) => {
  const { email, slug, link } = await signUp(page)
  const isActive = async () =>
    (await sql('SELECT "isActive" FROM "User" WHERE email = $1', [email]))[0]?.isActive
  for (let n = 0; n < 5; n++) expect((await request.get(link)).status()).toBe(200)
  await request.head(link)
  expect(await isActive()).toBe(false)
  await page.goto(link)
  await introduce(page, 'Olive')
  await page.getByRole('button', { name: 'Activate account' }).click()
  await page.waitForURL(`/orgs/${slug}`)
  expect(await isActive()).toBe(true)
})

test('a used, a wrong and an unknown link get the same page, which mails a new one', async ({
  page,
  open,
}) => {
  const { link } = await signUp(page)
  const waiting = await signUp(page)
  await page.goto(link)
  await introduce(page, 'Olive')
  await page.getByRole('button', { name: 'Activate account' }).click()
  await page.waitForURL(/\/orgs\//)

  const visitor = await open()
  const texts = []
  for (const dead of [link, `${waiting.link.slice(0, -1)}_`, '/activate/nonsense']) {
    await visitor.goto(dead)
    texts.push(await visitor.getByRole('main').innerText())
  }
  expect(new Set(texts).size).toBe(1)
  expect(texts[0]).toContain('This link is no longer valid')

  await visitor.getByLabel('Email').fill(waiting.email)
  await visitor.getByRole('button', { name: 'Send a new link' }).click()
  await expect(visitor.getByRole('status')).toContainText('Check your email')
  await visitor.goto(linkIn(await mailTo(waiting.email, /^Activate your/, 2), 'activate'))
  await introduce(visitor, 'Second')
  await visitor.getByRole('button', { name: 'Activate account' }).click()
  await visitor.waitForURL(`/orgs/${waiting.slug}`)
})

test('a password that is short, common or mistyped is refused at its field', async ({ page }) => {
  const { slug, link } = await signUp(page)
  await page.goto(link)
  const [password, repeated] = [
    page.getByLabel('Password', { exact: true }),
    page.getByLabel('Confirm password'),
  ]
  const send = page.getByRole('button', { name: 'Activate account' })
  await introduce(page, 'Olive', 'short one')
  await send.click()
  await expect(password).toHaveAccessibleDescription(/at least 15 characters/)
  await introduce(page, 'Olive', 'passwordpassword')
  await send.click()
  await expect(password).toHaveAccessibleDescription(/easy to guess/)
  await introduce(page, 'Olive', PASSWORD)
  await repeated.fill(`${PASSWORD}!`)
  await send.click()
  await expect(repeated).toHaveAccessibleDescription(/same password again/)
  await expect(page.getByLabel('Full name')).toHaveValue('Olive')
  await repeated.fill(PASSWORD)
  await send.click()
  await page.waitForURL(`/orgs/${slug}`)
})

test('signing in before activation mails a new link and tells nothing', async ({ page }) => {
  const { email, slug } = await signUp(page)
  await page.goto('/login')
  await signIn(page, email, 'whatever it may be')
  await expect(problem(page)).toContainText('Incorrect email or password')
  await page.goto(linkIn(await mailTo(email, /^Activate your/, 2), 'activate'))
  await introduce(page, 'Olive')
  await page.getByRole('button', { name: 'Activate account' }).click()
  await page.waitForURL(`/orgs/${slug}`)
})

test('an organization that waits for its activation is nobody’s to see', async ({ page, open }) => {
  const { slug } = await signUp(page)
  const somebody = await open(await person('Zoe'))
  expect((await somebody.goto(`/orgs/${slug}`))?.status()).toBe(404)
  await somebody.goto('/orgs/new')
  await somebody.getByLabel('Organization name').fill('Another')
  await somebody.getByLabel('URL').fill(slug)
  await expect(somebody.getByLabel('URL')).toHaveAccessibleDescription(/taken/)
})
