import { describe, expect, test } from 'vitest'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { verifyPassword } from '@/lib/accounts/passwords/passwords'
import { db } from '@/lib/db'
import type { ErrorCode } from '@/lib/errors'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import { joinByInvitationSchema } from '@/lib/invitations/schema'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { entered } from '@/lib/testing/entered'
import { invite } from '@/lib/testing/invite'
import { acme, as, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

const password = 'brisk teal otters swim'

/** Acme, and an invitation from Adam to an address without an account. */
async function invited(role = 'member') {
  const org = await acme()
  const email = `newcomer.${org.slug}@new.test`
  const { id: invitationId, token } = await invite(await as(org.adam, org.slug), email, role)
  return { ...org, email, invitationId, token }
}
const join = (token: string, changes: object = {}) =>
  joinByInvitation(
    { token, name: 'Newcomer', password, confirmPassword: password, ...changes },
    { ip: '203.0.113.1', userAgent: 'Firefox' },
  )

test('a newcomer enters name and password and is a member immediately', async () => {
  const { slug, adam, email, invitationId, token } = await invited()
  const { result, events, mails } = await watch(() => join(token))
  expect(result.slug).toBe(slug)
  const found = await findSession(entered(result.session).token, slug)
  expect(found).toMatchObject({ user: { name: 'Newcomer', email }, membership: { role: 'member' } })
  const user = await db.user.findUniqueOrThrow({ where: { email } })
  expect(user).toMatchObject({ isActive: true, emailVerified: expect.any(Date) })
  expect(await verifyPassword(user.passwordHash, password)).toBe(true)
  const row = await db.organizationInvitation.findUniqueOrThrow({ where: { id: invitationId } })
  expect(row).toMatchObject({ status: 'accepted', inviteeId: user.id })
  expect(events.map(({ type }) => type)).toEqual([
    'invitation.accepted',
    'member.added',
    'user.activated',
    'user.signedIn',
  ])
  expect(mails).toEqual([`invitation-accepted to ${adam.email}`])
})

test('the account gets the invited address, whatever the form says', async () => {
  const { email, token } = await invited()
  await join(token, { email: 'stranger@evil.test', inviteeIdentifier: 'stranger@evil.test' })
  expect(await db.user.count({ where: { email } })).toBe(1)
  expect(await db.user.count({ where: { email: 'stranger@evil.test' } })).toBe(0)
})

test('a pending sign-up for the same address is activated with it', async () => {
  const { email, token } = await invited()
  const slug = `mine-${email.split('@')[0]!.replaceAll('.', '-')}`
  await signUp({ name: 'Mine', slug, email })
  const { session } = await join(token)
  expect((await findSession(entered(session).token, slug))?.membership).toMatchObject({
    isOwner: true,
  })
  expect(await db.user.count({ where: { email } })).toBe(1)
})

describe('an address with an account has to sign in instead', () => {
  test('active', async () => {
    const { slug, olive } = await acme()
    const zoe = await person('Zoe')
    const { token } = await invite(await as(olive, slug), zoe.email)
    await expectRefusal('sign-in-failed', () => join(token))
    expect((await findSession(zoe.token))?.user.name).toBe('Zoe')
  })

  test('deactivated by staff: an invitation does not reactivate it', async () => {
    const { email, token } = await invited()
    await db.user.create({ data: { email, deactivatedAt: new Date() } })
    await expectRefusal('sign-in-failed', () => join(token))
  })
})

describe('a refused attempt uses nothing up', () => {
  test.each<[string, object, ErrorCode]>([
    ['revoked', { status: 'revoked' }, 'invitation-revoked'],
    ['declined', { status: 'declined' }, 'invitation-declined'],
    ['accepted', { status: 'accepted' }, 'invitation-used'],
    ['sent again', { version: 2 }, 'invitation-replaced'],
    ['too late', { expiresAt: new Date(Date.now() - 1000) }, 'invitation-expired'],
  ])('when it was %s', async (_, data, code) => {
    const { invitationId, token } = await invited()
    await db.organizationInvitation.update({ where: { id: invitationId }, data })
    await expectRefusal(code, () => join(token))
  })

  test('with an invalid link', async () => {
    const { token } = await invited()
    for (const wrong of ['', 'x', `${token}x`])
      await expectRefusal('link-invalid', () => join(wrong))
  })

  test('with a password that is easy to guess', async () => {
    const { name, slug, email, token } = await invited()
    const attempt = (password: string) => () => join(token, { password })
    await expectRefusal('password-common', attempt('passwordpassword'), 'password')
    for (const own of [email, `${name}${name}`.padEnd(15, '1')])
      await expectRefusal('password-own', attempt(own), 'password')
    expect((await join(token)).slug).toBe(slug)
  })

  test('twice: the second time it is used', async () => {
    const { token } = await invited()
    await join(token)
    await expectRefusal('invitation-used', () => join(token, { name: 'Stranger' }))
  })
})

test('the form keeps only its own fields', () => {
  const input = { token: 'x', name: 'Newcomer', password, confirmPassword: password }
  const more = { email: 'stranger@evil.test', role: 'admin', isSuperuser: true }
  expect(joinByInvitationSchema.parse({ ...input, ...more })).toEqual(input)
})
