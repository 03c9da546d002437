import { expect, test } from 'vitest'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { db, pool } from '@/lib/db'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { changeRole } from '@/lib/members/change-role'
import { inviteMember } from '@/lib/invitations/invite-member'
import { invite } from '@/lib/testing/invite'
import { acme, as, person } from '@/lib/testing/people'
import { outcomes } from '@/lib/testing/refusal'
import { activateAccount } from '@/lib/accounts/sign-up/activate-account'
import { createJoinLink } from '@/lib/join-links/change-join-link'
import { listJoinLinks } from '@/lib/join-links/queries'
import { enterLeftWaiting, registerToJoin } from '@/lib/join-links/register-to-join'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { mailTo } from '@/lib/testing/mail-to'

/** Locks an organization's row from outside, like a stuck transaction, until released. */
async function hold(organizationId: string) {
  const holder = await pool().connect()
  await holder.query('BEGIN')
  await holder.query('SELECT 1 FROM "Organization" WHERE id = $1 FOR UPDATE', [organizationId])
  return async () => {
    await holder.query('COMMIT')
    holder.release()
  }
}

test('while one organization’s row is locked, others can still read and write', async () => {
  const [a, b] = [await acme(), await acme()]
  const ctx = await as(a.olive, a.slug)
  const other = await as(b.olive, b.slug)
  const guest = await person('Sam')
  const invitation = await invite(ctx, guest.email)
  const letGo = await hold(a.id)
  let isOver = false
  const writes = Array.from({ length: 30 }, (_, n) =>
    n % 2
      ? inviteMember(ctx, { email: `max.${n}@new.test`, role: 'member', message: undefined })
      : changeRole(ctx, { userId: a.mia.id, role: 'admin' }),
  )
  const answer = acceptInvitation(guest, { token: invitation.token })
  const ends = outcomes([...writes, answer]).finally(() => (isOver = true))

  expect((await findSession(b.olive.token, b.slug))?.membership).not.toBeNull()
  await inviteMember(other, { email: 'zoe@new.test', role: 'member', message: undefined })
  await changeRole(other, { userId: b.mia.id, role: 'admin' })
  expect(await db.organization.count({ where: { id: a.id } })).toBe(1)
  expect(isOver).toBe(false)

  // All of A's writes gave up before the row was released.
  expect(await ends).toEqual({ busy: 31 })
  await letGo()
  expect(await outcomes([acceptInvitation(guest, { token: invitation.token })])).toEqual({
    done: 1,
  })
})

test('writes that wait only briefly all succeed, however many there are', async () => {
  const a = await acme()
  const ctx = await as(a.olive, a.slug)
  const letGo = await hold(a.id)
  const writes = Array.from({ length: 30 }, (_, n) =>
    inviteMember(ctx, { email: `max.${n}@new.test`, role: 'member', message: undefined }),
  )
  const ends = outcomes(writes)
  await findSession(a.olive.token, a.slug)
  await letGo()
  expect(await ends).toEqual({ done: 30 })
})

test('a newcomer whose organization is locked just then is activated, and joins later', async () => {
  const org = await acme()
  const ctx = await as(org.adam, org.slug)
  const link = { label: 'Chat', role: 'member', needsApproval: false, days: 30, domains: [] }
  await createJoinLink(ctx, link)
  const [{ url } = { url: null }] = await listJoinLinks(ctx)
  const email = `sam.${org.slug}@new.test`
  await registerToJoin({ token: new URL(url!).pathname.replace('/join/', ''), email })
  await drainOutbox()
  const { token } = await mailTo(email)
  const password = 'four unrelated words here'
  const letGo = await hold(org.id)
  const form = { token, name: 'Sam', password, confirmPassword: password }
  expect(await activateAccount(form, null)).toMatchObject({ slug: undefined })
  const joined = () =>
    db.organizationUser.count({ where: { organizationId: org.id, user: { email } } })
  expect(await joined()).toBe(0)
  await letGo()
  await enterLeftWaiting()
  expect(await joined()).toBe(1)
})
