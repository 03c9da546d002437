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

/** Acme, and an invitation of Adam's to somebody who has no account. */
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

test('a newcomer gives name and password and is in at once', async () => {
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

test('the address is the invited one, whatever the form says', async () => {
  const { email, token } = await invited()
  await join(token, { email: 'stranger@evil.test', inviteeIdentifier: 'stranger@evil.test' })
  expect(await db.user.count({ where: { email } })).toBe(1)
  expect(await db.user.count({ where: { email: 'stranger@evil.test' } })).toBe(0)
})

test('a sign-up that waits for the same address becomes active with it', async () => {
  const { email, token } = await invited()
  const slug = `mine-${email.split('@')[0]!.replaceAll('.', '-')}`
  await signUp({ name: 'Mine', slug, email })
  const { session } = await join(token)
  expect((await findSession(entered(session).token, slug))?.membership).toMatchObject({
    isOwner: true,
  })
  expect(await db.user.count({ where: { email } })).toBe(1)
})

describe('an address that has an account signs in instead', () => {
  test('active', async () => {
    const { slug, olive } = await acme()
    const zoe = await person('Zoe')
    const { token } = await invite(await as(olive, slug), zoe.email)
    await expectRefusal('sign-in-failed', () => join(token))
    expect((await findSession(zoe.token))?.user.name).toBe('Zoe')
  })

  test('switched off by staff: it does not come back by an invitation', async () => {
    const { email, token } = await invited()
    await db.user.create({ data: { email, deactivatedAt: new Date() } })
    await expectRefusal('sign-in-failed', () => join(token))
  })
})

describe('it is refused, and nothing is used up', () => {
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

  test('with a wrong link', async () => {
    const { token } = await invited()
    for (const wrong of ['', 'x', `${token}x`])
      await expectRefusal('link-invalid', () => join(wrong))
  })

  test('with a password that is easily guessed', async () => {
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

test('the form keeps only what it asks for', () => {
  const input = { token: 'x', name: 'Newcomer', password, confirmPassword: password }
  const more = { email: 'stranger@evil.test', role: 'admin', isSuperuser: true }
  expect(joinByInvitationSchema.parse({ ...input, ...more })).toEqual(input)
})
