import { text } from 'node:stream/consumers'
import type { ReactNode } from 'react'
import { renderToReadableStream } from 'react-dom/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import LandingPage from '@/app/page'
import LoginPage from '@/app/(card)/login/page'
import SignUpPage from '@/app/(card)/signup/page'
import NewOrganizationPage from '@/app/(me)/orgs/new/page'
import OrganizationsPage from '@/app/(me)/orgs/page'
import InsightsPage from '@/app/orgs/[slug]/insights/page'
import SettingsPage from '@/app/orgs/[slug]/settings/page'
import { SignedInFrame } from '@/components/shell/signed-in-frame'
import config from '@/guildhall.config'
import { defaultAllowances } from '@/lib/config/allowances'
import { acme, person } from '@/lib/testing/people'
import { askAs } from '@/lib/testing/ask-as'

beforeEach(() =>
  Object.assign(config.allow, {
    ...{ signUp: 'invited', createOrganization: 'staff' },
    ...{ deleteOrganization: false, insights: false, exports: false },
  }),
)
afterEach(() => void Object.assign(config.allow, defaultAllowances))

const props = (params: object = {}) =>
  ({ params: Promise.resolve(params), searchParams: Promise.resolve({}) }) as never

async function shown(page: () => Promise<ReactNode>, who?: { token: string }) {
  askAs(who?.token)
  const stream = await renderToReadableStream(await page())
  await stream.allReady
  return text(stream as unknown as AsyncIterable<Uint8Array> & NodeJS.ReadableStream)
}

test('signed-out people see no link to sign up, and the sign-up page says why', async () => {
  expect(await shown(() => LandingPage())).not.toContain('href="/signup"')
  expect(await shown(() => LoginPage(props()))).not.toContain('href="/signup"')
  const page = await shown(() => SignUpPage(props()))
  expect(page).toContain('You need an invitation to create an account.')
  expect(page).not.toContain('<form')
})

test('people who may not create an organization see no link to it, and the page says why', async () => {
  const zoe = await person('Zoe')
  askAs(zoe.token)
  expect(await shown(() => OrganizationsPage(props()), zoe)).not.toContain('href="/orgs/new"')
  const page = await shown(() => NewOrganizationPage(props()), zoe)
  expect(page).toContain('Your account can’t create organizations.')
  expect(page).not.toContain('<form')
  const frame = await SignedInFrame({ user: zoe, nav: [], children: null })
  expect((frame.props as { createHref?: string }).createHref).toBeUndefined()
})

test('owners read that insights are disabled and that only staff can delete', async () => {
  const { slug, olive } = await acme()
  expect(await shown(() => InsightsPage(props({ slug })), olive)).toContain(
    'Insights are switched off',
  )
  const settings = await shown(() => SettingsPage(props({ slug })), olive)
  expect(settings).toContain('Owners can’t delete organizations here.')
  expect(settings).not.toContain('id="delete"')
})

test('with everything allowed, all links are shown', async () => {
  Object.assign(config.allow, defaultAllowances)
  expect(await shown(() => LandingPage())).toContain('href="/signup"')
  expect(await shown(() => LoginPage(props()))).toContain('href="/signup"')
  const { slug, olive } = await acme()
  expect(await shown(() => OrganizationsPage(props()), olive)).toContain('href="/orgs/new"')
  expect(await shown(() => SettingsPage(props({ slug })), olive)).toContain('id="delete"')
})
