import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hashPassword } from '@/lib/accounts/passwords/passwords'
import type { FormAction } from '@/lib/action/form-state'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { acme } from '@/lib/testing/people'
import { nothingChanges } from '@/lib/testing/snapshot'
import { PASSWORD } from '@/lib/testing/with-password'
import { askAs } from '@/lib/testing/ask-as'
import { asking } from '@/lib/testing/next-request'

/**
 * Actions that require a proof of identity from the last ten minutes. Each name here is a decision, and
 * so is each that is not.
 */
const graveActions = [
  'addPasskeyAction',
  'changeOwnerAction',
  'changeSignInPolicyAction',
  'confirmAuthenticatorAction',
  'connectProviderAction',
  'deactivatePersonAction',
  'deleteAnyOrganizationAction',
  'deleteOrganizationAction',
  'deletePersonAction',
  'disconnectProviderAction',
  'editPersonAction',
  'grantStaffAction',
  'makePrimaryAction',
  'makeRecoveryCodesAction',
  'offerOwnershipAction',
  'purgeOrganizationAction',
  'removeAddressAction',
  'removeAuthenticatorAction',
  'removePasskeyAction',
  'requestAddressAction',
  'requestFurtherAddressAction',
  'resetFactorsAction',
  'revokeStaffAction',
  'scheduleDeletionAction',
  'startAuthenticatorAction',
]

const root = join(import.meta.dirname, '../..')
const files = readdirSync(join(root, 'lib'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  /^(accounts\/)?[^/]+\/actions\.ts$/.test(path),
)
const actions = Object.assign(
  {},
  ...(await Promise.all(files.map((path) => import(join(root, 'lib', path))))),
) as Record<string, FormAction>

/** Posts a form to an action as a staff member who owns the organization it names. */
async function send(
  name: string,
  provedAt: Date,
  fields: Record<string, string> = {},
  account: { passwordHash?: string } = {},
  around: <R>(work: () => Promise<R>) => Promise<R> = nothingChanges,
  org = acme(),
  headers: Record<string, string> = {},
) {
  const { olive, slug } = await org
  await db.user.update({ where: { id: olive.id }, data: { isSuperuser: true, ...account } })
  await db.session.update({ where: { id: olive.sessionId }, data: { provedAt } })
  askAs(olive.token)
  asking.headers = new Headers({
    origin: env.APP_URL,
    host: new URL(env.APP_URL).host,
    'x-guildhall-path': '/here?q=1',
    ...headers,
  })
  const form = new FormData()
  for (const [field, value] of Object.entries({ org: slug, ...fields })) form.set(field, value)
  try {
    return { answer: await around(() => actions[name]!(form)) }
  } catch (error) {
    return { leadsTo: String((error as { digest?: string }).digest ?? error) }
  }
}

const longAgo = new Date(Date.now() - 11 * 60_000)
const asks = (sent: object) =>
  JSON.stringify(sent).includes('/account/confirm?next=%2Fhere%3Fq%3D1')

test('exactly the listed actions ask for a proof if the sign-in is too old', async () => {
  const found: string[] = []
  const org = acme() // which none of them changes
  for (const name of Object.keys(actions)) {
    if (name === 'signOutAction' || name === 'endAllSessionsAction') continue
    const sent = await send(name, longAgo, {}, {}, nothingChanges, org)
    if (asks(sent)) found.push(name)
  }
  expect(found.toSorted()).toEqual(graveActions)
}, 120_000)

test.each(graveActions)('%s: asks for nothing after a recent sign-in', async (name) => {
  expect(asks(await send(name, new Date()))).toBe(false)
})

test('a wrong or empty password is refused at its field, and the right one is accepted', async () => {
  const passwordHash = await hashPassword(PASSWORD)
  for (const password of ['', 'wrong']) {
    const sent = await send('requestAddressAction', longAgo, { password }, { passwordHash })
    expect(sent).toMatchObject({ answer: { fields: { password: expect.any(String) } } })
  }
  const fields = { password: PASSWORD, email: 'no address' }
  const sent = await send('requestAddressAction', longAgo, fields, { passwordHash }, (work) =>
    work(),
  )
  expect(sent).toMatchObject({ answer: { fields: { email: expect.any(String) } } })
})

test('with JavaScript the form learns where to prove it, and what was typed, except passwords', async () => {
  const fields = { email: 'new@acme.test', newPassword: 'secret' }
  const sent = await send('requestAddressAction', longAgo, fields, {}, nothingChanges, acme(), {
    'next-action': '40'.repeat(21),
  })
  expect(sent).toEqual({
    answer: {
      proofPath: '/account/confirm?next=%2Fhere%3Fq%3D1',
      values: { org: expect.any(String), email: 'new@acme.test' },
    },
  })
})
