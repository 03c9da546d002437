import type { Page } from '@playwright/test'
import { acme } from './support/acme'
import {
  announcement,
  confirm,
  expectFocus,
  overtype,
  press,
  tabTo,
  typeInto,
} from './support/keyboard'
import { invite, signIn } from './support/forms'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress, newSession, PASSWORD, person, sessionCookie } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

async function expectSignedOut(page: Page) {
  await page.goto('/account')
  await expect(page).toHaveURL(/\/login/)
}

test('a person changes their name with the keyboard, and others see it', async ({ open }) => {
  const { mia, max, slug } = await acme()
  const page = await open(mia)
  await page.goto('/account')
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue(mia.email)
  await expect(page.getByLabel('Email', { exact: true })).not.toBeEditable()
  const name = await tabTo(page, 'textbox', 'Full name')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  await expect(name).toHaveAccessibleDescription(/Enter your name/)
  await expect(name).toBeFocused()
  await overtype(page, '  Mia   Müller ')
  await press(page, 'Save')
  await expect(announcement(page)).toContainText('Changes saved.')
  await expect(page.getByRole('button', { name: 'Account menu Mia Müller' })).toBeVisible()
  await expectFocus(page)

  const other = await open(max)
  await other.goto(`/orgs/${slug}/people`)
  await expect(other.getByRole('row', { name: 'Mia Müller' })).toContainText(mia.email)
})

test('a page of one account changes nothing of another that signed in in a second tab', async ({
  open,
}) => {
  const { mia, zoe } = await acme()
  const page = await open(mia)
  await page.goto('/account')
  await page.context().addCookies([sessionCookie(zoe.token)])
  await tabTo(page, 'textbox', 'Full name')
  await overtype(page, 'Mia Müller')
  await press(page, 'Save')
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'signed in to another account now',
  )
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Full name' })).toHaveValue(zoe.name)
})

test('a sign-in on a new device is emailed, its link signs the device out without JavaScript, and a person ends one session, the others and all with the keyboard', async ({
  open,
}) => {
  const mia = await person('Mia')
  await sql(`UPDATE "User" SET "lastSignInAt" = now() WHERE id = $1`, [mia.id])
  const [page, stranger] = [await open(mia), await open()]
  const plain = await open(null, { javaScriptEnabled: false })
  await stranger.goto('/login')
  await signIn(stranger, mia.email)
  await stranger.waitForURL('/orgs')
  const link = linkIn(await mailTo(mia.email, /^New sign-in/), 'sign-out')
  await page.goto('/account/sessions')
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows.filter({ hasText: 'Password' })).toContainText('Chrome')
  await expect(rows.filter({ hasText: 'This device' })).toHaveCount(1)
  await plain.goto(link)
  await plain.getByRole('button', { name: 'Sign out this device' }).click()
  await expect(plain.getByRole('heading', { name: 'This device is signed out' })).toBeVisible()
  await expectSignedOut(stranger)

  const second = await newSession(mia.id)
  await sql(
    `UPDATE "Session" SET "userAgent" = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
     WHERE "userId" = $1 AND "createdAt" = (SELECT max("createdAt") FROM "Session" WHERE "userId" = $1)`,
    [mia.id],
  )
  const [firefox, other] = [
    await open({ token: second }),
    await open({ token: await newSession(mia.id) }),
  ]
  await page.reload()
  await expect(rows).toHaveCount(4)
  await press(page, 'Sign out Firefox on Linux')
  await expect(announcement(page)).toContainText('Session signed out.')
  await expect(rows).toHaveCount(3)
  await expectFocus(page)
  await expectSignedOut(firefox)
  await other.goto('/account')
  await expect(other).toHaveURL('/account')

  await press(page, 'Sign out other devices')
  await confirm(page)
  await expect(announcement(page)).toContainText('Your other devices were signed out.')
  await expect(rows).toHaveCount(2)
  await expectFocus(page)
  await expectSignedOut(other)

  const third = await open({ token: await newSession(mia.id) })
  await page.reload()
  await press(page, 'Sign out everywhere')
  await confirm(page)
  await page.waitForURL('/login')
  await expect(announcement(page)).toContainText('You’re signed out everywhere.')
  await expectFocus(page)
  await expectSignedOut(third)
})

test('a person turns types of email off: with the keyboard, and with the link in an email without JavaScript', async ({
  open,
}) => {
  const { olive, mia, slug } = await acme()
  const [page, leaving] = [await open(olive), await open(mia)]
  const plain = await open(null, { javaScriptEnabled: false })
  await leaving.goto(`/orgs/${slug}`)
  await press(leaving, /^Leave/)
  await confirm(leaving)
  await leaving.waitForURL('/orgs')
  const mail = await mailTo(olive.email, new RegExp(`^${mia.name}`))
  await plain.goto(linkIn(mail, 'unsubscribe'))
  await plain.getByRole('button', { name: 'Stop emails' }).click()
  await expect(plain.getByRole('heading', { name: /won’t get these emails/ })).toBeVisible()

  await page.goto('/account/notifications')
  const box = (name: string) => page.getByRole('checkbox', { name })
  await expect(box('Members who leave')).not.toBeChecked()
  await tabTo(page, 'checkbox', /^Requests to join/)
  await page.keyboard.press('Space')
  await press(page, 'Save')
  await expect(announcement(page)).toContainText('Changes saved.')
  await expectFocus(page)
  await page.reload()
  await expect(box('Requests to join')).not.toBeChecked()
  await expect(box('Answers to your invitations')).toBeChecked()
  const one = await fetch(mail.unsubscribeUrl!.replace('departures', 'answers'), { method: 'POST' })
  expect([one.status, (await fetch(mail.unsubscribeUrl!, { method: 'POST' })).status]).toEqual([
    400, 204,
  ])
})

test('a person adds an address, confirmed without JavaScript, and an invitation to it is theirs', async ({
  open,
}) => {
  const { adam, slug, name } = await acme()
  const zoe = await person('Zoe')
  const [page, admin] = [await open(zoe), await open(adam)]
  const plain = await open(null, { javaScriptEnabled: false })
  const email = newAddress('Zoe')
  await page.goto('/account/email')
  await typeInto(page, 'Additional email', email)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('Check the new address')
  await expect(page.getByRole('status')).toContainText(email)
  await plain.goto(linkIn(await mailTo(email, /^Confirm an address/), 'change-email'))
  await plain.getByRole('button', { name: 'Add email' }).click()
  await plain.waitForURL('/login')
  await mailTo(zoe.email, /^An address was added/)

  await invite(admin, slug, email)
  await page.goto('/orgs')
  await press(page, 'Accept invitation')
  await page.waitForURL(`/orgs/${slug}`)
  await expect(announcement(page)).toContainText(`Welcome to ${name}!`)

  await page.goto('/account/email')
  await press(page, `Make ${email} primary`)
  await expect(announcement(page)).toContainText('Primary email changed.')
  await expect(page.getByText(`Your email is ${email}.`)).toBeVisible()
  await press(page, `Remove ${zoe.email}`)
  await expect(announcement(page)).toContainText('Address removed.')
  await expect(page.getByRole('table')).toHaveCount(0)
  await expectFocus(page)
})

test('a person changes their email, and undoes it from the old address without JavaScript', async ({
  open,
}) => {
  const mia = await person('Mia')
  await sql(`UPDATE "Session" SET "provedAt" = now() - interval '1 hour' WHERE "userId" = $1`, [
    mia.id,
  ])
  const [page, plain] = [await open(mia), await open(null, { javaScriptEnabled: false })]
  const email = newAddress('Mia')
  await page.goto('/account')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    press(page, 'Download your data', 'link'),
  ])
  expect(file.suggestedFilename()).toMatch(/^account-.*\.json$/)
  await press(page, 'Change email', 'link')
  await page.waitForURL('/account/email')
  await expect(page.getByText(`Your email is ${mia.email}.`)).toBeVisible()
  await typeInto(page, 'New email', email)
  const password = await typeInto(page, 'Password', 'not the password')
  await page.keyboard.press('Enter')
  await expect(password).toHaveAccessibleDescription(/incorrect/)
  await overtype(page, PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('Check the new address')
  await expect(page.getByRole('status')).toContainText(email)

  await page.goto(linkIn(await mailTo(email, /^Confirm your new email/), 'change-email'))
  await expect(page.getByText(`Your account ${mia.email} will use ${email}`)).toBeVisible()
  await press(page, 'Change email')
  await page.waitForURL('/account')
  await expect(announcement(page)).toContainText('Email changed.')
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue(email)

  const undo = linkIn(await mailTo(mia.email, /was changed$/), 'change-email')
  await plain.goto(undo)
  await plain.getByRole('button', { name: 'Undo change' }).click()
  await plain.waitForURL('/login')
  await plain.goto(undo)
  await expect(plain.getByRole('heading', { name: 'This link is no longer valid' })).toBeVisible()
  await plain.goto(linkIn(await mailTo(mia.email, /^Set a new/), 'reset-password'))
  await expect(plain.getByText(mia.email)).toBeVisible()
  await page.goto('/account')
  await expect(page).toHaveURL(/\/login/)
})

test('a person deletes their account, is signed out, and restores it by signing in again; also without JavaScript', async ({
  open,
}) => {
  const { mia, max, slug } = await acme()
  await sql(`UPDATE "Session" SET "provedAt" = now() - interval '1 hour' WHERE "userId" = $1`, [
    mia.id,
  ])
  const [page, other] = [await open(mia), await open({ token: await newSession(mia.id) })]
  await page.goto('/account')
  await press(page, 'Delete account', 'link')
  await page.waitForURL('/account/delete')
  await expect(page.getByText('You’re signed out on all 2 devices')).toBeVisible()
  await expect(page.getByText('Your membership ends.')).toBeVisible()
  const password = await typeInto(page, 'Password', 'not the password')
  await page.keyboard.press('Enter')
  await expect(password).toHaveAccessibleDescription(/incorrect/)
  await overtype(page, PASSWORD)
  await press(page, 'Delete account')
  await page.waitForURL('/login')
  await expect(announcement(page)).toContainText('Your account will be deleted on')
  await other.goto('/account')
  await expect(other).toHaveURL(/\/login/)
  const people = await open(max)
  await people.goto(`/orgs/${slug}/people`)
  await expect(people.getByRole('row', { name: 'Mia' })).toContainText('Account being deleted')

  expect((await mailTo(mia.email, /will be deleted$/)).text).toContain('/login')
  await page.goto('/login')
  await typeInto(page, 'Email', mia.email)
  await typeInto(page, 'Password', PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL('/orgs')
  await expect(announcement(page)).toContainText('Your account is no longer being deleted.')
  await mailTo(mia.email, /no longer being deleted$/)
  await page.goto(`/orgs/${slug}`)
  await expect(page).toHaveURL(`/orgs/${slug}`)

  const plain = await open({ token: await newSession(mia.id) }, { javaScriptEnabled: false })
  await plain.goto('/account/delete')
  await plain.getByRole('button', { name: 'Delete account' }).click()
  await plain.waitForURL('/login')
  await plain.getByLabel('Email').fill(mia.email)
  await plain.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await plain.getByRole('button', { name: 'Sign in', exact: true }).click()
  await plain.goto(`/orgs/${slug}`)
  await expect(plain).toHaveURL(`/orgs/${slug}`)
})
