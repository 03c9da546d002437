import { acme } from './support/acme'
import { problem, signIn } from './support/forms'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress, newSession, PASSWORD, unique } from './support/person'
import { expect, test } from './support/test'

test('a German browser is answered in German, and its person is mailed in German', async ({
  open,
}) => {
  const page = await open(null, { locale: 'de-DE' })
  await page.goto('/login')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page).toHaveTitle(/^Anmelden/)
  await expect(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible()
  await page.getByLabel('E-Mail-Adresse').fill('nobody')
  await page.getByRole('button', { name: 'Anmelden' }).click()
  await expect(page.getByLabel('E-Mail-Adresse')).toHaveAccessibleDescription(/einzelne E-Mail/)

  const [address, slug] = [newAddress('Olive'), `org-${unique()}`]
  await page.goto('/signup')
  await page.getByLabel('Name der Organisation').fill('Acme')
  await page.getByLabel('URL').fill(slug)
  await page.getByLabel('E-Mail-Adresse').fill(address)
  await page.getByRole('button', { name: 'Organisation anlegen' }).click()
  await page.waitForURL('/signup/complete')
  const mail = await mailTo(address, /^Aktivieren Sie Ihr Guildhall-Konto$/)
  expect(mail.html).toContain('lang="de"')
  expect(mail.text).toContain('3 Tage')

  // The account is German from then on, also in a browser that would ask for something else.
  const other = await open(null, { locale: 'en-US' })
  await other.goto(linkIn(mail, 'activate'))
  await other.getByLabel('Full name').fill('Olive')
  await other.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await other.getByLabel('Confirm password').fill(PASSWORD)
  await other.getByRole('button', { name: 'Activate account' }).click()
  await other.waitForURL(`/orgs/${slug}`)
  await expect(other.locator('html')).toHaveAttribute('lang', 'de')
})

test('a person chooses a language, and every browser of theirs follows', async ({ open }) => {
  const { mia } = await acme()
  const [page, elsewhere] = [await open(mia), await open({ token: await newSession(mia.id) })]
  await elsewhere.goto('/orgs')
  await expect(elsewhere.getByRole('heading', { name: 'Organizations' })).toBeVisible()

  await page.goto('/account')
  await page.getByLabel('Language').selectOption({ label: '日本語' })
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('変更を保存しました。')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
  await expect(page.getByLabel('言語')).toHaveValue('ja')

  await elsewhere.reload()
  await expect(elsewhere.getByRole('heading', { name: '組織', exact: true })).toBeVisible()

  const another = await open()
  await another.goto('/login')
  await signIn(another, mia.email)
  await another.waitForURL('/orgs')
  await expect(another.locator('html')).toHaveAttribute('lang', 'ja')

  await another.goto('/account')
  await another.getByLabel('言語').selectOption({ index: 0 })
  await another.getByRole('button', { name: '保存' }).click()
  await expect(another.getByText('Changes saved.')).toBeVisible()
  await expect(another.locator('html')).toHaveAttribute('lang', 'en-GB')
})

test('an invitation is mailed in the language that the inviter says', async ({ open }) => {
  const { olive, name, slug } = await acme()
  const address = newAddress('Zoe')
  const owner = await open(olive)
  await owner.goto(`/orgs/${slug}/people/invite`)
  await expect(owner.getByLabel('Language')).toHaveValue('en-GB')
  await owner.getByLabel('Email').fill(address)
  await owner.getByLabel('Language').selectOption('ja')
  await owner.getByRole('button', { name: 'Send invitation' }).click()
  await owner.waitForURL(`/orgs/${slug}/people`)
  const subject = new RegExp(`${name} にあなたを招待`)
  const mail = await mailTo(address, subject)
  expect(mail.html).toContain('lang="ja"')
  expect(mail.text).toContain('に参加')

  await owner.goto(`/orgs/${slug}/invitations`)
  await owner.getByRole('button', { name: 'Resend' }).click()
  await mailTo(address, subject, 2)

  // The page is in the browser's language, and says that there are others.
  const page = await open(null, { locale: 'de' })
  await page.goto(linkIn(await mailTo(address, subject, 2), 'invitations'))
  await expect(page.getByRole('heading', { name: `${name} beitreten` })).toBeVisible()
  await page.getByRole('button', { name: '日本語' }).click()
  await expect(page.getByRole('heading', { name: `${name} に参加` })).toBeVisible()
  await page.getByLabel('氏名').fill('Zoe')
  await page.getByLabel('パスワード', { exact: true }).fill(PASSWORD)
  await page.getByLabel('パスワード（確認）').fill(PASSWORD)
  await page.getByRole('button', { name: '招待を承諾' }).click()
  await page.waitForURL(`/orgs/${slug}`)
  await expect(page.getByText('ようこそ！メンバーになりました。')).toBeVisible()
  // Who invited her is told in a language of their own: none was chosen.
  await mailTo(olive.email, new RegExp(`^Zoe joined ${name}`))
})

test('without JavaScript a language is picked as well, and stays', async ({ open }) => {
  const page = await open(null, { javaScriptEnabled: false })
  await page.goto('/login?next=/account')
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await expect(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible()
  await expect(page).toHaveURL('/login?next=/account')
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.getByRole('button', { name: 'Deutsch' })).toHaveAttribute(
    'aria-current',
    'true',
  )
  await page.goto('/login')
  await page.getByLabel('E-Mail-Adresse').fill('nobody@acme.test')
  await page.getByLabel('Passwort', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
  await expect(problem(page)).toContainText('Passwort ist falsch')
})
