import type { Page } from '@playwright/test'
import { expectFocus } from './support/keyboard'
import { PASSWORD } from './support/person'
import { expect, test } from './support/test'
import { withLinks, world, type Who } from './support/world'

interface Form {
  path: string
  who?: Who
  button: string
  /** In order: the label, what is typed, the autocomplete value. */
  fields: [label: string, text: string, autocomplete: string][]
  /** Fields that may be empty, or are filled in automatically. */
  optional?: string[]
}

const newPassword: Form['fields'] = [
  ['Password', PASSWORD, 'new-password'],
  ['Confirm password', PASSWORD, 'new-password'],
]

/** Every form for signed-out people, and the most used others. */
const forms: Record<string, Form> = {
  'sign-in': {
    path: '/login',
    button: 'Sign in',
    fields: [
      ['Email', 'olive@acme.test', 'username webauthn'],
      ['Password', PASSWORD, 'current-password'],
    ],
  },
  'sign-in by mail': {
    path: '/login?by=link',
    button: 'Email me a sign-in link',
    fields: [['Email', 'olive@acme.test', 'username']],
  },
  'sign-up': {
    path: '/signup',
    button: 'Create organization',
    fields: [
      ['Organization name', 'Acme', 'organization'],
      ['URL', 'free-for-now', 'off'],
      ['Email', 'olive@acme.test', 'email'],
    ],
    optional: ['URL'],
  },
  activation: {
    path: ':activate',
    button: 'Activate account',
    fields: [['Full name', 'Olive', 'name'], ...newPassword],
  },
  'accepting an invitation': {
    path: ':invitation',
    button: 'Accept invitation',
    fields: [['Full name', 'Zoe', 'name'], ...newPassword],
  },
  'a forgotten password': {
    path: '/forgot-password',
    button: 'Send reset link',
    fields: [['Email', 'olive@acme.test', 'username']],
  },
  'a new password': {
    path: ':reset',
    button: 'Set password',
    fields: [['New password', PASSWORD, 'new-password'], newPassword[1] as Form['fields'][0]],
  },
  'another password': {
    path: '/account/security',
    who: 'member',
    button: 'Set password',
    fields: [
      ['Current password', PASSWORD, 'current-password'],
      ['New password', 'three brown owls at noon', 'new-password'],
      ['Confirm password', 'three brown owls at noon', 'new-password'],
    ],
  },
  'a profile': {
    path: '/account',
    who: 'member',
    button: 'Save',
    fields: [['Full name', 'Mia', 'name']],
  },
  'a new organization': {
    path: '/orgs/new',
    who: 'member',
    button: 'Create organization',
    fields: [
      ['Organization name', 'Acme', 'organization'],
      ['URL', 'free-for-now', 'off'],
    ],
    optional: ['URL'],
  },
  'an invitation': {
    path: '/orgs/:slug/people/invite',
    who: 'admin',
    button: 'Send invitation',
    fields: [
      ['Email', 'zoe@acme.test', 'off'],
      ['Message', 'Hello', ''],
    ],
    optional: ['Message'],
  },
  // example:start
  'a product': {
    path: '/orgs/:slug/products/new',
    who: 'admin',
    button: 'Create product',
    fields: [
      ['Name', 'Anvil', 'off'],
      ['Description', 'Falls well.', ''],
      ['Price', '12.50', 'off'],
    ],
    optional: ['Description'],
  },
  // example:end
}

test.describe.configure({ timeout: 120_000 })

test('every form: autocomplete, Enter, focus on the first error, nothing lost, nothing sent twice', async ({
  open,
  problems,
}) => {
  const made = await withLinks(await world(), open)
  for (const [name, form] of Object.entries(forms))
    await test.step(name, async () => {
      const page = await open(form.who && form.who !== 'nobody' ? made.people[form.who] : null)
      await page.goto(made.path(form.path))
      await expect(submit(page, form).locator('xpath=ancestor::form[@novalidate]')).toBeVisible()
      await checkFocus(page, form)
      await checkSending(page, form, name)
      await page.context().close()
    })
  // The browser logs failed requests itself: this test aborts them.
  expect(problems.filter((text) => !/net::ERR_FAILED/.test(text))).toEqual([])
  problems.length = 0
})

/** Submitted empty, then with only the first field filled in: the focus moves to the first error. */
async function checkFocus(page: Page, form: Form) {
  const needed = form.fields.filter(([label]) => !form.optional?.includes(label))
  for (const [label, , autocomplete] of form.fields) {
    expect((await field(page, label).getAttribute('autocomplete')) ?? '', label).toBe(autocomplete)
    await field(page, label).fill('')
  }
  await submit(page, form).click()
  for (const [at, [label, text]] of needed.entries()) {
    await expect(field(page, label)).toBeFocused()
    await expect(field(page, label)).toHaveAccessibleDescription(/\S/)
    await expect(field(page, label)).toHaveAttribute('aria-invalid', 'true')
    await field(page, label).fill(text)
    if (at < needed.length - 1) await field(page, label).press('Enter')
  }
}

/** A double click sends it once; after a failed request values are kept, and Enter sends them. */
async function checkSending(page: Page, form: Form, name: string) {
  let sent = 0
  let cutOff = () => {}
  const held = new Promise<void>((resolve) => (cutOff = resolve))
  await page.route('**', async (route) => {
    if (!route.request().headers()['next-action']) return route.continue()
    sent++
    await held
    await route.abort()
  })
  for (const [label, text] of form.fields) await field(page, label).fill(text)
  await submit(page, form).dblclick()
  await expect.poll(() => sent).toBe(1)
  await submit(page, form).click({ force: true })
  cutOff()
  const alert = page.getByRole('main').getByRole('alert')
  await expect(alert).toContainText('This wasn’t sent')
  for (const [label, text] of form.fields) await expect(field(page, label)).toHaveValue(text)
  expect(sent, `${name} was sent`).toBe(1)
  await expectFocus(page)
  const last = form.fields.findLast(([, , autocomplete]) => autocomplete !== '')
  await field(page, last?.[0] ?? '').press('Enter')
  await expect.poll(() => sent).toBe(2)
}

const field = (page: Page, label: string) =>
  page.getByRole('main').getByLabel(label, { exact: !/^(Message|Description)$/.test(label) })

const submit = (page: Page, form: Form) =>
  page.getByRole('main').getByRole('button', { name: form.button, exact: true })

test('what is typed while the code of a form loads is kept, and without it the server checks the form', async ({
  page,
  problems,
}) => {
  let arrives: (() => void) | undefined
  const held = new Promise<void>((resolve) => (arrives = resolve))
  const email = page.getByLabel('Email')
  await page.goto('/login?by=link', { waitUntil: 'networkidle' })
  await page.route('**/static/chunks/**', async (route) => {
    await held
    await route.continue()
  })
  const code = page.waitForRequest('**/static/chunks/**')
  await email.pressSequentially('olive')
  await code
  arrives?.()
  await email.pressSequentially('@')
  await page.waitForLoadState('networkidle')
  await email.press('Enter')
  await expect(email).toHaveAccessibleDescription(/\S/)
  await expect(email).toHaveValue('olive@')
  await expect(email).toBeFocused()

  await page.goto('/login?by=link', { waitUntil: 'networkidle' })
  await page.unroute('**/static/chunks/**')
  await page.route('**/static/chunks/**', (route) => route.abort())
  await email.fill('olive@')
  await email.press('Enter')
  await expect(email).toHaveAccessibleDescription(/\S/)
  await expect(email).toHaveValue('olive@')
  await page.close() // it loads other code later
  problems.length = 0 // the browser logs the code that did not load
})

test('a form of an older version says so, and keeps what was typed while the page reloads', async ({
  page,
  problems,
}) => {
  await page.goto('/signup')
  await page.getByLabel('Organization name').fill('Acme Trading')
  await page.getByLabel('Email').fill('olive@acme.test')
  // As if a new version had been deployed, which does not know the action's id.
  await page.route('**/signup', (route) =>
    route.continue({ headers: { ...route.request().headers(), 'next-action': '40'.repeat(21) } }),
  )
  await page.getByRole('button', { name: 'Create organization' }).click()
  const alert = page.getByRole('main').getByRole('alert')
  await expect(alert).toContainText('There’s a new version of this page')
  await page.unroute('**/signup')
  await alert.getByRole('button', { name: 'Reload the page' }).click()
  await expect(alert).toBeHidden()
  await expect(page.getByLabel('Organization name')).toHaveValue('Acme Trading')
  await expect(page.getByLabel('Email')).toHaveValue('olive@acme.test')
  problems.length = 0 // the browser logs the 409 itself
})
