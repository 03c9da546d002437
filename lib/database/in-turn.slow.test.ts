import { expect, test } from 'vitest'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { db, pool } from '@/lib/db'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { changeRole } from '@/lib/members/change-role'
import { inviteMember } from '@/lib/invitations/invite-member'
import { invite } from '@/lib/testing/invite'
import { acme, as, person } from '@/lib/testing/people'
import { outcomes } from '@/lib/testing/refusal'

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
