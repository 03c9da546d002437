import { acme } from './support/acme'
import { introduce, problem } from './support/forms'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress, PASSWORD, unique } from './support/person'
import { expect, test } from './support/test'

test('a German browser gets German pages and emails, and the person then chooses Japanese for every browser', async ({
  open,
}) => {
  const page = await open(null, { locale: 'de-DE' })
  await page.goto('/login')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page).toHaveTitle(/^Anmelden/)
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
  const mail = await mailTo(address, /^Aktivieren Sie Ihr .+-Konto$/)
  expect(mail.html).toContain('lang="de"')
  expect(mail.text).toContain('3 Tage')

  // The account is German from then on, also in a browser that prefers another language.
  const other = await open()
  await other.goto(linkIn(mail, 'activate'))
  await introduce(other, 'Olive')
  await other.getByRole('button', { name: 'Activate account' }).click()
  await other.waitForURL(`/orgs/${slug}`)
  await expect(other.locator('html')).toHaveAttribute('lang', 'de')

  await other.goto('/account')
  await other.getByLabel('Sprache').selectOption({ label: '日本語' })
  await other.getByRole('button', { name: 'Speichern' }).click()
  await expect(other.getByText('変更を保存しました。')).toBeVisible()
  await expect(other.locator('html')).toHaveAttribute('lang', 'ja')
  await expect(other.getByLabel('言語')).toHaveValue('ja')
  await page.goto('/login')
  await page.getByLabel('E-Mail-Adresse').fill(address)
  await page.getByLabel('Passwort', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
  await page.waitForURL('/orgs')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')

  await other.getByLabel('言語').selectOption({ index: 0 })
  await other.getByRole('button', { name: '保存' }).click()
  await expect(other.getByText('Changes saved.')).toBeVisible()
  await expect(other.locator('html')).toHaveAttribute('lang', 'en-GB')
})

test('an invitation is emailed in the language chosen by the inviter, and its page is read in another', async ({
  open,
}) => {
  const { olive, name, slug } = await acme()
  const address = newAddress('Zoe')
  const owner = await open(olive)
  await owner.goto(`/orgs/${slug}/people/invite`)
  await expect(owner.getByLabel('Language')).toHaveValue('en-GB')
  await owner.getByLabel('Email').fill(address)
  await owner.getByLabel('Language').selectOption('ja')
  await owner.getByRole('button', { name: 'Send invitation' }).click()
  await owner.waitForURL(`/orgs/${slug}/people`)
  const mail = await mailTo(address, new RegExp(`${name} にあなたを招待`))
  expect(mail.html).toContain('lang="ja"')
  expect(mail.text).toContain('に参加')

  // The page is in the browser's language, and offers the others.
  const page = await open(null, { locale: 'de' })
  await page.goto(linkIn(mail, 'invitations'))
  await expect(page.getByRole('heading', { name: `${name} beitreten` })).toBeVisible()
  await page.getByRole('button', { name: 'Einladung annehmen' }).click()
  await expect(page.getByText('Geben Sie Ihren Namen ein.')).toBeVisible()
  await page.getByRole('button', { name: '日本語' }).click()
  await expect(page.getByRole('heading', { name: `${name} に参加` })).toBeVisible()
  // So are, without a reload, what the browser formats and the messages that it has loaded.
  await expect(page.getByRole('main').locator('time')).toHaveText(/^\d+年\d+月\d+日/)
  await page.getByRole('button', { name: '招待を承諾' }).click()
  await expect(page.getByText('お名前を入力してください。')).toBeVisible()
  await page.getByLabel('氏名').fill('Zoe')
  await page.getByLabel('パスワード', { exact: true }).fill(PASSWORD)
  await page.getByLabel('パスワード（確認）').fill(PASSWORD)
  await page.getByRole('button', { name: '招待を承諾' }).click()
  await page.waitForURL(`/orgs/${slug}`)
  await expect(page.getByText(`${name} へようこそ！`)).toBeVisible()
  // The inviter is emailed in her own language, because none was chosen.
  await mailTo(olive.email, new RegExp(`^Zoe joined ${name}`))
})

test('without JavaScript a language can also be chosen, and is kept', async ({ open }) => {
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
