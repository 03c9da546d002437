import { acme } from './support/acme'
import { problem, signIn } from './support/forms'
import {
  announcement,
  expectFocus,
  press,
  retype,
  takeFromMenu,
  typeInto,
} from './support/keyboard'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress, PASSWORD, person, SESSION_COOKIE } from './support/person'
import { expect, test } from './support/test'

test('a person signs in with the keyboard, and signing out ends the session for every copy of its cookie', async ({
  page,
  open,
}) => {
  const { mia, name, slug } = await acme()
  await page.goto('/')
  await press(page.getByRole('banner'), 'Sign in', 'link')
  await page.waitForURL('/login')
  await expectFocus(page)
  const answers = []
  for (const email of [newAddress('Nobody'), mia.email]) {
    await page.goto('/login')
    await typeInto(page, 'Email', email)
    await typeInto(page, 'Password', 'not the password at all')
    await page.keyboard.press('Enter')
    answers.push(await problem(page).innerText())
    await expectFocus(page)
    await expect(page.getByLabel('Email', { exact: true })).toHaveValue(email)
  }
  expect(answers[0]).toContain('Incorrect email or password')
  expect(answers[1]).toBe(answers[0])
  await retype(page, 'Email', mia.email.toUpperCase())
  await retype(page, 'Password', PASSWORD)
  await press(page, 'Sign in')
  await page.waitForURL('/orgs')
  await expectFocus(page)
  await press(page, name, 'link')
  await page.waitForURL(`/orgs/${slug}`)
  await expectFocus(page)
  await page.goto('/')
  await page.waitForURL(`/orgs/${slug}`)

  const cookies = await page.context().cookies()
  const cookie = cookies.find((one) => one.name === SESSION_COOKIE)
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  const thief = await open({ token: cookie?.value ?? '' })
  await thief.goto('/account')
  await expect(thief.getByLabel('Full name')).toHaveValue(mia.name)
  await takeFromMenu(page, /^Account menu/, 'Sign out')
  await page.waitForURL('/login')
  await expect(announcement(page)).toContainText('You’re signed out.')
  await expectFocus(page)
  await thief.getByRole('link', { name: 'Security' }).first().click()
  await thief.waitForURL('/login?next=%2Faccount%2Fsecurity')
})

test('a person signs in with an emailed link and the keyboard, once; opening the link does not use it up', async ({
  page,
  open,
  request,
}) => {
  const olive = await person('Olive')
  const requestLink = async (count: number) => {
    await page.waitForURL(/by=link/)
    await expectFocus(page)
    await typeInto(page, 'Email', olive.email)
    await press(page, 'Email me a sign-in link')
    await expect(page.getByRole('status')).toContainText('sent an email')
    await expectFocus(page)
    return linkIn(await mailTo(olive.email, /sign-in link/, count), 'login')
  }
  const dead = page.getByRole('heading', { name: 'This link is no longer valid' })
  await page.goto('/login?next=/account')
  await press(page, 'Email me a sign-in link', 'link')
  const link = await requestLink(1)
  for (let n = 0; n < 3; n++) await request.get(link)
  await page.goto(link)
  await expect(page.getByRole('heading', { name: `Sign in as ${olive.email}` })).toBeVisible()
  await press(page, 'Sign in')
  await page.waitForURL('/account')
  await expect(page.getByLabel('Full name')).toHaveValue(olive.name)
  await expectFocus(page)

  await page.context().clearCookies()
  await page.goto(link)
  await expect(dead).toBeVisible()
  await press(page, 'Get a new link', 'link')
  await page.goto(await requestLink(2))
  // Signing in with the password invalidates the link, even if its page is open.
  const elsewhere = await open()
  await elsewhere.goto('/login')
  await signIn(elsewhere, olive.email)
  await elsewhere.waitForURL('/orgs')
  await press(page, 'Sign in')
  await expect(dead).toBeVisible()
  await expectFocus(page)
})

test('a person types the code of the email where they asked for it, with the keyboard', async ({
  page,
}) => {
  const olive = await person('Olive')
  await page.goto('/login?by=link&next=/account')
  await typeInto(page, 'Email', olive.email)
  await press(page, 'Email me a sign-in link')
  await page.waitForURL(/\/login\/code/)
  await expectFocus(page)
  const code = /\b\d{6}\b/.exec((await mailTo(olive.email, /sign-in link/)).text)?.[0] ?? ''
  const field = page.getByLabel('Code', { exact: true })
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code')
  await expect(field).toHaveAttribute('inputmode', 'numeric')
  await typeInto(page, 'Code', code === '000000' ? '111111' : '000000')
  await page.keyboard.press('Enter')
  await expect(field).toHaveAccessibleDescription(/code is incorrect/)
  await retype(page, 'Code', code)
  await press(page, 'Sign in')
  await page.waitForURL('/account')
  await expect(page.getByLabel('Full name')).toHaveValue(olive.name)
})
