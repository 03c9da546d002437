import { expect, test } from 'vitest'
import { GET, POST } from '@/app/api/unsubscribe/[token]/route'
import { mailTemplates } from '@/emails/mail-templates'
import { makeToken } from '@/lib/access/tokens'
import {
  chooseMails,
  unsubscribe,
  unsubscribeLink,
} from '@/lib/accounts/notifications/choose-mails'
import { findUnsubscribeLink, listMailKinds } from '@/lib/accounts/notifications/queries'
import { chooseMailsSchema } from '@/lib/accounts/notifications/schema'
import { changePassword } from '@/lib/accounts/profile/change-password'
import { days } from '@/lib/config/define-guildhall'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { mailKindOf, mailKinds, type MailKind } from '@/lib/mail/mail-kinds'
import { changeRole } from '@/lib/members/change-role'
import { leaveOrganization } from '@/lib/members/leave-organization'
import { mailTo } from '@/lib/testing/mail-to'
import { acme, as, person, type Person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'
import { PASSWORD, personWithPassword } from '@/lib/testing/with-password'

const kinds = Object.keys(mailKinds) as MailKind[]
const nothing = chooseMailsSchema.parse({})
const off = async (user: Person) =>
  (await listMailKinds(user)).filter(([, isOn]) => !isOn).map(([kind]) => kind)
const linkOf = ({ id }: Person, kind: MailKind) => {
  const { pathname } = new URL(unsubscribeLink(id, kind), env.APP_URL)
  return { token: pathname.split('/').at(-1)!, kind }
}
const asked = (address: string) =>
  [
    new Request(address, { method: 'POST' }),
    { params: Promise.resolve({ token: new URL(address).pathname.split('/').at(-1)! }) },
  ] as const

test.each([
  'account-closing',
  'account-ending',
  'account-exists',
  'account-kept',
  'activate-account',
  'domain-lapsed',
  'email-add',
  'email-added',
  'email-change',
  'email-changed',
  'email-edited',
  'email-in-use',
  'email-removed',
  'email-restored',
  'factor-required',
  'factors-changed',
  'invitation',
  'invitation-account',
  'join-refused',
  'member-removed',
  'member-suspended',
  'new-device',
  'organization-deleted',
  'organization-ending',
  'organization-restored',
  'ownership-declined',
  'ownership-offered',
  'ownership-transferred',
  'ownership-withdrawn',
  'password-changed',
  'password-reset',
  'provider-changed',
  'sign-in-link',
])('nobody can turn off %s', (template) => {
  expect(mailTemplates).toHaveProperty(template)
  expect(mailKindOf(template)).toBeUndefined()
})

test('Mia turns a type of email off and on again', async () => {
  const mia = await person('Mia')
  expect(await off(mia)).toEqual([])
  const wanted = { answers: 'true', requests: '', membership: 'true', departures: 'true' }
  const { events } = await watch(() => chooseMails(mia, chooseMailsSchema.parse(wanted)))
  expect(events).toEqual([
    { type: 'user.mailsChosen', actor: 'Mia', data: { from: [], to: ['requests'] } },
  ])
  expect(await off(mia)).toEqual(['requests'])
  await nothingChanges(() => chooseMails(mia, chooseMailsSchema.parse(wanted)))
  await chooseMails(mia, chooseMailsSchema.parse({ ...wanted, requests: 'true' }))
  expect(await off(mia)).toEqual([])
})

test('an email that Mia turned off is not queued for her, but for Max', async () => {
  const { slug, adam, mia, max } = await acme()
  await chooseMails(mia, { ...nothing, answers: true })
  const ctx = await as(adam, slug)
  const promoted = await watch(async () => {
    await changeRole(ctx, { userId: mia.id, role: 'admin' })
    await changeRole(ctx, { userId: max.id, role: 'admin' })
  })
  expect(promoted.mails).toEqual([`role-changed to ${max.email}`])
})

test('an email that Mia turned off while it was queued is not sent', async () => {
  const { slug, adam, mia } = await acme()
  await changeRole(await as(adam, slug), { userId: mia.id, role: 'admin' }, false)
  await unsubscribe(linkOf(mia, 'membership'))
  await drainOutbox()
  expect(await db.outbox.findMany({ where: { recipient: mia.email } })).toMatchObject([
    { template: 'role-changed', status: 'dropped' },
  ])
})

test('a security notice is sent even if everything is turned off', async () => {
  const mia = await personWithPassword('Mia')
  await chooseMails(mia, nothing)
  const password = 'another four quiet words'
  const { mails } = await watch(() =>
    changePassword(mia, { currentPassword: PASSWORD, password, confirmPassword: password }),
  )
  expect(mails).toEqual([`password-changed to ${mia.email}`])
})

test('an email says where to turn it off: a page that changes nothing, and a POST that does', async () => {
  const { slug, olive, adam, mia } = await acme()
  await leaveOrganization(await as(mia, slug))
  await drainOutbox()
  const { unsubscribeUrl = '', text } = await mailTo(olive.email)
  const page = unsubscribeUrl.replace('/api', '')
  expect(text).toContain(page)
  await nothingChanges(async () => {
    const opened = await GET(...asked(unsubscribeUrl))
    expect([opened.status, opened.headers.get('location')]).toEqual([
      307,
      page.slice(env.APP_URL.length),
    ])
    const link = linkOf(olive, 'departures')
    expect(await findUnsubscribeLink(link)).toEqual({ link, isOff: false })
  })
  const { result, events } = await watch(() => POST(...asked(unsubscribeUrl)))
  expect(result.status).toBe(204)
  expect(events).toMatchObject([{ type: 'user.mailsChosen', actor: 'Olive' }])
  expect([await off(olive), await off(adam)]).toEqual([['departures'], []])
  await nothingChanges(() => POST(...asked(unsubscribeUrl)))
  expect(await findUnsubscribeLink(linkOf(olive, 'departures'))).toMatchObject({ isOff: true })
})

test('an email that is always sent does not mention it', async () => {
  const mia = await personWithPassword('Mia')
  const password = 'another four quiet words'
  await changePassword(mia, { currentPassword: PASSWORD, password, confirmPassword: password })
  await drainOutbox()
  const mail = await mailTo(mia.email)
  expect(mail.unsubscribeUrl).toBeUndefined()
  expect(mail.text).not.toContain('unsubscribe')
})

test('a link for another type, another purpose or an unknown person, or an expired one, changes nothing', async () => {
  const mia = await person('Mia')
  const { token } = linkOf(mia, 'answers')
  const old = makeToken('unsubscribe', mia.id, 'answers', new Date(Date.now() - days(366)))
  for (const link of [
    { token, kind: 'requests' as const },
    { token: makeToken('device', mia.id, 'answers'), kind: 'answers' as const },
    { token: old, kind: 'answers' as const },
    { token: 'dead', kind: 'answers' as const },
  ]) {
    await expectRefusal('link-invalid', () => unsubscribe(link))
    expect(await findUnsubscribeLink(link)).toBeNull()
  }
  const { status } = await POST(...asked(`${env.APP_URL}/api/unsubscribe/${token}?kind=everything`))
  expect(status).toBe(400)
  expect(await findUnsubscribeLink({ token, kind: 'everything' })).toBeNull()
})

test('a link works with a bracket after it', async () => {
  const link = linkOf(await person('Mia'), 'answers')
  const found = await findUnsubscribeLink({ ...link, kind: 'answers>' })
  expect(found).toEqual({ link, isOff: false })
})

test('turning off all types concurrently loses none', async () => {
  const mia = await person('Mia')
  await Promise.all(kinds.map((kind) => unsubscribe(linkOf(mia, kind))))
  expect(await off(mia)).toEqual(kinds)
})
